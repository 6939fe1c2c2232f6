import { randomInt } from 'node:crypto'
import { Stale } from '../../platform/database.ts'
import { toWire } from '../../platform/ids.ts'
import { sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type CartPrices, cartRefusals, mustBeQuotable, notPriced } from '../cart/index.ts'
import type { SellableOffer } from '../discovery/index.ts'
import { bucketsAt, chooseBucket, type HoldWish, outOfStock } from '../inventory/index.ts'
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
  replaced: Pick<Checkout, 'lines'> | null,
): QuotedLine[] {
  const unpriced = lines.filter(({ isPriced }) => !isPriced)
  if (unpriced.length > 0) throw notPriced(unpriced)
  mustBeQuotable(lines)
  mustBeInStock(lines, replaced)
  const places = placesOf({ lines, giftOffers }, priced, replaced)
  const goods = Map.groupBy(priced.lines, ({ id }) => lineOfPart(id))
  const bought = lines.flatMap((line) => {
    const parts = goods.get(line.id)
    if (!parts) throw new Stale('a line has no price')
    return parts.map(
      (of): QuotedLine => ({
        cartLineId: line.id,
        destination: of.destination,
        ...described(line.offer, places),
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
    return { ...described(offer, places), ...free, quantity: gift.quantity }
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
function mustBeInStock(lines: CartPrices['lines'], replaced: Pick<Checkout, 'lines'> | null): void {
  const own = new Map<string, number>()
  for (const { offerId, quantity } of replaced?.lines ?? [])
    own.set(offerId, (own.get(offerId) ?? 0) + quantity)
  const missing = lines.filter(
    ({ offer, quantity }) => !offer.unlimited && offer.available + (own.get(offer.offerId) ?? 0) < quantity,
  )
  if (missing.length > 0) throw outOfStock(missing.map((line) => line.offerId))
}

type Replaced = Pick<Checkout, 'lines'> | null

/** From which row each offer is taken, whatever lines it stands in. What lies nowhere is not among them. */
function placesOf(
  { lines, giftOffers }: Pick<CartPrices, 'lines' | 'giftOffers'>,
  priced: PricedCart,
  replaced: Replaced,
): Map<string, string> {
  const places = new Map<string, string>()
  for (const { offerId, buckets } of [...giftOffers, ...lines.map(({ offer }) => offer)]) {
    const [first, ...others] = buckets
    if (!first || places.has(offerId)) continue
    const wanted = [...lines, ...priced.gifts].filter((of) => of.offerId === offerId)
    const quantity = sumAmounts(wanted.map((of) => of.quantity))
    const dice = (below: number) => randomInt(below)
    places.set(offerId, chooseBucket([first, ...others], { quantity, own: ownOf(replaced, offerId) }, dice))
  }
  return places
}

/** Pieces of an offer in each row that are set aside for the quote that is replaced. */
function ownOf(replaced: Replaced, offerId: string): Map<string, number> {
  const own = new Map<string, number>()
  for (const line of replaced?.lines ?? [])
    if (line.offerId === offerId) own.set(line.locationId, (own.get(line.locationId) ?? 0) + line.quantity)
  return own
}

function described(offer: SellableOffer, places: ReadonlyMap<string, string>) {
  const locationId = places.get(offer.offerId)
  if (!locationId)
    throw new Refusal(cartRefusals.offerNotForSale, {
      members: { offerIds: [toWire('offer', offer.offerId)] },
    })
  return {
    offerId: offer.offerId,
    sellerId: offer.sellerId,
    locationId,
    productId: offer.productId,
    productHandle: offer.productHandle,
    title: offer.title,
    variantTitle: offer.variantTitle,
    sku: offer.sku,
    imageUrl: offer.imageUrl,
    kind: offer.kind,
  }
}

/** What the lines of a quote set aside, and what is known of the rows they are taken from. */
export function holdWishes(
  lines: readonly QuotedLine[],
  { lines: bought, giftOffers }: Pick<CartPrices, 'lines' | 'giftOffers'>,
  replaced: Replaced,
): HoldWish[] {
  const offers = [...giftOffers, ...bought.map(({ offer }) => offer)]
  return stockWishes(lines).map((wish) => {
    const rows = offers.find(({ offerId }) => offerId === wish.offerId)?.buckets ?? []
    const buckets = bucketsAt(rows, { ...wish, own: ownOf(replaced, wish.offerId) })
    return buckets ? { ...wish, buckets } : wish
  })
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
