import { sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { SellableOffer } from '../discovery/index.ts'
import {
  type CartToPrice,
  type ChosenMethod,
  categoriesAbove,
  type LineToPrice,
  linePartId,
  type PricedCart,
  type PriceList,
  type PriceRules,
  priceChooser,
} from '../pricing/index.ts'
import {
  type EnteredCode,
  enteredCodes,
  type LimitedPromotion,
  type PromotionUse,
  withUsesLeft,
} from '../promotions/index.ts'
import type { Buying } from './cart-prices.ts'
import type { PriceFacts } from './price-facts.ts'
import type { Cart, CartLine } from './queries.ts'

/** Offers that promotions could give to this cart. */
export const giftOfferIds = (cart: Cart, rules: PriceRules | null): string[] => [
  ...new Set(
    rules?.promotions.flatMap(({ effect, needsCode }) =>
      effect.kind === 'gift' && (!needsCode || cart.codes.length > 0) ? [effect.gift.offerId] : [],
    ),
  ),
]

/** All that {@link priceCart} asks for. `isForeign`: prices of offers are in another currency than the cart. */
export function cartToPrice(of: {
  cart: Cart
  rules: PriceRules
  /** Lines to be bought; each has its offer */
  wanted: readonly CartLine[]
  offers: ReadonlyMap<string, SellableOffer>
  buying: Buying
  facts: PriceFacts
  now: Date
}): CartToPrice & { isForeign: boolean } {
  const { cart, rules, buying, facts } = of
  const isForeign = cart.currency !== rules.currency
  const named = of.wanted.filter(({ id }) => buying.goodsAlone?.unitPrices.has(id))
  const byRules = of.wanted.filter((line) => !named.includes(line))
  const priceLists = [
    ...rules.priceLists.map((list) => ({
      ...list,
      // There is no price of the offer that a sale could be compared with.
      kind: isForeign ? ('override' as const) : list.kind,
      prices: pricesIn(list.id, byRules, of.offers),
    })),
    ...(named.length > 0 ? [namedPrices(named, of)] : []),
  ]
  const { currency } = cart
  const { timeZone } = rules
  const choose = priceChooser(priceLists, { currency, now: of.now, timeZone, customer: facts })
  const lines = of.wanted.flatMap((line) => {
    const offer = of.offers.get(line.offerId)
    if (!offer) return []
    // What a list says is then all that the offer costs: its own price is another currency's.
    const own = isForeign ? choose(line.offerId, line.quantity, 0).amount : offer.priceAmount
    return partsOf(line, buying).map((part) => lineToPrice(part, { ...offer, priceAmount: own }, rules))
  })
  const country = buying.destination?.country
  const isException = country !== undefined && rules.taxExceptionCountries.includes(country)
  return {
    isForeign,
    currency: cart.currency,
    pricesIncludeTax: rules.pricesIncludeTax !== isException,
    lines,
    priceLists,
    promotions: (buying.goodsAlone ? [] : rules.promotions).map((promotion) =>
      withGift(withUsesLeft(promotion, facts.promotions), of.offers, isForeign),
    ),
    codes: [...enteredCodes(cart.codes, facts.promotions), ...codeOfTrial(buying)],
    customer: {
      groupIds: facts.groupIds,
      isFirstOrder: facts.isFirstOrder,
      vatNumber: buying.vatNumber,
      exemptions: facts.exemptions,
    },
    shipping: {
      destination: buying.destination,
      further: (buying.deliveries ?? []).map(({ destination }) => destination),
      methods: buying.goodsAlone ? [] : rules.shippingMethods,
      chosen: chosenFor(lines, buying),
    },
    tax: rules.tax,
    now: of.now,
    timeZone: rules.timeZone,
  }
}

/** Prices that were named for lines, as a list that stands above all others. */
function namedPrices(
  lines: readonly CartLine[],
  { cart, buying }: { cart: Cart; buying: Buying },
): CartToPrice['priceLists'][number] {
  const prices = lines.map(({ id, offerId }) => [
    offerId,
    [{ fromQuantity: 1, amount: buying.goodsAlone?.unitPrices.get(id) ?? 0 }],
  ])
  return {
    id: 'named',
    title: '',
    priority: Number.MAX_SAFE_INTEGER,
    kind: 'override',
    currency: cart.currency,
    customerGroupIds: [],
    window: { from: null, until: null },
    prices: Object.fromEntries(prices),
  }
}

/** What a list says of the offers of a cart. */
const pricesIn = (
  priceListId: string,
  wanted: readonly CartLine[],
  offers: ReadonlyMap<string, SellableOffer>,
): PriceList['prices'] =>
  Object.fromEntries(
    wanted.flatMap(({ offerId }) => {
      const prices = offers.get(offerId)?.listPrices.filter((price) => price.priceListId === priceListId)
      return prices && prices.length > 0 ? [[offerId, prices]] : []
    }),
  )

/** The line as it goes to each destination: to the main one what no delivery names. */
function partsOf(line: CartLine, { deliveries = [] }: Buying): LinePart[] {
  const away = deliveries.flatMap(({ pieces }, n) =>
    pieces
      .filter(({ lineId }) => lineId === line.id)
      .map(({ quantity }) => ({ destination: n + 1, quantity })),
  )
  const left = line.quantity - sumAmounts(away.map(({ quantity }) => quantity))
  return [...(left > 0 ? [{ destination: 0, quantity: left }] : []), ...away].map((part) => ({
    ...part,
    id: linePartId(line.id, part.destination),
  }))
}

interface LinePart {
  id: string
  destination: number
  quantity: number
}

const lineToPrice = (part: LinePart, offer: SellableOffer, rules: PriceRules): LineToPrice => ({
  id: part.id,
  destination: part.destination,
  offerId: offer.offerId,
  variantId: offer.variantId,
  productId: offer.productId,
  sellerId: offer.sellerId,
  categoryIds: categoriesAbove(rules, offer.categoryIds),
  collectionIds: offer.collectionIds,
  unitPriceAmount: offer.priceAmount,
  isDiscountable: offer.isDiscountable,
  quantity: part.quantity,
  taxClass: offer.taxClass,
  needsShipping: offer.needsShipping,
  weightGrams: offer.weightGrams,
  sizeMillimeters: offer.sizeMillimeters,
})

function chosenFor(lines: readonly LineToPrice[], { shipping }: Buying): readonly ChosenMethod[] {
  if ('chosen' in shipping) return shipping.chosen
  const shipped = lines.filter(({ needsShipping }) => needsShipping)
  return [
    ...Map.groupBy(shipped, ({ sellerId, destination }) => `${sellerId} ${destination}`).values(),
  ].flatMap(([first]) => (first ? [{ ...placeOf(first), methodId: shipping.everySeller }] : []))
}

const placeOf = ({ sellerId, destination = 0 }: LineToPrice) => ({ sellerId, destination })

const codeOfTrial = ({ trial }: Buying): EnteredCode[] =>
  trial?.needsCode ? [{ code: 'TRIAL', promotionId: trial.id, usesLeft: null }] : []

/** Of a gift the rules say which and how many; the rest is as of now. */
function withGift(
  promotion: LimitedPromotion,
  offers: ReadonlyMap<string, SellableOffer>,
  isForeign: boolean,
): LimitedPromotion {
  const { effect } = promotion
  if (effect.kind !== 'gift') return promotion
  const { offerId, quantity } = effect.gift
  const offer = offers.get(offerId)
  if (!offer) return promotion
  const { sellerId, title, forSale, unlimited, available, priceAmount } = offer
  return {
    ...promotion,
    effect: {
      kind: 'gift',
      gift: {
        offerId,
        quantity,
        sellerId,
        title,
        // What it is worth is known in the currency of the offers alone.
        valueAmount: isForeign ? 0 : timesQuantity(priceAmount, quantity),
        isAvailable: forSale && (unlimited || available >= quantity),
      },
    },
  }
}

/** Which promotions a priced cart uses, each once, and by which code. */
export function usesOf(priced: PricedCart, of: { rules: PriceRules; facts: PriceFacts }): PromotionUse[] {
  const byPromotion = new Map<string, PromotionUse>()
  for (const { promotionId, code } of [...priced.discounts, ...priced.gifts]) {
    const promotion = of.rules.promotions.find(({ id }) => id === promotionId)
    if (!promotion || byPromotion.has(promotionId)) continue
    const { usesPerCustomer } = promotion
    const isCounted = usesPerCustomer !== null && of.facts.customerHash !== null
    byPromotion.set(promotionId, {
      promotionId,
      codeId: of.facts.promotions.codes.find((known) => known.code === code)?.codeId ?? null,
      customerHash: isCounted ? of.facts.customerHash : null,
      places: isCounted ? usesPerCustomer : null,
      isFirstOrder: isCounted && promotion.conditions.firstOrderOnly,
    })
  }
  return [...byPromotion.values()]
}
