import type { Client } from '@tradepost/sdk'
import type { Confirmation } from './confirmations.ts'

const id = (ids: readonly string[], at = 0) => ids[at] ?? ''
/** The version that was shown, where the address ends with it. */
const version = (ids: readonly string[]) => Number(ids.at(-1))

const promotionTitle = async (api: Client, ids: readonly string[]) =>
  (await api.getPromotion({ promotionId: id(ids) })).title
const zoneName = async (api: Client, ids: readonly string[]) =>
  (await api.getTaxZone({ taxZoneId: id(ids) })).name

/** What is asked about promotions, price lists, tax and shipping. */
export const priceConfirmations: Record<string, Confirmation> = {
  'end-promotion': {
    subject: promotionTitle,
    title: (title) => `End ${title} for good?`,
    text: 'No cart has it any more, and it cannot be started again: pause it if you may want it back. Quotes and orders keep what it gave them.',
    button: 'End it',
    call: (api, ids) => api.endPromotion.try({ promotionId: id(ids), ifMatch: version(ids) }),
    done: 'The promotion has ended.',
    back: (ids) => `/promotions/${id(ids)}`,
  },
  'remove-promotion': {
    subject: promotionTitle,
    title: (title) => `Remove the draft ${title}?`,
    text: 'Nobody ever had it. It is gone from the list.',
    button: 'Remove',
    call: (api, ids) => api.removePromotion.try({ promotionId: id(ids), ifMatch: version(ids) }),
    done: 'The draft is removed.',
    back: (ids) => `/promotions/${id(ids)}`,
    after: '/promotions',
  },
  'remove-price-list': {
    subject: async (api, ids) => (await api.getPriceList({ priceListId: id(ids) })).title,
    title: (title) => `Remove ${title} with its prices?`,
    text: 'Carts go back to what the offers cost, or to another list. Quotes and orders keep their prices. Disable the list if you may want it back.',
    button: 'Remove',
    call: (api, ids) => api.removePriceList.try({ priceListId: id(ids), ifMatch: version(ids) }),
    done: 'The price list is removed.',
    back: (ids) => `/price-lists/${id(ids)}`,
    after: '/price-lists',
  },
  'remove-tax-zone': {
    subject: zoneName,
    title: (name) => `Remove ${name} with its rates?`,
    text: 'Its places then go by a wider zone, or by the tax of the store. Quotes and orders keep what they were promised.',
    button: 'Remove',
    call: (api, ids) => api.removeTaxZone.try({ taxZoneId: id(ids), ifMatch: version(ids) }),
    done: 'The zone is removed.',
    back: (ids) => `/tax/${id(ids)}`,
    after: '/tax',
  },
  'remove-tax-rate': {
    subject: zoneName,
    title: (name) => `Remove this rate of ${name}?`,
    text: 'As if it had never been. Where it was right until now, let it end instead: that is how the books stay readable.',
    button: 'Remove',
    call: (api, ids) =>
      api.removeTaxRate.try({ taxZoneId: id(ids), taxRateId: id(ids, 1), ifMatch: version(ids) }),
    done: 'The rate is removed.',
    back: (ids) => `/tax/${id(ids)}`,
  },
  'remove-tax-exemption': {
    subject: async (api, ids) => {
      const { items } = await api.listTaxExemptions({ customerId: id(ids) })
      return items.find((one) => one.id === id(ids, 1))?.reference ?? 'this exemption'
    },
    title: (reference) => `Remove the exemption “${reference}”?`,
    text: 'The customer pays tax again. Quotes and orders keep what they were promised.',
    button: 'Remove',
    call: (api, ids) => api.removeTaxExemption.try({ customerId: id(ids), taxExemptionId: id(ids, 1) }),
    done: 'The exemption is removed.',
    back: (ids) => `/customers/${id(ids)}`,
  },
  'remove-shipping': {
    subject: async (api, ids) =>
      (await api.listShippingMethodsAsStaff()).items.find((one) => one.id === id(ids))?.name ?? 'this way',
    title: (name) => `Remove ${name}?`,
    text: 'Buyers cannot choose it any more. Orders that have it keep it.',
    button: 'Remove',
    call: (api, ids) => api.removeShippingMethod.try({ shippingMethodId: id(ids) }),
    done: 'The way to ship is removed.',
    back: () => '/shipping',
  },
}
