import type { PromotionEffect, PromotionEffectInput, Reduction } from '@tradepost/sdk'
import type { EffectKind } from './effect-words.ts'
import { majorOf, minorOf, percentOf, pointsOf } from './entries.ts'
import { type EntryReader, linesOf } from './entry-reader.ts'
import type { Finder } from './goods-finder.ts'
import { goodsFields, goodsNames, goodsOf, goodsValues, linesFor } from './goods-form.ts'

const goods = [goodsNames('on'), goodsNames('buy'), goodsNames('get')]

/** Names of the form's fields about what a promotion does. */
export const effectNames = {
  single: [
    'percent',
    'ceiling',
    'amount',
    'buyQuantity',
    'getQuantity',
    'getPercent',
    'maxTimes',
    'giftOffer',
    'giftQuantity',
    'tiers',
    ...goods.flatMap(({ single }) => single),
  ],
  several: ['methods', 'packagesOf', ...goods.flatMap(({ several }) => several)],
}

/** Names of the form's fields by the API's. */
export const effectFields: Record<string, string> = {
  'effect/off/basisPoints': 'percent',
  'effect/off/maxAmount': 'ceiling',
  'effect/off/amount': 'amount',
  'effect/amount': 'amount',
  'effect/unitPriceAmount': 'amount',
  'effect/buy/quantity': 'buyQuantity',
  'effect/get/quantity': 'getQuantity',
  'effect/get/basisPoints': 'getPercent',
  'effect/maxTimes': 'maxTimes',
  'effect/gift/offerId': 'giftOffer',
  'effect/gift/quantity': 'giftQuantity',
  'effect/tiers': 'tiers',
  'effect/methodIds': 'methods',
  'effect/sellerIds': 'packagesOf',
  ...goodsFields('on', 'effect/on'),
  ...goodsFields('buy', 'effect/buy/goods'),
  ...goodsFields('get', 'effect/get/goods'),
}

/** What a promotion is to do, as the form of this kind says it. */
export async function effectOf(
  kind: EffectKind,
  read: EntryReader,
  of: { find: Finder; decimals: number },
): Promise<PromotionEffectInput> {
  switch (kind) {
    case 'percent':
    case 'amount':
      return { kind: 'reduction', off: reductionOf(kind, read), on: await goodsOf(read, 'on', of.find) }
    case 'each':
      return { kind: 'amount-each', amount: read.amount('amount'), on: await goodsOf(read, 'on', of.find) }
    case 'price':
      return {
        kind: 'fixed-price',
        unitPriceAmount: read.amount('amount'),
        on: await goodsOf(read, 'on', of.find),
      }
    case 'buyget':
      return {
        kind: 'buy-x-get-y',
        buy: { quantity: read.count('buyQuantity'), goods: await goodsOf(read, 'buy', of.find) },
        get: {
          quantity: read.count('getQuantity'),
          goods: await goodsOf(read, 'get', of.find),
          basisPoints: read.points('getPercent'),
        },
        maxTimes: read.countOrNull('maxTimes'),
      }
    case 'gift':
      return { kind: 'gift', gift: await giftOf(read, of.find) }
    case 'tiers':
      return {
        kind: 'tiers',
        tiers: tiersOf(read, of.decimals),
        on: await goodsOf(read, 'on', of.find),
      }
    default:
      return { kind: 'shipping', off: shippingOf(kind, read), ...packagesOf(read) }
  }
}

const reductionOf = (kind: 'percent' | 'amount', read: EntryReader): Reduction =>
  kind === 'percent'
    ? { kind, basisPoints: read.points('percent'), maxAmount: read.amountOrNull('ceiling') }
    : { kind, amount: read.amount('amount') }

type ShippingKind = Extract<EffectKind, `ship${string}`>

function shippingOf(kind: ShippingKind, read: EntryReader) {
  if (kind === 'shipfree') return { kind: 'free' as const }
  if (kind === 'shipprice') return { kind: 'fixed-price' as const, amount: read.amount('amount') }
  return reductionOf(kind === 'shippercent' ? 'percent' : 'amount', read)
}

const packagesOf = (read: EntryReader) => ({
  methodIds: read.ticked('methods'),
  sellerIds: read.ticked('packagesOf'),
})

async function giftOf(read: EntryReader, find: Finder) {
  const found = await find('offer', read.form.text('giftOffer'))
  if ('wrong' in found) read.wrong.giftOffer = found.wrong
  return { offerId: 'id' in found ? found.id : '', quantity: read.count('giftQuantity') }
}

/** `50.00; 5 %; 20.00` is a tier a line: from which amount on, what is taken off, and of a percentage at most how much. */
function tiersOf(read: EntryReader, decimals: number) {
  const problem = (at: number) =>
    `line ${at} must be an amount, a semicolon and what is taken off, such as 50; 10 % or 50; 5`
  return linesOf(read.form.text('tiers')).map(({ line, at }) => {
    const [from = '', ...rest] = line.split(/\s*;\s*/)
    const fromAmount = minorOf(from, decimals)
    const off = offOf(rest, decimals)
    if (fromAmount === undefined || !off) read.wrong.tiers ??= problem(at)
    return { fromAmount: fromAmount ?? 0, off: off ?? { kind: 'amount' as const, amount: 0 } }
  })
}

function offOf([text = '', most, ...more]: string[], decimals: number): Reduction | undefined {
  if (more.length > 0) return undefined
  if (!text.endsWith('%')) {
    const amount = most === undefined ? minorOf(text, decimals) : undefined
    return amount === undefined ? undefined : { kind: 'amount', amount }
  }
  const basisPoints = pointsOf(text.slice(0, -1))
  const maxAmount = most === undefined ? null : minorOf(most, decimals)
  return basisPoints === undefined || maxAmount === undefined
    ? undefined
    : { kind: 'percent', basisPoints, maxAmount }
}

/** What a promotion does, as the fields show it. */
export function effectValues(
  effect: PromotionEffect,
  decimals: number,
  nameOf: (id: string) => string | undefined,
): Record<string, string> {
  const major = (amount: number) => majorOf(amount, decimals)
  const off = (of: { kind: string; basisPoints?: number; amount?: number; maxAmount?: number | null }) => ({
    percent: of.basisPoints === undefined ? '' : percentOf(of.basisPoints),
    ceiling: of.maxAmount ? major(of.maxAmount) : '',
    amount: of.amount === undefined ? '' : major(of.amount),
  })
  switch (effect.kind) {
    case 'reduction':
      return { ...off(effect.off), ...goodsValues('on', effect.on, nameOf) }
    case 'amount-each':
      return { amount: major(effect.amount), ...goodsValues('on', effect.on, nameOf) }
    case 'fixed-price':
      return { amount: major(effect.unitPriceAmount), ...goodsValues('on', effect.on, nameOf) }
    case 'buy-x-get-y':
      return {
        buyQuantity: String(effect.buy.quantity),
        getQuantity: String(effect.get.quantity),
        getPercent: percentOf(effect.get.basisPoints),
        maxTimes: String(effect.maxTimes ?? ''),
        ...goodsValues('buy', effect.buy.goods, nameOf),
        ...goodsValues('get', effect.get.goods, nameOf),
      }
    case 'gift':
      return {
        giftOffer: linesFor([effect.gift.offerId], nameOf),
        giftQuantity: String(effect.gift.quantity),
      }
    case 'tiers':
      return {
        tiers: effect.tiers.map((tier) => tierLine(tier, decimals)).join('\n'),
        ...goodsValues('on', effect.on, nameOf),
      }
    case 'shipping':
      return {
        ...off(effect.off),
        methods: effect.methodIds.join(' '),
        packagesOf: effect.sellerIds.join(' '),
      }
  }
}

function tierLine({ fromAmount, off }: { fromAmount: number; off: Reduction }, decimals: number): string {
  const least = majorOf(fromAmount, decimals)
  if (off.kind === 'amount') return `${least}; ${majorOf(off.amount, decimals)}`
  const most = off.maxAmount === null ? '' : `; ${majorOf(off.maxAmount, decimals)}`
  return `${least}; ${percentOf(off.basisPoints)} %${most}`
}
