import type { Cost, GrantedGift, NotApplied } from '../promotions/index.ts'
import type { ExplainedStep } from './explanation.ts'
import type { ShippingOption, ShippingProblem } from './packages.ts'
import type { TaxRelief } from './tax-due.ts'

/** What a cart costs, to the last minor unit, and why. Amounts are integer minor units of `currency`. */
export interface PricedCart {
  currency: string
  pricesIncludeTax: boolean
  /** In the order of the cart */
  lines: PricedLine[]
  /** What each seller sends to each destination, by seller, then by destination */
  packages: PricedPackage[]
  /** In the order they were taken off */
  discounts: Discount[]
  gifts: GrantedGift[]
  taxes: PricedTax[]
  totals: CartTotals
  /** Codes and promotions that lower nothing; whom to tell of those without code is the caller's choice */
  notApplied: NotApplied[]
  /** False while shipping of a package has no price: then the total lacks it */
  isComplete: boolean
  /** Every step from nothing to the total; amounts of all steps add up to it */
  explanation: ExplainedStep[]
}

export interface PricedLine {
  id: string
  offerId: string
  sellerId: string
  /** 0: the main one, n: the n-th of the others */
  destination: number
  quantity: number
  /** Of the offer, before price lists */
  listUnitPriceAmount: number
  unitPriceAmount: number
  /** Null: the offer's own price */
  priceListId: string | null
  /** Unit price times quantity */
  subtotalAmount: number
  discountAmount: number
  taxRateId: string | null
  taxAmount: number
  taxRelievedAmount: number
  /** What is paid for the line, with its tax */
  totalAmount: number
}

export interface PricedPackage {
  sellerId: string
  /** 0: the main one, n: the n-th of the others */
  destination: number
  lineIds: string[]
  weightGrams: number
  quantity: number
  /** Goods after discounts */
  goodsAmount: number
  /** What was chosen; null: see `because` */
  method: ShippingOption | null
  because: ShippingProblem | null
  /** What could be chosen, cheapest first; before promotions */
  options: ShippingOption[]
  amount: number
  discountAmount: number
  taxAmount: number
  taxRelievedAmount: number
  /** What is paid for its shipping, with tax */
  totalAmount: number
}

/** What one promotion takes off. */
export interface Discount {
  promotionId: string
  title: string
  code: string | null
  on: 'goods' | 'shipping'
  amount: number
  /** Parts of the amount; each has a line (goods) or a seller's package (shipping) */
  allocations: { lineId: string | null; sellerId: string; destination: number; amount: number }[]
  costs: Cost[]
}

export interface PricedTax {
  /** Null: no rate is known, nothing is due */
  rateId: string | null
  title: string | null
  partsPerMillion: number
  relief: TaxRelief | null
  /** Goods and shipping it is due on, after discounts, as prices are: with tax or without */
  amount: number
  taxAmount: number
  relievedAmount: number
}

/**
 * subtotal − discount + fulfillment − fulfillment discount + tax added − tax relieved = total, none of them below 0.
 * Tax is tax included plus tax added, net is total less tax.
 */
export interface CartTotals {
  subtotalAmount: number
  discountAmount: number
  fulfillmentAmount: number
  fulfillmentDiscountAmount: number
  taxAmount: number
  /** Contained in the prices */
  taxIncludedAmount: number
  /** On top of the prices */
  taxAddedAmount: number
  /** Contained in the prices and not due */
  taxRelievedAmount: number
  netAmount: number
  totalAmount: number
}
