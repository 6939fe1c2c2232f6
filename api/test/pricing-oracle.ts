// length: everything that a cart costs, told a second time; what it shared with other files would be told once.

import type { CartToPrice, LineToPrice, ShippingMethodToPrice } from '../src/domains/pricing/index.ts'
import type { GoodsSelector, Promotion, Reduction } from '../src/domains/promotions/index.ts'
import { fraction, least, nearest, share, shareBy, times } from './fractions.ts'

/**
 * What a cart costs, told a second time: in fractions, piece by piece, with loops over everything. It shares nothing
 * with the engine but the types of the input, so both err together only where both misread docs/pricing.md.
 */
export interface OracleAnswer {
  subtotal: bigint
  /** By promotion */
  discounts: Map<string, bigint>
  /** Promotions that give something, in order */
  applied: string[]
  /** By seller and destination, after promotions; null: it has no price */
  shipping: Map<string, bigint | null>
  /** By rate and relief: amount, tax due, tax taken off */
  taxes: Map<string, { amount: bigint; tax: bigint; relieved: bigint }>
  total: bigint
}

/** All pieces of one offer. */
interface Heap {
  line: LineToPrice
  pieces: bigint
  price: bigint
  worth: bigint
  /** Those that go to each destination, and what they still cost after promotions, the main one first */
  parts: { destination: number; pieces: bigint; left: bigint }[]
}

/** What one seller sends to one destination. */
interface Parcel {
  sellerId: string
  destination: number
  price: bigint | null
  method: ShippingMethodToPrice | null
}

export function askOracle(cart: CartToPrice): OracleAnswer {
  const heaps = heapsOf(cart)
  const subtotal = heaps.reduce((sum, { worth }) => sum + worth, 0n)
  const before = heaps.map(({ worth }) => worth)
  const state = { applied: [] as Promotion[], discounts: new Map<string, bigint>() }
  const attempts = cart.promotions
    .filter((each) => codeAllows(each, cart))
    .toSorted((a, b) => (a.priority === b.priority ? (a.id < b.id ? -1 : 1) : b.priority - a.priority))
  const attempt = (each: Promotion, worths: bigint[], off: () => bigint[] | 'gift' | null) => {
    if (!isAllowed(each, cart, heaps, before) || !isCombinable(each, state.applied)) return
    const amounts = off()
    if (amounts === null) return
    if (amounts !== 'gift') {
      const sum = amounts.reduce((all, amount) => all + amount, 0n)
      if (sum === 0n) return
      for (const [at, amount] of amounts.entries()) worths[at]! -= amount
      state.discounts.set(each.id, sum)
    }
    state.applied.push(each)
  }
  const worths = heaps.map(({ worth }) => worth)
  for (const each of attempts)
    if (each.effect.kind !== 'shipping')
      attempt(each, worths, () => {
        const off = offGoods(each, heaps, worths, before)
        if (Array.isArray(off)) for (const [at, amount] of off.entries()) lower(heaps[at]!, amount)
        return off
      })
  const goodsWorth = worths.reduce((sum, worth) => sum + worth, 0n)
  const sellers = [...new Set(cart.lines.filter((line) => line.needsShipping).map((line) => line.sellerId))]
  const packages = sellers.sort().flatMap((sellerId) =>
    placesIn(cart).flatMap((destination) => {
      const isSent = heaps.some(
        ({ line, parts }) =>
          line.sellerId === sellerId &&
          line.needsShipping &&
          parts.some((part) => part.destination === destination),
      )
      return isSent
        ? [{ sellerId, destination, ...shippingOf(cart, { sellerId, destination }, heaps, goodsWorth) }]
        : []
    }),
  )
  const costs = packages.map(({ price }) => price ?? 0n)
  for (const each of attempts)
    if (each.effect.kind === 'shipping') attempt(each, costs, () => offShipping(each, packages, costs))
  const taxes = taxesOf(cart, heaps, packages, costs)
  const paid = worths.reduce((sum, worth) => sum + worth, 0n) + costs.reduce((sum, cost) => sum + cost, 0n)
  let sum = paid
  for (const { tax, relieved } of taxes.values()) sum += (cart.pricesIncludeTax ? 0n : tax) - relieved
  return {
    subtotal,
    discounts: state.discounts,
    applied: state.applied.map(({ id }) => id),
    shipping: new Map(
      packages.map(({ sellerId, destination, price }, at) => [
        `${sellerId} ${destination}`,
        price === null ? null : costs[at]!,
      ]),
    ),
    taxes,
    total: sum,
  }
}

const placesIn = (cart: CartToPrice): number[] => [0, ...(cart.shipping.further ?? []).map((_, n) => n + 1)]

const countryAt = ({ shipping }: CartToPrice, place: number): string | undefined =>
  (place === 0 ? shipping.destination : shipping.further?.[place - 1])?.country

/** What is taken off an offer is taken off its pieces to each destination, by what they still cost. */
function lower({ parts }: Heap, amount: bigint): void {
  const shares = shareBy(
    amount,
    parts.map(({ left }) => left),
  )
  for (const [at, part] of parts.entries()) part.left -= shares[at]!
}

function heapsOf(cart: CartToPrice): Heap[] {
  const heaps: Heap[] = []
  for (const offerId of [...new Set(cart.lines.map((line) => line.offerId))].sort()) {
    const lines = cart.lines.filter((line) => line.offerId === offerId)
    const pieces = lines.reduce((sum, line) => sum + line.quantity, 0)
    const line = lines[0]!
    const price = BigInt(priceOf(cart, line, pieces))
    const parts = placesIn(cart).flatMap((destination) => {
      const there = lines.filter((each) => (each.destination ?? 0) === destination)
      const count = BigInt(there.reduce((sum, each) => sum + each.quantity, 0))
      return count > 0n ? [{ destination, pieces: count, left: price * count }] : []
    })
    heaps.push({ line, pieces: BigInt(pieces), price, worth: price * BigInt(pieces), parts })
  }
  return heaps
}

function priceOf(cart: CartToPrice, line: LineToPrice, pieces: number): number {
  const found: { priority: number; amount: number }[] = []
  for (const list of cart.priceLists) {
    if (list.currency !== cart.currency) continue
    if (
      list.customerGroupIds.length &&
      !cart.customer.groupIds.some((id) => list.customerGroupIds.includes(id))
    )
      continue
    const reached = (list.prices[line.offerId] ?? []).filter(({ fromQuantity }) => fromQuantity <= pieces)
    const price = reached.sort((a, b) => b.fromQuantity - a.fromQuantity)[0]
    if (price && (list.kind === 'override' || price.amount < line.unitPriceAmount))
      found.push({ priority: list.priority, amount: price.amount })
  }
  found.sort((a, b) => b.priority - a.priority || a.amount - b.amount)
  return found[0]?.amount ?? line.unitPriceAmount
}

function codeAllows(promotion: Promotion, cart: CartToPrice): boolean {
  if (!promotion.needsCode) return true
  return cart.codes.some(
    (code) => code.promotionId === promotion.id && (code.usesLeft === null || code.usesLeft > 0),
  )
}

function isMeant(line: LineToPrice, by: GoodsSelector): boolean {
  const named = (list: readonly string[], ids: readonly string[]) => ids.some((id) => list.includes(id))
  const pairs = (of: Omit<GoodsSelector, 'except'>): [readonly string[], readonly string[]][] => [
    [of.offerIds, [line.offerId]],
    [of.variantIds, [line.variantId]],
    [of.productIds, [line.productId]],
    [of.categoryIds, line.categoryIds],
    [of.collectionIds, line.collectionIds],
    [of.sellerIds, [line.sellerId]],
  ]
  if (by.except && pairs(by.except).some(([list, ids]) => named(list, ids))) return false
  return pairs(by).every(([list, ids]) => list.length === 0 || named(list, ids))
}

function isAllowed(promotion: Promotion, cart: CartToPrice, heaps: Heap[], before: bigint[]): boolean {
  const { conditions, usesLeft, window, currency } = promotion
  const { customer } = cart
  const country = cart.shipping.destination?.country
  const wall = wallTime(cart.now, cart.timeZone)
  const meant = heaps.map((_, at) => at).filter((at) => isMeant(heaps[at]!.line, conditions.goods))
  const sum = (of: (at: number) => bigint) => meant.reduce((all, at) => all + of(at), 0n)
  return (
    usesLeft.inAll !== 0 &&
    usesLeft.byCustomer !== 0 &&
    (currency === null || currency === cart.currency) &&
    (conditions.customerGroupIds.length === 0 ||
      conditions.customerGroupIds.some((id) => customer.groupIds.includes(id))) &&
    (!conditions.firstOrderOnly || customer.isFirstOrder) &&
    (conditions.countries.length === 0 ||
      (country !== undefined && conditions.countries.includes(country))) &&
    (window.from === null || full(window.from) <= wall) &&
    (window.until === null || wall < full(window.until)) &&
    meant.length > 0 &&
    sum((at) => heaps[at]!.pieces) >= BigInt(conditions.minQuantity) &&
    sum((at) => before[at]!) >= BigInt(conditions.minAmount)
  )
}

const full = (local: string) => local.padEnd(19, ':00')
const wallTime = (now: Date, timeZone: string) => now.toLocaleString('sv-SE', { timeZone }).replace(' ', 'T')

function isCombinable(promotion: Promotion, applied: Promotion[]): boolean {
  if (applied.length > 0 && promotion.isExclusive) return false
  return !applied.some(
    (other) =>
      other.isExclusive ||
      (promotion.exclusionGroup !== null && other.exclusionGroup === promotion.exclusionGroup),
  )
}

function offGoods(
  of: Promotion,
  heaps: Heap[],
  worths: bigint[],
  before: bigint[],
): bigint[] | 'gift' | null {
  const { effect } = of
  if (effect.kind === 'shipping') return null
  if (effect.kind === 'gift') return effect.gift.isAvailable ? 'gift' : null
  if (effect.kind === 'buy-x-get-y') return offBundles(effect, heaps, worths)
  const isOn = heaps.map(({ line }) => line.isDiscountable && isMeant(line, effect.on))
  const weights = worths.map((worth, at) => (isOn[at] ? worth : 0n))
  switch (effect.kind) {
    case 'amount-each':
      return weights.map((worth, at) => least(worth, BigInt(effect.amount) * heaps[at]!.pieces))
    case 'fixed-price':
      return weights.map((worth, at) => {
        const fixed = BigInt(effect.unitPriceAmount) * heaps[at]!.pieces
        return worth > fixed ? worth - fixed : 0n
      })
    case 'reduction':
      return shareBy(reduced(effect.off, weights), weights)
    case 'tiers': {
      const spent = heaps.reduce(
        (sum, { line }, at) => (isMeant(line, effect.on) ? sum + before[at]! : sum),
        0n,
      )
      let best: { fromAmount: number; off: Reduction } | null = null
      for (const tier of effect.tiers)
        if (BigInt(tier.fromAmount) <= spent && (!best || tier.fromAmount > best.fromAmount)) best = tier
      return best && shareBy(reduced(best.off, weights), weights)
    }
  }
}

function reduced(off: Reduction, weights: bigint[]): bigint {
  const sum = weights.reduce((all, weight) => all + weight, 0n)
  if (off.kind === 'amount') return least(BigInt(off.amount), sum)
  const exact = nearest(times(fraction(sum), fraction(off.basisPoints, 10_000)))
  return off.maxAmount === null ? exact : least(exact, BigInt(off.maxAmount))
}

/** Tries once more and once more, laying out every single piece. */
function offBundles(
  { buy, get, maxTimes }: Extract<Promotion['effect'], { kind: 'buy-x-get-y' }>,
  heaps: Heap[],
  worths: bigint[],
): bigint[] | null {
  const pieces = heaps.flatMap((heap, at) =>
    Array.from({ length: Number(heap.pieces) }, () => ({ heap, at })),
  )
  const mayBuy = ({ heap }: { heap: Heap }) => isMeant(heap.line, buy.goods)
  const mayGet = pieces
    .filter(({ heap }) => heap.line.isDiscountable && isMeant(heap.line, get.goods))
    .sort((a, b) => (a.heap.price === b.heap.price ? a.at - b.at : a.heap.price < b.heap.price ? -1 : 1))
  const buyable = pieces.filter(mayBuy).length
  let got: number[] | null = null
  for (let rounds = 1; maxTimes === null || rounds <= maxTimes; rounds += 1) {
    const taken: number[] = []
    let remaining = buyable
    for (const piece of mayGet) {
      if (taken.length === rounds * get.quantity) break
      if (mayBuy(piece) && remaining - 1 < rounds * buy.quantity) continue
      if (mayBuy(piece)) remaining -= 1
      taken.push(piece.at)
    }
    if (taken.length < rounds * get.quantity || remaining < rounds * buy.quantity) break
    got = taken
  }
  if (!got) return null
  const exact = heaps.map((heap, at) => {
    const count = got.filter((place) => place === at).length
    return times(fraction(worths[at]! * BigInt(count), heap.pieces), fraction(get.basisPoints, 10_000))
  })
  return share(exact)
}

function shippingOf(
  cart: CartToPrice,
  { sellerId, destination }: { sellerId: string; destination: number },
  heaps: Heap[],
  goodsWorth: bigint,
): { price: bigint | null; method: ShippingMethodToPrice | null } {
  const own = heaps.flatMap(({ line, parts }) =>
    parts.flatMap((part) =>
      line.sellerId === sellerId && line.needsShipping && part.destination === destination
        ? [{ line, ...part }]
        : [],
    ),
  )
  const sum = (of: (each: (typeof own)[number]) => bigint) => own.reduce((all, each) => all + of(each), 0n)
  const grams = sum(({ line, pieces }) => BigInt(line.weightGrams) * pieces)
  const worth = sum(({ left }) => left)
  const count = sum(({ pieces }) => pieces)
  const cubic = sum(({ line, pieces }) =>
    (line.sizeMillimeters ?? [0, 0, 0]).reduce((all, side) => all * BigInt(side), pieces),
  )
  const longest = Math.max(0, ...own.flatMap(({ line }) => line.sizeMillimeters ?? [0]))
  const wanted = cart.shipping.chosen.find(
    (each) => each.sellerId === sellerId && (each.destination ?? 0) === destination,
  )?.methodId
  const country = countryAt(cart, destination)
  const method = cart.shipping.methods.find(
    (each) =>
      each.id === wanted &&
      each.currency === cart.currency &&
      (each.sellerId === null || each.sellerId === sellerId) &&
      (each.places.length === 0 || each.places.some((place) => place.country === country)),
  )
  for (const rate of method?.rates ?? []) {
    const measures: [{ from: number; below: number | null }, bigint][] = [
      [rate.weightGrams, grams],
      [rate.amount, worth],
      [rate.quantity, count],
      [rate.volumeCubicCentimeters, (cubic + 999n) / 1000n],
      [rate.longestMillimeters, BigInt(longest)],
    ]
    if (
      !measures.every(
        ([band, n]) => n >= BigInt(band.from) && (band.below === null || n < BigInt(band.below)),
      )
    )
      continue
    const enough =
      method?.freeFrom &&
      (method.freeFrom.of === 'cart' ? goodsWorth : worth) >= BigInt(method.freeFrom.amount)
    const price =
      BigInt(rate.baseAmount) +
      BigInt(rate.pieceAmount) * count +
      BigInt(rate.kilogramAmount) * ((grams + 999n) / 1000n)
    return { price: enough ? 0n : price, method: method ?? null }
  }
  return { price: null, method: null }
}

function offShipping({ effect }: Promotion, packages: Parcel[], costs: bigint[]): bigint[] | null {
  if (effect.kind !== 'shipping') return null
  const { off } = effect
  const weights = packages.map(({ sellerId, method }, at) => {
    const isIn =
      method !== null &&
      (effect.methodIds.length === 0 || effect.methodIds.includes(method.id)) &&
      (effect.sellerIds.length === 0 || effect.sellerIds.includes(sellerId))
    return isIn ? costs[at]! : 0n
  })
  if (off.kind === 'free') return weights
  if (off.kind === 'fixed-price')
    return weights.map((cost) => (cost > BigInt(off.amount) ? cost - BigInt(off.amount) : 0n))
  return shareBy(reduced(off, weights), weights)
}

function taxesOf(
  cart: CartToPrice,
  heaps: Heap[],
  packages: Parcel[],
  costs: bigint[],
): OracleAnswer['taxes'] {
  const sums = new Map<string, { amount: bigint; rate: number; isRelieved: boolean }>()
  const add = (amount: bigint, taxClass: string, sellerId: string, place: number) => {
    const { name, rate, isRelieved } = taxOn(cart, taxClass, sellerId, place)
    sums.set(name, { amount: amount + (sums.get(name)?.amount ?? 0n), rate, isRelieved })
  }
  for (const { line, parts } of heaps)
    for (const part of parts) add(part.left, line.taxClass, line.sellerId, part.destination)
  for (const [n, { sellerId, destination, method }] of packages.entries()) {
    if (cart.tax.onShipping === 'own-class') {
      if (method) add(costs[n]!, method.taxClass, sellerId, destination)
      continue
    }
    const own = heaps.flatMap(({ line, parts }) =>
      parts
        .filter(() => line.sellerId === sellerId && line.needsShipping)
        .filter((part) => part.destination === destination)
        .map((part) => ({ line, ...part })),
    )
    const isFree = own.every(({ left }) => left === 0n)
    const bins = new Map<string, { weight: bigint; taxClass: string }>()
    for (const heap of own) {
      const { name } = taxOn(cart, heap.line.taxClass, sellerId, destination)
      const weight = isFree ? heap.pieces : heap.left
      bins.set(name, { weight: weight + (bins.get(name)?.weight ?? 0n), taxClass: heap.line.taxClass })
    }
    const sorted = [...bins].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, bin]) => bin)
    for (const [at, amount] of shareBy(
      costs[n]!,
      sorted.map(({ weight }) => weight),
    ).entries())
      add(amount, sorted[at]!.taxClass, sellerId, destination)
  }
  const answer: OracleAnswer['taxes'] = new Map()
  for (const [name, { amount, rate, isRelieved }] of sums) {
    const contained = nearest(fraction(amount * BigInt(rate), 1_000_000n + BigInt(rate)))
    const added = nearest(fraction(amount * BigInt(rate), 1_000_000n))
    const tax = isRelieved ? 0n : cart.pricesIncludeTax ? contained : added
    answer.set(name, { amount, tax, relieved: isRelieved && cart.pricesIncludeTax ? contained : 0n })
  }
  return answer
}

/** The zones of {@link anyCart} only: Paris is in France, France at home, home in the world. */
function taxOn(
  cart: CartToPrice,
  taxClass: string,
  sellerId: string,
  place: number,
): { name: string; rate: number; isRelieved: boolean } {
  const country = countryAt(cart, place)
  const zones =
    country === 'FR' ? ['paris', 'home', 'world'] : country === 'DE' ? ['home', 'world'] : ['world']
  const rates = zones.flatMap((id) => cart.tax.zones.find((zone) => zone.id === id)?.rates ?? [])
  const rate = rates.find((each) => each.taxClass === taxClass)
  if (!rate) return { name: '', rate: 0, isRelieved: false }
  const paper = cart.customer.exemptions.find(
    (each) =>
      (each.taxClasses.length === 0 || each.taxClasses.includes(taxClass)) &&
      (each.countries.length === 0 || (country !== undefined && each.countries.includes(country))) &&
      (each.until === null || cart.now.getTime() < each.until.getTime()),
  )
  const reverse = cart.tax.reverseCharge
  const from = reverse && (reverse.sellerCountries[sellerId] ?? reverse.otherwise)
  const number = cart.customer.vatNumber
  const isReversed =
    (from === 'DE' && country === 'FR' && number === 'FR12345678901') ||
    (from === 'FR' && country === 'DE' && number === 'DE123456789')
  const why = paper ? 'exempt' : isReversed ? 'reverse-charge' : ''
  return { name: `${rate.id} ${why}`.trim(), rate: rate.partsPerMillion, isRelieved: why !== '' }
}
