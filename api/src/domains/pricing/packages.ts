import { sumAmounts } from '../../platform/money.ts'
import { byText } from '../promotions/index.ts'
import {
  type Band,
  type CarrierQuotes,
  type CartToPrice,
  destinationAt,
  type LineToPrice,
  type ShippingMethodToPrice,
  type ShippingRate,
} from './cart-to-price.ts'
import type { PricedArticle } from './goods.ts'
import { precisionOf } from './place.ts'

/** What one seller sends to one destination. */
export interface Package {
  /** Of no other package of the cart */
  key: string
  sellerId: string
  /** 0: the main one, n: the n-th of the others */
  destination: number
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
  /** Name of the service that says so; left out: a rate of the method */
  carrier?: string
}

/** Packages by seller and destination, of what is shipped. */
function packagesOf(goods: readonly PricedArticle[], left: readonly number[]): Package[] {
  const shipped = goods.flatMap(({ facts, sellerId, destination }, at) =>
    facts.needsShipping ? [{ at, sellerId, destination }] : [],
  )
  const together = Map.groupBy(shipped, (each) => `${each.sellerId} ${each.destination}`)
  return [...together]
    .flatMap(([key, members]) => {
      const [first] = members
      const articles = members.map(({ at }) => at)
      return first ? [{ ...first, key, articles, measures: measuresOf(articles, goods, left) }] : []
    })
    .sort((a, b) => byText(a.sellerId, b.sellerId) || a.destination - b.destination)
    .map(({ at: _, ...each }) => each)
}

function measuresOf(
  articles: readonly number[],
  goods: readonly PricedArticle[],
  left: readonly number[],
): PackageMeasures {
  const pieces = articles.flatMap((at) => {
    const article = goods[at]
    return article ? [{ ...article.facts, quantity: article.quantity }] : []
  })
  return { ...sizeOf(pieces), amount: sumAmounts(articles.map((at) => left[at] ?? 0)) }
}

/** What a package of these measures, all pieces together. */
export function sizeOf(
  pieces: readonly Pick<LineToPrice, 'quantity' | 'weightGrams' | 'sizeMillimeters'>[],
): Omit<PackageMeasures, 'amount'> {
  const measures = { weightGrams: 0, quantity: 0, longestMillimeters: 0 }
  let cubicMillimeters = 0
  for (const { quantity, weightGrams, sizeMillimeters } of pieces) {
    const [length, width, height] = sizeMillimeters ?? [0, 0, 0]
    measures.quantity += quantity
    measures.weightGrams += weightGrams * quantity
    measures.longestMillimeters = Math.max(measures.longestMillimeters, length, width, height)
    cubicMillimeters += length * width * height * quantity
  }
  return { ...measures, volumeCubicCentimeters: Math.ceil(cubicMillimeters / 1000) }
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
      const option = optionBy(method, of, cart, cartAmount)
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
  const { chosen, methods } = cart.shipping
  const methodId = chosen.find((each) => isFor(each, of))?.methodId
  if (methodId === undefined) return 'not-chosen'
  const method = methods.find(({ id }) => id === methodId)
  if (!method || !isOffered(method, of, cart)) return 'method-not-found'
  if (precisionOf(method.places, destinationAt(cart, of.destination)) === null) return 'not-delivered-there'
  const option = optionBy(method, of, cart, cartAmount)
  return option ? { method, option } : 'no-rate'
}

/** Whether what is said of a seller and a destination is said of this package. */
export const isFor = (
  said: { sellerId: string; destination?: number },
  of: Pick<Package, 'sellerId' | 'destination'>,
): boolean => said.sellerId === of.sellerId && (said.destination ?? 0) === of.destination

const isOffered = (
  method: ShippingMethodToPrice,
  of: Pick<Package, 'sellerId'>,
  { currency }: CartToPrice,
): boolean => method.currency === currency && (method.sellerId === null || method.sellerId === of.sellerId)

/** Whether the method delivers such a package there, whatever it costs. */
export const takes = (
  method: ShippingMethodToPrice,
  of: Pick<Package, 'sellerId' | 'destination'>,
  cart: CartToPrice,
): boolean =>
  isOffered(method, of, cart) && precisionOf(method.places, destinationAt(cart, of.destination)) !== null

function optionBy(
  method: ShippingMethodToPrice,
  of: Package,
  { shipping: { carrier } }: CartToPrice,
  cartAmount: number,
): ShippingOption | null {
  const said = method.asksCarrier && carrier ? quotedBy(carrier, method, of) : ratedBy(method, of)
  if (!said) return null
  const { id: methodId, title, freeFrom, pickupPointId } = method
  const spent = freeFrom?.of === 'cart' ? cartAmount : of.measures.amount
  const isFree = freeFrom !== null && spent >= freeFrom.amount
  const amount = isFree ? 0 : said.amount
  return { methodId, title, ...said, amount, isFree, pickupPointId }
}

type Said = Pick<ShippingOption, 'amount' | 'rateId' | 'minDays' | 'maxDays' | 'carrier'>

function quotedBy({ name, quotes }: CarrierQuotes, { id }: ShippingMethodToPrice, of: Package): Said | null {
  const quote = quotes.find((each) => each.methodId === id && isFor(each, of))
  if (!quote) return null
  const { amount, minDays, maxDays } = quote
  return { amount, rateId: id, minDays, maxDays, carrier: name }
}

function ratedBy({ rates, minDays, maxDays }: ShippingMethodToPrice, { measures }: Package): Said | null {
  const rate = rates.find((each) => fits(each, measures))
  return rate ? { amount: amountBy(rate, measures), rateId: rate.id, minDays, maxDays } : null
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
