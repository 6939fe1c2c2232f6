import type { TxContext } from '../../platform/context.ts'
import { sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type Cart, cartRefusals, nothingKnown, priceThisCart } from '../cart/index.ts'
import type { HoldWish } from '../inventory/index.ts'
import type { Asking, PricedTax } from '../pricing/index.ts'
import type { Order } from './order.ts'
import type { AddedLine, AddedOffer, OrderEdit } from './order-edit.ts'
import { holdWishes, quoteLines } from './quote-lines.ts'
import type { AddedTotals } from './sold-order-queries.ts'

/** An offer that is to be added, under the id that its line will have. */
export interface OfferToAdd extends AddedOffer {
  lineId: string
}

/**
 * What offers cost this buyer now, sent to addresses of the order: by price lists, rules of quantities and tax, without
 * promotions and shipping; or at the price that is named for them.
 * @throws Refusal out-of-stock, offer-not-found, offer-not-for-sale, offer-not-priced, quantity-not-allowed,
 *   nothing-to-wrap, total-too-large
 */
export async function priceAddedLines(
  context: TxContext,
  of: {
    order: Order
    add: readonly OfferToAdd[]
    asking: Asking | null
    /** An earlier preview: what it holds is there for this one */
    replaced: OrderEdit | null
  },
): Promise<{ added: AddedLine[]; addedTaxes: PricedTax[]; wishes: HoldWish[] }> {
  const { order, add } = of
  if (add.length === 0) return { added: [], addedTaxes: [], wishes: [] }
  const prices = await priceThisCart(context, cartOf(context, order, add), {
    mayBuy: add.map(({ offerId }) => offerId),
    buying: {
      ...nothingKnown,
      destination: placeOf(order.shippingAddress),
      deliveries: order.destinations.map((address, n) => ({
        destination: placeOf(address),
        pieces: add.flatMap(({ lineId, quantity, destination }) =>
          destination === n + 1 ? [{ lineId, quantity }] : [],
        ),
      })),
      vatNumber: order.vatNumber,
      goodsAlone: { unitPrices: namedPrices(add) },
      asking: of.asking,
    },
  })
  const { priced } = prices
  if (!priced) throw new Refusal(cartRefusals.offerNotForSale)
  const replaced = of.replaced && { lines: of.replaced.outcome.added }
  const added = quoteLines(prices, priced, replaced).map((line) => ({
    ...line,
    id: line.cartLineId ?? '',
    cartLineId: null,
  }))
  return { added, addedTaxes: priced.taxes, wishes: holdWishes(added, prices, replaced) }
}

const placeOf = ({ addressCountry, addressRegion, postalCode }: PostalAddress) => ({
  country: addressCountry,
  region: addressRegion ?? null,
  postalCode: postalCode ?? null,
})

const namedPrices = (add: readonly OfferToAdd[]): ReadonlyMap<string, number> =>
  new Map(
    add.flatMap(({ lineId, unitPriceAmount }) =>
      unitPriceAmount === null ? [] : [[lineId, unitPriceAmount] as const],
    ),
  )

/** What is added, as if it were bought by itself. It is never written. */
const cartOf = ({ now }: TxContext, order: Order, add: readonly OfferToAdd[]): Cart => ({
  id: order.id,
  currency: order.currency,
  customerId: order.customerId,
  status: 'open',
  version: order.version,
  secretVersion: 0,
  note: '',
  codes: [],
  metadata: {},
  updatedAt: now,
  expiresAt: now,
  lines: add.map(({ lineId, offerId, quantity }) => ({
    id: lineId,
    offerId,
    quantity,
    isSaved: false,
    note: '',
    seenPriceAmount: null,
  })),
})

/** What lines that are added come to. */
export function totalsOfAdded(
  added: readonly Pick<
    AddedLine,
    'unitPriceAmount' | 'quantity' | 'taxAmount' | 'taxAddedAmount' | 'taxRelievedAmount'
  >[],
): AddedTotals {
  const sum = (pick: (line: (typeof added)[number]) => number) => sumAmounts(added.map(pick))
  const subtotalAmount = sum((line) => timesQuantity(line.unitPriceAmount, line.quantity))
  const taxAddedAmount = sum((line) => line.taxAddedAmount)
  const taxRelievedAmount = sum((line) => line.taxRelievedAmount)
  return {
    subtotalAmount,
    taxAmount: sum((line) => line.taxAmount),
    taxAddedAmount,
    taxRelievedAmount,
    totalAmount: sumAmounts([subtotalAmount, taxAddedAmount, -taxRelievedAmount]),
  }
}
