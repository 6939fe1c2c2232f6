import { Stale } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type CartPrices, cartRefusals, mustBeQuotable, notPriced } from '../cart/index.ts'
import type { SellableOffer } from '../discovery/index.ts'
import { outOfStock } from '../inventory/index.ts'
import { lineOfPart, type PricedCart } from '../pricing/index.ts'
import type { Checkout, QuotedLine } from './checkout.ts'

/**
 * Lines of a quote, one for each destination, gifts last; each with its part of discounts and tax.
 * @throws Refusal out-of-stock early, for what no hold could get: the hold itself is the judge; offer-not-for-sale,
 *   offer-not-priced, quantity-not-allowed, nothing-to-wrap
 */
export function quoteLines(
  { lines, giftOffers }: CartPrices,
  priced: PricedCart,
  replaced: Checkout | null,
): QuotedLine[] {
  const unpriced = lines.filter(({ isPriced }) => !isPriced)
  if (unpriced.length > 0) throw notPriced(unpriced)
  mustBeQuotable(lines)
  mustBeInStock(lines, replaced)
  const goods = Map.groupBy(priced.lines, ({ id }) => lineOfPart(id))
  const bought = lines.flatMap((line) => {
    const parts = goods.get(line.id)
    if (!parts) throw new Stale('a line has no price')
    return parts.map(
      (of): QuotedLine => ({
        cartLineId: line.id,
        destination: of.destination,
        ...described(line.offer),
        unitPriceAmount: of.unitPriceAmount,
        quantity: of.quantity,
        discountAmount: of.discountAmount,
        taxAmount: of.taxAmount,
        taxAddedAmount: priced.pricesIncludeTax ? 0 : of.taxAmount,
        taxRelievedAmount: of.taxRelievedAmount,
        isGift: false,
        note: line.note,
      }),
    )
  })
  const given = priced.gifts.map((gift): QuotedLine => {
    const offer = giftOffers.find(({ offerId }) => offerId === gift.offerId)
    if (!offer) throw new Stale('a gift has vanished')
    return { ...described(offer), ...free, quantity: gift.quantity }
  })
  return [...bought, ...given]
}

const free = {
  cartLineId: null,
  destination: 0,
  unitPriceAmount: 0,
  discountAmount: 0,
  taxAmount: 0,
  taxAddedAmount: 0,
  taxRelievedAmount: 0,
  isGift: true,
  note: '',
}

/** What the replaced quote still holds is this cart's own. */
function mustBeInStock(lines: CartPrices['lines'], replaced: Checkout | null): void {
  const own = new Map<string, number>()
  for (const { offerId, quantity } of replaced?.lines ?? [])
    own.set(offerId, (own.get(offerId) ?? 0) + quantity)
  const missing = lines.filter(
    ({ offer, quantity }) => !offer.unlimited && offer.available + (own.get(offer.offerId) ?? 0) < quantity,
  )
  if (missing.length > 0) throw outOfStock(missing.map((line) => line.offerId))
}

function described(offer: SellableOffer) {
  if (offer.locationId === null)
    throw new Refusal(cartRefusals.offerNotForSale, {
      members: { offerIds: [toWire('offer', offer.offerId)] },
    })
  return {
    offerId: offer.offerId,
    sellerId: offer.sellerId,
    locationId: offer.locationId,
    productId: offer.productId,
    productHandle: offer.productHandle,
    title: offer.title,
    variantTitle: offer.variantTitle,
    sku: offer.sku,
    imageUrl: offer.imageUrl,
    kind: offer.kind,
  }
}

/** Pieces of each offer and place, whatever lines they stand in: a gift may be of what is bought, too. */
export function stockWishes(lines: readonly QuotedLine[]) {
  const alike = Map.groupBy(lines, ({ offerId, locationId }) => `${offerId} ${locationId}`)
  return [...alike.values()].flatMap((same) => {
    const [first] = same
    return first
      ? [
          {
            offerId: first.offerId,
            locationId: first.locationId,
            quantity: sumAmounts(same.map(({ quantity }) => quantity)),
          },
        ]
      : []
  })
}
