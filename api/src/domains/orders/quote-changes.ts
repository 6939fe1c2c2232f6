import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money, sumAmounts, timesQuantity } from '../../platform/money.ts'
import type { CartPrices } from '../cart/index.ts'
import type { PricedCart } from '../pricing/index.ts'
import type { Checkout } from './checkout.ts'
import type { quoteChangeSchema } from './quote-change-schemas.ts'

/** What a shopper was shown, or would be now. Amounts are integer minor units of its currency. */
export interface Promised {
  currency: string
  lines: PromisedLine[]
  packages: { sellerId: string; title: string; amount: number }[]
  promotions: { promotionId: string; title: string; amount: number }[]
  /** Null: not known, because it cannot be sold as it is */
  sums: { taxAmount: number; totalAmount: number } | null
}

interface PromisedLine {
  /** Of the cart; null: a gift, or not kept */
  cartLineId: string | null
  offerId: string
  title: string
  unitPriceAmount: number
  quantity: number
  discountAmount: number
  isGift: boolean
}

export type QuoteChange = z.infer<typeof quoteChangeSchema>

export const promisedBy = (checkout: Checkout): Promised => ({
  currency: checkout.currency,
  lines: wholeLines(checkout.lines),
  packages: (checkout.priced?.packages ?? []).flatMap(({ sellerId, method, totalAmount: amount }) =>
    method ? [{ sellerId, title: method.title, amount }] : [],
  ),
  promotions: checkout.priced?.discounts ?? [],
  sums: checkout,
})

/** A line that goes to several destinations is told as the one that it is in the cart. */
const wholeLines = (lines: readonly PromisedLine[]): PromisedLine[] =>
  [...Map.groupBy(lines, (line) => line.cartLineId ?? line).values()].flatMap((parts) => {
    const quantity = sumAmounts(parts.map((part) => part.quantity))
    const discountAmount = sumAmounts(parts.map((part) => part.discountAmount))
    return parts.slice(0, 1).map((first) => ({ ...first, quantity, discountAmount }))
  })

/** What would be promised now, where something keeps it from being promised. */
export function promisedIf({ lines, giftOffers }: CartPrices, priced: PricedCart): Promised {
  const goods = lines.map((line) => ({
    cartLineId: line.id,
    offerId: line.offerId,
    title: line.offer.title,
    unitPriceAmount: line.unitPriceAmount,
    quantity: line.quantity,
    discountAmount: line.discountAmount,
    isGift: false,
  }))
  const gifts = priced.gifts.flatMap(({ offerId, title, quantity }) =>
    giftOffers.some((offer) => offer.offerId === offerId)
      ? [{ cartLineId: null, offerId, title, quantity, unitPriceAmount: 0, discountAmount: 0, isGift: true }]
      : [],
  )
  return {
    currency: priced.currency,
    lines: [...goods, ...gifts],
    packages: priced.packages.flatMap(({ sellerId, method, totalAmount: amount }) =>
      method ? [{ sellerId, title: method.title, amount }] : [],
    ),
    promotions: priced.discounts,
    sums: null,
  }
}

/**
 * Everything that differs between what was promised and what would be now, lines first and the total last; empty when
 * nothing does. What is in another currency now is another total, and nothing of it can be compared.
 * @param of.gone offers that cannot be had any more, whatever they would cost
 */
export function changesBetween(
  was: Promised,
  now: Promised | null,
  of: { gone?: readonly string[] } = {},
): QuoteChange[] {
  if (now && now.currency !== was.currency) return totalsIn(was, now)
  const gone = new Set(of.gone)
  const after = now && { ...now, lines: now.lines.filter(({ offerId }) => !gone.has(offerId)) }
  if (!after) return was.lines.filter(({ offerId }) => gone.has(offerId)).map((line) => goneLine(line, was))
  return [
    ...lineChanges(was, after),
    ...partChanges('shipping', named(was.packages, 'sellerId'), named(after.packages, 'sellerId'), was),
    ...partChanges(
      'promotion',
      named(was.promotions, 'promotionId'),
      named(after.promotions, 'promotionId'),
      was,
    ),
    ...sumChanges(was, after),
  ]
}

const plain = { title: null, offerId: null, sellerId: null, promotionId: null }

const ofLine = ({ title, offerId }: PromisedLine) => ({ ...plain, title, offerId: toWire('offer', offerId) })

const wholeOf = ({ unitPriceAmount, quantity }: PromisedLine) => timesQuantity(unitPriceAmount, quantity)

const goneLine = (line: PromisedLine, { currency }: Promised): QuoteChange => ({
  ...ofLine(line),
  kind: 'line-gone',
  was: money(wholeOf(line), currency),
  now: null,
})

function lineChanges(was: Promised, now: Promised): QuoteChange[] {
  const { currency } = was
  // Quotes from before lines were named are compared by what was bought.
  const isNamed = was.lines.every(({ isGift, cartLineId }) => isGift || cartLineId !== null)
  const keyOf = ({ isGift, cartLineId, offerId }: PromisedLine) =>
    `${isGift} ${isNamed && cartLineId !== null ? cartLineId : offerId}`
  const before = new Map(was.lines.map((line) => [keyOf(line), line]))
  const after = new Map(now.lines.map((line) => [keyOf(line), line]))
  const kept = [...before].flatMap(([key, line]) => {
    const then = after.get(key)
    return then ? changesOfLine(line, then, currency) : [goneLine(line, was)]
  })
  const added = [...after]
    .filter(([key]) => !before.has(key))
    .map(([, line]) => ({
      ...ofLine(line),
      kind: 'line-added',
      was: null,
      now: money(wholeOf(line), currency),
    }))
  return [...kept, ...added]
}

function changesOfLine(line: PromisedLine, then: PromisedLine, currency: string): QuoteChange[] {
  const change = (kind: string, was: number, now: number): QuoteChange => ({
    ...ofLine(line),
    kind,
    was: money(was, currency),
    now: money(now, currency),
  })
  return [
    ...(line.unitPriceAmount === then.unitPriceAmount
      ? []
      : [change('line-price', line.unitPriceAmount, then.unitPriceAmount)]),
    ...(line.quantity === then.quantity ? [] : [change('line-quantity', wholeOf(line), wholeOf(then))]),
    ...(line.discountAmount === then.discountAmount
      ? []
      : [change('line-discount', line.discountAmount, then.discountAmount)]),
  ]
}

interface Part {
  title: string
  amount: number
  name: Partial<Pick<QuoteChange, 'sellerId' | 'promotionId'>>
}

/** Parts by whose they are; one that is in several places, as a promotion on goods and shipping, is one. */
function named<T extends { title: string; amount: number }>(
  parts: readonly (T & { [K in 'sellerId' | 'promotionId']?: string })[],
  by: 'sellerId' | 'promotionId',
): Map<string, Part> {
  const all = new Map<string, Part>()
  for (const part of parts) {
    const id = part[by] ?? ''
    const amount = (all.get(id)?.amount ?? 0) + part.amount
    const name =
      by === 'sellerId' ? { sellerId: toWire('seller', id) } : { promotionId: toWire('promotion', id) }
    all.set(id, { title: part.title, amount, name })
  }
  return all
}

function partChanges(
  kind: 'shipping' | 'promotion',
  was: Map<string, Part>,
  now: Map<string, Part>,
  { currency }: Promised,
): QuoteChange[] {
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((id) => {
    const [before, after] = [was.get(id), now.get(id)]
    if (before?.amount === after?.amount) return []
    const { title = null, name = {} } = after ?? before ?? {}
    const orNull = (part: Part | undefined) => (part ? money(part.amount, currency) : null)
    return [{ ...plain, ...name, kind, title, was: orNull(before), now: orNull(after) }]
  })
}

const totalsIn = (was: Promised, now: Promised): QuoteChange[] => [
  {
    ...plain,
    kind: 'total',
    was: was.sums && money(was.sums.totalAmount, was.currency),
    now: now.sums && money(now.sums.totalAmount, now.currency),
  },
]

function sumChanges(was: Promised, now: Promised): QuoteChange[] {
  const { currency } = was
  const [before, after] = [was.sums, now.sums]
  if (!before || !after) return []
  const change = (kind: string, from: number, to: number): QuoteChange[] =>
    from === to ? [] : [{ ...plain, kind, was: money(from, currency), now: money(to, currency) }]
  return [
    ...change('tax', before.taxAmount, after.taxAmount),
    ...change('total', before.totalAmount, after.totalAmount),
  ]
}
