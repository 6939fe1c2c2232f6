import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { AmountTooLarge, sumAmounts, timesQuantity } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readSellableOffers, type SellableOffer } from '../discovery/index.ts'
import {
  type Asking,
  type CartToPrice,
  type ChosenMethod,
  type Destination,
  lineOfPart,
  type PricedCart,
  type PricedLine as PricedGoods,
  type PriceRules,
  priceCart,
  priceQuestions,
  rulesKept,
  rulesOf,
  withAnswers,
} from '../pricing/index.ts'
import type { LimitedPromotion, PromotionUse } from '../promotions/index.ts'
import { cartToPrice, giftOfferIds, usesOf } from './cart-to-price.ts'
import { mustBuy } from './may-buy.ts'
import { readPriceFacts } from './price-facts.ts'
import { isQuantityAllowed } from './quantity-allowed.ts'
import { type Cart, type CartLine, readHeldForCart } from './queries.ts'
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
  /** Pieces that this cart can have, those among them that are set aside for it; null: not counted */
  available: number | null
  purchasable: boolean
}

/** Pieces that go elsewhere than the rest. */
export interface PlannedDelivery {
  destination: Destination
  /** No more of a line than it has, over all deliveries */
  pieces: readonly { lineId: string; quantity: number }[]
}

/** What is known of who buys, and where to, besides the cart. */
export interface Buying {
  /** Where everything goes that no delivery names */
  destination: Destination | null
  /** The n-th goes to destination n; left out: there are none */
  deliveries?: readonly PlannedDelivery[]
  /** `everySeller` chooses one method for all packages */
  shipping: { chosen: readonly ChosenMethod[]; otherwise?: 'cheapest' } | { everySeller: string }
  vatNumber: string | null
  /** Asked only where a promotion depends on it; null: the customer whose cart it is, if it is one's */
  whoBuys: (() => Promise<WhoBuys>) | null
  /** A promotion that is tried: as if it ran, in place of what it is now, and as if its code were entered */
  trial?: LimitedPromotion
  /** As of when; left out: now */
  at?: Date | undefined
  /** The goods alone, without promotions and shipping, at these prices where a line has one; left out: all that a cart costs */
  goodsAlone?: { unitPrices: ReadonlyMap<string, number> }
  /** Services that have a say in it; null or left out: the store's own rules count */
  asking?: Asking | null
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
 * @throws Refusal offer-not-found, offer-not-for-sale, offer-not-priced, total-too-large
 * @throws what `buying.asking` throws to have services asked first
 */
export async function priceThisCart(
  context: TxContext,
  cart: Cart,
  of: { mayBuy?: readonly string[]; buying?: Buying } = {},
): Promise<CartPrices> {
  try {
    return await pricesNow(context, cart, of)
  } catch (error) {
    throw error instanceof AmountTooLarge ? new Refusal(cartRefusals.totalTooLarge) : error
  }
}

async function pricesNow(
  context: TxContext,
  cart: Cart,
  of: { mayBuy?: readonly string[]; buying?: Buying },
): Promise<CartPrices> {
  const { mayBuy = [], buying = nothingKnown } = of
  const nothing = { lines: [], saved: [], priced: null, uses: [], giftOffers: [], rules: null }
  if (cart.lines.length === 0 && mayBuy.length === 0) return nothing
  const { offers, rules } = await offersAndRules(context, cart, buying.trial)
  mustBuy([...offers.values()], mayBuy)
  if (!rules) return nothing
  const known = cart.lines.filter(({ offerId }) => offers.has(offerId))
  const wanted = known.filter(({ isSaved }) => !isSaved)
  const facts = await readPriceFacts(context, cart, { rules, buying })
  const basis = { cart, rules, offers, buying, facts, now: buying.at ?? context.now }
  const toPrice = withServices(context, cartToPrice({ ...basis, wanted }), basis)
  const priced = pricesOf('otherwise' in buying.shipping ? byCheapest(toPrice) : toPrice)
  const kept = known.filter(({ isSaved }) => isSaved)
  const saved = kept.length > 0 ? withoutPromotions(cartToPrice({ ...basis, wanted: kept })) : []
  const goods = Map.groupBy([...(priced?.lines ?? []), ...saved], ({ id }) => lineOfPart(id))
  const held = await readHeldOf(context, cart, { lines: wanted, offers })
  const lines = known.flatMap((line) => {
    const offer = offers.get(line.offerId)
    return offer
      ? [pricedLine(line, { offer, goods: goods.get(line.id), held: held.get(offer.offerId) ?? 0 })]
      : []
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
  trial: LimitedPromotion | undefined,
): Promise<{ offers: Map<string, SellableOffer>; rules: PriceRules | null }> {
  const { tx, store } = context
  const gifts = giftOfferIds(cart, rulesKept(context))
  const ids = new Set([...cart.lines.map(({ offerId }) => offerId), ...gifts])
  const found = await readSellableOffers(tx, store, [...ids])
  const offers = new Map(found.offers.map((offer) => [offer.offerId, offer]))
  if (found.rulesVersion === null) return { offers, rules: null }
  const rules = withTrial(await rulesOf(context, found.rulesVersion), trial)
  const missing = giftOfferIds(cart, rules).filter((id) => !ids.has(id))
  if (missing.length > 0)
    for (const offer of (await readSellableOffers(tx, store, missing)).offers)
      offers.set(offer.offerId, offer)
  return { offers, rules }
}

const withTrial = (rules: PriceRules, trial: LimitedPromotion | undefined): PriceRules =>
  trial ? { ...rules, promotions: [...rules.promotions.filter(({ id }) => id !== trial.id), trial] } : rules

/** In another currency than that of the offers, only what a price list prices can be bought. */
function pricesOf(cart: CartToPrice & { isForeign: boolean }): PricedCart | null {
  if (cart.lines.length === 0) return null
  const priced = priceCart(cart)
  if (!cart.isForeign || priced.lines.every(({ priceListId }) => priceListId !== null)) return priced
  const known = new Set(priced.lines.filter(({ priceListId }) => priceListId !== null).map(({ id }) => id))
  return pricesOf({ ...cart, lines: cart.lines.filter(({ id }) => known.has(id)) })
}

/** The cart with what services have said of it, where the process has some. @throws what has the services asked first */
function withServices<T extends CartToPrice & { isForeign: boolean }>(
  { store }: TxContext,
  toPrice: T,
  of: { cart: Cart; rules: PriceRules; buying: Buying },
): T {
  const { asking, shipping } = of.buying
  const priced = asking && pricesOf(toPrice)
  if (!asking || !priced) return toPrice
  const questions = priceQuestions(asking.services, {
    storeId: store.id,
    about: { cartId: of.cart.id, cartVersion: of.cart.version, rulesVersion: of.rules.version },
    cart: toPrice,
    priced,
    sellerCountries: of.rules.sellerCountries,
    chosenOnly: !('otherwise' in shipping),
  })
  return withAnswers(toPrice, asking, questions)
}

/** Packages for which nothing was chosen go by what costs least, before promotions. */
function byCheapest<T extends CartToPrice>(cart: T): T {
  if (cart.lines.length === 0) return cart
  const chosen = priceCart(cart).packages.flatMap(
    ({ sellerId, destination, because, options: [cheapest] }) =>
      because === 'not-chosen' && cheapest ? [{ sellerId, destination, methodId: cheapest.methodId }] : [],
  )
  return { ...cart, shipping: { ...cart.shipping, chosen: [...cart.shipping.chosen, ...chosen] } }
}

/** What is kept for later costs what it would cost alone, before promotions. */
const withoutPromotions = (cart: CartToPrice & { isForeign: boolean }): readonly PricedGoods[] =>
  pricesOf({ ...cart, promotions: [], codes: [], shipping: { ...cart.shipping, chosen: [] } })?.lines ?? []

/** Pieces of each offer that are set aside for this very cart: asked only where something seems to be missing. */
async function readHeldOf(
  { tx, store }: TxContext,
  cart: Cart,
  of: { lines: readonly CartLine[]; offers: ReadonlyMap<string, SellableOffer> },
): Promise<ReadonlyMap<string, number>> {
  const isMissing = ({ offerId, quantity }: CartLine) => {
    const offer = of.offers.get(offerId)
    return offer !== undefined && !offer.unlimited && offer.available < quantity
  }
  return of.lines.some(isMissing) ? readHeldForCart(tx, store.id, cart.id) : new Map()
}

function pricedLine(
  line: CartLine,
  of: { offer: SellableOffer; goods: readonly PricedGoods[] | undefined; held: number },
): PricedLine {
  const { offer, goods = [], held } = of
  const unitPriceAmount = goods[0]?.unitPriceAmount ?? 0
  const available = offer.unlimited ? null : Math.max(0, offer.available + held)
  return {
    ...line,
    offer,
    isPriced: goods.length > 0,
    unitPriceAmount,
    totalAmount: timesQuantity(unitPriceAmount, line.quantity),
    discountAmount: sumAmounts(goods.map(({ discountAmount }) => discountAmount)),
    available,
    purchasable:
      goods.length > 0 &&
      offer.forSale &&
      (available === null || available >= line.quantity) &&
      isQuantityAllowed(offer, line.quantity),
  }
}

export const notPriced = (lines: readonly PricedLine[]): Refusal =>
  new Refusal(cartRefusals.offerNotPriced, {
    members: { offerIds: lines.map(({ offerId }) => toWire('offer', offerId)) },
  })
