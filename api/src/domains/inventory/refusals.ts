import { defineRefusals } from '../../platform/refusals.ts'

export const inventoryRefusals = defineRefusals({
  outOfStock: {
    code: 'out-of-stock',
    status: 409,
    title: 'There is not enough stock.',
    hint: 'Lower the quantity of the offers in `offerIds`, or remove them, and try again. Nothing was set aside.',
  },
})
