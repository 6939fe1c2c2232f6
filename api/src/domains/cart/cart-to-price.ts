import { timesQuantity } from '../../platform/money.ts'
import type { SellableOffer } from '../discovery/index.ts'
import {
  type CartToPrice,
  categoriesAbove,
  type LineToPrice,
  type PricedCart,
  type PriceList,
  type PriceRules,
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
  const lines = of.wanted.flatMap((line) => {
    const offer = of.offers.get(line.offerId)
    return offer ? [lineToPrice(line, offer, rules)] : []
  })
  const country = buying.destination?.country
  const isException = country !== undefined && rules.taxExceptionCountries.includes(country)
  return {
    isForeign,
    currency: cart.currency,
    pricesIncludeTax: rules.pricesIncludeTax !== isException,
    lines,
    priceLists: rules.priceLists.map((list) => ({
      ...list,
      // There is no price of the offer that a sale could be compared with.
      kind: isForeign ? 'override' : list.kind,
      prices: pricesIn(list.id, of.wanted, of.offers),
    })),
    promotions: rules.promotions.map((promotion) =>
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
      methods: rules.shippingMethods,
      chosen: chosenFor(lines, buying),
    },
    tax: rules.tax,
    now: of.now,
    timeZone: rules.timeZone,
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

const lineToPrice = (line: CartLine, offer: SellableOffer, rules: PriceRules): LineToPrice => ({
  id: line.id,
  offerId: offer.offerId,
  variantId: offer.variantId,
  productId: offer.productId,
  sellerId: offer.sellerId,
  categoryIds: categoriesAbove(rules, offer.categoryIds),
  collectionIds: [],
  unitPriceAmount: offer.priceAmount,
  isDiscountable: offer.isDiscountable,
  quantity: line.quantity,
  taxClass: offer.taxClass,
  needsShipping: offer.needsShipping,
  weightGrams: offer.weightGrams,
  sizeMillimeters: offer.sizeMillimeters,
})

function chosenFor(
  lines: readonly LineToPrice[],
  { shipping }: Buying,
): readonly { sellerId: string; methodId: string }[] {
  if ('chosen' in shipping) return shipping.chosen
  const sellers = new Set(lines.filter(({ needsShipping }) => needsShipping).map(({ sellerId }) => sellerId))
  return [...sellers].map((sellerId) => ({ sellerId, methodId: shipping.everySeller }))
}

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
    })
  }
  return [...byPromotion.values()]
}
