import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { timesQuantity } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readSellableOffers, type SellableOffer } from '../discovery/index.ts'
import {
  type CartToPrice,
  type Destination,
  type PricedCart,
  type PricedLine as PricedGoods,
  type PriceRules,
  priceCart,
  rulesKept,
  rulesOf,
} from '../pricing/index.ts'
import type { PromotionUse } from '../promotions/index.ts'
import { cartToPrice, giftOfferIds, usesOf } from './cart-to-price.ts'
import { mustBuy } from './may-buy.ts'
import { readPriceFacts } from './price-facts.ts'
import type { Cart, CartLine } from './queries.ts'
import { cartRefusals } from './refusals.ts'

/** A line of the cart with its offer and what it costs, as it is now. Amounts are minor units of the cart's currency. */
export interface PricedLine extends CartLine {
  offer: SellableOffer
  /** What a piece costs before promotions: by a price list, or the offer's own price */
  unitPriceAmount: number
  /** False: nothing says what it costs in the cart's currency */
  isPriced: boolean
  /** Unit price times quantity */
  totalAmount: number
  discountAmount: number
  purchasable: boolean
}

/** What is known of who buys, and where to, besides the cart. */
export interface Buying {
  destination: Destination | null
  /** `everySeller` chooses one method for all packages */
  shipping: { chosen: readonly { sellerId: string; methodId: string }[] } | { everySeller: string }
  vatNumber: string | null
  /** Asked only where a promotion depends on it; null: the customer whose cart it is, if it is one's */
  whoBuys: (() => Promise<WhoBuys>) | null
  /** A quote whose uses of promotions do not count against this one, which replaces it */
  replaces: string | null
}

export interface WhoBuys {
  /** `buyerHash`: promotions with a limit per customer count by it */
  customerHash: string
  isFirstOrder: boolean
}

export const nothingKnown: Buying = {
  destination: null,
  shipping: { chosen: [] },
  vatNumber: null,
  whoBuys: null,
  replaces: null,
}

/** A cart and what it costs. */
export interface CartPrices {
  /** Those to be bought; lines that are saved for later are in `saved` */
  lines: PricedLine[]
  saved: PricedLine[]
  /** Null: there is nothing to buy */
  priced: PricedCart | null
  /** What it would use of promotions */
  uses: PromotionUse[]
  /** Offers of gifts, as they are now */
  giftOffers: SellableOffer[]
  rules: PriceRules | null
}

/**
 * What a cart costs now: the one way from lines to totals, for replies and for quotes alike.
 * @param of.mayBuy offers that are to be added: they must exist here and be for sale
 * @throws Refusal offer-not-found, offer-not-for-sale, offer-not-priced
 */
export async function priceThisCart(
  context: TxContext,
  cart: Cart,
  of: { mayBuy?: readonly string[]; buying?: Buying } = {},
): Promise<CartPrices> {
  const { mayBuy = [], buying = nothingKnown } = of
  const nothing = { lines: [], saved: [], priced: null, uses: [], giftOffers: [], rules: null }
  if (cart.lines.length === 0 && mayBuy.length === 0) return nothing
  const { offers, rules } = await offersAndRules(context, cart)
  mustBuy([...offers.values()], mayBuy)
  if (!rules) return nothing
  const wanted = cart.lines.filter(({ isSaved, offerId }) => !isSaved && offers.has(offerId))
  const facts = await readPriceFacts(context, cart, { rules, wanted, buying })
  const priced = pricesOf(cartToPrice({ cart, rules, wanted, offers, buying, facts, now: context.now }))
  const goods = new Map(priced?.lines.map((line) => [line.id, line]))
  const lines = cart.lines.flatMap((line) => {
    const offer = offers.get(line.offerId)
    return offer ? [pricedLine(cart, line, offer, goods.get(line.id))] : []
  })
  const unpriced = lines.filter((line) => !line.isPriced && mayBuy.includes(line.offerId))
  if (unpriced.length > 0) throw notPriced(unpriced)
  return {
    lines: lines.filter(({ isSaved }) => !isSaved),
    saved: lines.filter(({ isSaved }) => isSaved),
    priced,
    uses: priced ? usesOf(priced, { rules, facts }) : [],
    giftOffers: priced ? priced.gifts.flatMap(({ offerId }) => offers.get(offerId) ?? []) : [],
    rules,
  }
}

/** Offers of the lines and of gifts, and the rules as of the same moment. */
async function offersAndRules(
  context: TxContext,
  cart: Cart,
): Promise<{ offers: Map<string, SellableOffer>; rules: PriceRules | null }> {
  const { tx, store } = context
  const gifts = giftOfferIds(cart, rulesKept(context))
  const ids = new Set([...cart.lines.map(({ offerId }) => offerId), ...gifts])
  const found = await readSellableOffers(tx, store, [...ids])
  const offers = new Map(found.offers.map((offer) => [offer.offerId, offer]))
  if (found.rulesVersion === null) return { offers, rules: null }
  const rules = await rulesOf(context, found.rulesVersion)
  const missing = giftOfferIds(cart, rules).filter((id) => !ids.has(id))
  if (missing.length > 0)
    for (const offer of (await readSellableOffers(tx, store, missing)).offers) offers.set(offer.offerId, offer)
  return { offers, rules }
}

/** In another currency than that of the offers, only what a price list prices can be bought. */
function pricesOf(cart: CartToPrice & { isForeign: boolean }): PricedCart | null {
  if (cart.lines.length === 0) return null
  const priced = priceCart(cart)
  if (!cart.isForeign || priced.lines.every(({ priceListId }) => priceListId !== null)) return priced
  const known = new Set(priced.lines.filter(({ priceListId }) => priceListId !== null).map(({ id }) => id))
  return pricesOf({ ...cart, lines: cart.lines.filter(({ id }) => known.has(id)) })
}

/** A vanished offer cannot be shown and is left out: offers are paused, never deleted. */
function pricedLine(
  cart: Cart,
  line: CartLine,
  offer: SellableOffer,
  goods: PricedGoods | undefined,
): PricedLine {
  const isPriced = goods !== undefined || (line.isSaved && cart.currency === offer.currency)
  const unitPriceAmount = goods?.unitPriceAmount ?? (isPriced ? offer.priceAmount : 0)
  return {
    ...line,
    offer,
    isPriced,
    unitPriceAmount,
    totalAmount: timesQuantity(unitPriceAmount, line.quantity),
    discountAmount: goods?.discountAmount ?? 0,
    purchasable: isPriced && offer.forSale && (offer.unlimited || offer.available >= line.quantity),
  }
}

export const notPriced = (lines: readonly PricedLine[]): Refusal =>
  new Refusal(cartRefusals.offerNotPriced, {
    members: { offerIds: lines.map(({ offerId }) => toWire('offer', offerId)) },
  })
