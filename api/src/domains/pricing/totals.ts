import type { CartToPrice, LineToPrice, ShippingMethodToPrice, TaxToPrice } from './cart-to-price.ts'
import { priceCart } from './price-cart.ts'

/** Integer minor units of one currency. */
export interface Totals {
  /** Goods, tax included */
  subtotalAmount: number
  /** Shipping, tax included */
  fulfillmentAmount: number
  /** Contained in the total, not added to it */
  taxAmount: number
  totalAmount: number
}

/**
 * What a checkout costs where a store has one tax rate, prices that contain it, and one way to ship everything. Pure:
 * {@link priceCart} of a cart without promotions.
 */
export function computeTotals(of: {
  lines: readonly { unitPriceAmount: number; quantity: number }[]
  shipping: { priceAmount: number; freeFromAmount: number | null }
  taxBasisPoints: number
}): Totals {
  const { totals } = priceCart({
    ...plainCart,
    lines: of.lines.map((line, at) => ({ ...plainLine, ...pick(line), id: String(at), offerId: String(at) })),
    shipping: {
      destination: null,
      methods: [onlyMethod(of.shipping)],
      chosen: [{ sellerId: '', methodId: '' }],
    },
    tax: onlyRate(of.taxBasisPoints),
  })
  const { subtotalAmount, fulfillmentAmount, taxAmount, totalAmount } = totals
  return { subtotalAmount, fulfillmentAmount, taxAmount, totalAmount }
}

const pick = ({ unitPriceAmount, quantity }: { unitPriceAmount: number; quantity: number }) => ({
  unitPriceAmount,
  quantity,
})

/** No rule here depends on the currency, the moment or the place, so any will do. */
const plainCart: Omit<CartToPrice, 'lines' | 'shipping' | 'tax'> = {
  currency: 'XXX',
  pricesIncludeTax: true,
  priceLists: [],
  promotions: [],
  codes: [],
  customer: { groupIds: [], isFirstOrder: false, vatNumber: null, exemptions: [] },
  now: new Date(0),
  timeZone: 'UTC',
}

const plainLine: Omit<LineToPrice, 'id' | 'offerId' | 'unitPriceAmount' | 'quantity'> = {
  variantId: '',
  productId: '',
  sellerId: '',
  categoryIds: [],
  collectionIds: [],
  taxClass: '',
  isDiscountable: true,
  needsShipping: true,
  weightGrams: 0,
  sizeMillimeters: null,
}

const every = { from: 0, below: null }

const onlyMethod = (of: { priceAmount: number; freeFromAmount: number | null }): ShippingMethodToPrice => ({
  id: '',
  title: '',
  sellerId: null,
  currency: plainCart.currency,
  places: [],
  rates: [
    {
      id: '',
      weightGrams: every,
      amount: every,
      quantity: every,
      volumeCubicCentimeters: every,
      longestMillimeters: every,
      baseAmount: of.priceAmount,
      pieceAmount: 0,
      kilogramAmount: 0,
    },
  ],
  freeFrom: of.freeFromAmount === null ? null : { amount: of.freeFromAmount, of: 'cart' },
  taxClass: '',
  minDays: 0,
  maxDays: 0,
  pickupPointId: null,
})

const onlyRate = (basisPoints: number): TaxToPrice => ({
  zones: [
    {
      id: '',
      places: [],
      rates: [
        { id: '', title: '', taxClass: '', partsPerMillion: basisPoints * 100, from: null, until: null },
      ],
    },
  ],
  onShipping: 'own-class',
  reverseCharge: null,
})
