import { defineRefusals } from '../../platform/refusals.ts'

export const inventoryRefusals = defineRefusals({
  outOfStock: {
    code: 'out-of-stock',
    status: 409,
    title: 'There is not enough stock.',
    hint: 'Lower the quantity of the offers in `offerIds`, or remove them, and try again. Nothing was set aside.',
  },
  stockReserved: {
    code: 'stock-reserved',
    status: 409,
    title: 'More is set aside for buyers than you counted.',
    hint: 'So many pieces as `reserved` says are promised to buyers who are about to pay. Wait until they have, or have not: at most about half an hour; then count again.',
  },
  stockNotCounted: {
    code: 'stock-not-counted',
    status: 409,
    title: 'This offer is sold whatever is in stock.',
    hint: 'There is nothing to count and nothing to run out of.',
  },
  stockTooHigh: {
    code: 'stock-too-high',
    status: 409,
    title: 'There cannot be that much of an offer.',
    hint: 'At most 1,000,000,000 pieces of an offer are kept. Count what there is.',
  },
})
