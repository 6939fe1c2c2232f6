import { defineRefusals } from '../../platform/refusals.ts'

export const priceListRefusals = defineRefusals({
  tooManyLists: {
    code: 'too-many-price-lists',
    status: 409,
    title: 'There are too many price lists.',
    hint: 'Remove those whose time is over.',
  },
  tooManyPrices: {
    code: 'too-many-prices',
    status: 409,
    title: 'There are too many prices in the list.',
    hint: 'Remove prices with `removePrices`, or make another list.',
  },
})
