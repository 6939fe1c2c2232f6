import { sumAmounts } from '../../platform/money.ts'
import { byText } from '../promotions/index.ts'
import type { Band, CartToPrice, ShippingMethodToPrice, ShippingRate } from './cart-to-price.ts'
import type { PricedArticle } from './goods.ts'
import { precisionOf } from './place.ts'

/** What one seller sends. */
export interface Package {
  sellerId: string
  /** Places of its articles */
  articles: readonly number[]
  measures: PackageMeasures
}

export interface PackageMeasures {
  weightGrams: number
  /** Goods after discounts */
  amount: number
  quantity: number
  volumeCubicCentimeters: number
  longestMillimeters: number
}

/** Why a package has no price for its shipping. */
export type ShippingProblem = 'not-chosen' | 'method-not-found' | 'not-delivered-there' | 'no-rate'

/** A method that could take a package. */
export interface ShippingOption {
  methodId: string
  title: string
  /** Before promotions */
  amount: number
  isFree: boolean
  rateId: string
  minDays: number
  maxDays: number
  pickupPointId: string | null
}

/** Packages by seller, of what is shipped. */
function packagesOf(goods: readonly PricedArticle[], left: readonly number[]): Package[] {
  const shipped = goods.flatMap(({ facts, sellerId }, at) => (facts.needsShipping ? [{ at, sellerId }] : []))
  const bySeller = Map.groupBy(shipped, ({ sellerId }) => sellerId)
  return [...bySeller]
    .sort(([a], [b]) => byText(a, b))
    .map(([sellerId, members]) => {
      const articles = members.map(({ at }) => at)
      return { sellerId, articles, measures: measuresOf(articles, goods, left) }
    })
}

function measuresOf(
  articles: readonly number[],
  goods: readonly PricedArticle[],
  left: readonly number[],
): PackageMeasures {
  const measures = { weightGrams: 0, quantity: 0, longestMillimeters: 0 }
  let cubicMillimeters = 0
  for (const at of articles) {
    const article = goods[at]
    if (!article) continue
    const { quantity, facts } = article
    const [length, width, height] = facts.sizeMillimeters ?? [0, 0, 0]
    measures.quantity += quantity
    measures.weightGrams += facts.weightGrams * quantity
    measures.longestMillimeters = Math.max(measures.longestMillimeters, length, width, height)
    cubicMillimeters += length * width * height * quantity
  }
  const amount = sumAmounts(articles.map((at) => left[at] ?? 0))
  return { ...measures, amount, volumeCubicCentimeters: Math.ceil(cubicMillimeters / 1000) }
}

/** A package, and what its shipping costs. */
export interface ShippedPackage extends Package {
  chosen: ShippingOption | ShippingProblem
  options: ShippingOption[]
  /** Of the method chosen; null: it has no price */
  taxClass: string | null
  /** Before promotions */
  amount: number
}

/** Prices the shipping of every package. @param left what each article costs after discounts */
export function shipPackages(
  cart: CartToPrice,
  goods: readonly PricedArticle[],
  left: readonly number[],
): ShippedPackage[] {
  const cartAmount = sumAmounts(left)
  return packagesOf(goods, left).map((each) => {
    const chosen = chosenOption(each, cart, cartAmount)
    const options = optionsOf(each, cart, cartAmount)
    return typeof chosen === 'string'
      ? { ...each, chosen, options, taxClass: null, amount: 0 }
      : {
          ...each,
          chosen: chosen.option,
          options,
          taxClass: chosen.method.taxClass,
          amount: chosen.option.amount,
        }
  })
}

/** What could take a package, cheapest first, then by id. */
function optionsOf(of: Package, cart: CartToPrice, cartAmount: number): ShippingOption[] {
  return cart.shipping.methods
    .filter((method) => takes(method, of, cart))
    .flatMap((method) => {
      const option = optionBy(method, of, cartAmount)
      return option ? [option] : []
    })
    .sort((a, b) => a.amount - b.amount || byText(a.methodId, b.methodId))
}

/** What the method chosen for a package costs, or why it has no price. */
function chosenOption(
  of: Package,
  cart: CartToPrice,
  cartAmount: number,
): { method: ShippingMethodToPrice; option: ShippingOption } | ShippingProblem {
  const { chosen, methods, destination } = cart.shipping
  const methodId = chosen.find(({ sellerId }) => sellerId === of.sellerId)?.methodId
  if (methodId === undefined) return 'not-chosen'
  const method = methods.find(({ id }) => id === methodId)
  if (!method || !isOffered(method, of, cart)) return 'method-not-found'
  if (precisionOf(method.places, destination) === null) return 'not-delivered-there'
  const option = optionBy(method, of, cartAmount)
  return option ? { method, option } : 'no-rate'
}

const isOffered = (method: ShippingMethodToPrice, of: Package, { currency }: CartToPrice): boolean =>
  method.currency === currency && (method.sellerId === null || method.sellerId === of.sellerId)

const takes = (method: ShippingMethodToPrice, of: Package, cart: CartToPrice): boolean =>
  isOffered(method, of, cart) && precisionOf(method.places, cart.shipping.destination) !== null

function optionBy(method: ShippingMethodToPrice, of: Package, cartAmount: number): ShippingOption | null {
  const { measures } = of
  const rate = method.rates.find((each) => fits(each, measures))
  if (!rate) return null
  const { freeFrom } = method
  const spent = freeFrom?.of === 'cart' ? cartAmount : measures.amount
  const isFree = freeFrom !== null && spent >= freeFrom.amount
  const { id: methodId, title, minDays, maxDays, pickupPointId } = method
  const amount = isFree ? 0 : amountBy(rate, measures)
  return { methodId, title, amount, isFree, rateId: rate.id, minDays, maxDays, pickupPointId }
}

const fits = (rate: ShippingRate, measures: PackageMeasures): boolean =>
  isIn(rate.weightGrams, measures.weightGrams) &&
  isIn(rate.amount, measures.amount) &&
  isIn(rate.quantity, measures.quantity) &&
  isIn(rate.volumeCubicCentimeters, measures.volumeCubicCentimeters) &&
  isIn(rate.longestMillimeters, measures.longestMillimeters)

const isIn = ({ from, below }: Band, measure: number): boolean =>
  measure >= from && (below === null || measure < below)

const amountBy = (rate: ShippingRate, { quantity, weightGrams }: PackageMeasures): number =>
  sumAmounts([
    rate.baseAmount,
    rate.pieceAmount * quantity,
    rate.kilogramAmount * Math.ceil(weightGrams / 1000),
  ])
