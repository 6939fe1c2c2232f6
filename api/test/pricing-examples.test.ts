import { describe, expect, it } from 'vitest'
import { type CartToPrice, type PriceList, priceCart } from '../src/domains/pricing/index.ts'
import { allGoods, type PromotionEffect } from '../src/domains/promotions/index.ts'
import { examplesIn } from './document-examples.ts'
import { plainCart, plainLine, plainMethod, plainPromotion, plainRate, taxRate } from './pricing-carts.ts'

/** An example as docs/pricing.md writes it: what is not said is as `plainCart` has it. */
interface Example {
  shows?: string
  currency?: string
  pricesIncludeTax?: boolean
  now?: string
  country?: string
  vatNumber?: string
  onShipping?: 'own-class' | 'as-goods'
  /** Offer: pieces, price of a piece, tax class */
  lines: Record<string, [number, number, string?]>
  promotions?: Record<string, Record<string, unknown>>
  priceLists?: Record<string, Partial<PriceList>>
  /** What the only method costs, and from how much on it is free */
  shipping?: { post: number; freeFrom?: number }
  taxes?: Record<string, number>
  result: Record<string, unknown>
}

const examples = examplesIn<Example>('pricing.md')

describe('docs/pricing.md', () => {
  it('shows every rule', () => {
    expect(examples.length).toBeGreaterThanOrEqual(21)
  })

  it.each(examples.map((example, n) => [example.shows ?? `example ${n + 1}`, example] as const))(
    'is true of %s',
    (_, example) => {
      const told = toldOf(priceCart(cartOf(example)))
      for (const [what, expected] of Object.entries(example.result)) {
        if (what === 'words') expect(told.words).toEqual(expect.arrayContaining(expected as string[]))
        else expect({ [what]: told[what] }).toEqual({ [what]: expected })
      }
    },
  )
})

function cartOf(example: Example): CartToPrice {
  const { shipping, country = 'DE', currency = 'EUR', now = '2026-11-22T12:00:00Z' } = example
  const lines = Object.entries(example.lines).map(([id, [quantity, price, taxClass = 'standard']]) =>
    plainLine(id, price, quantity, { id, taxClass }),
  )
  const plain = plainCart(lines)
  const everywhere = Object.entries(example.taxes ?? {}).map(([id, ppm]) => taxRate(id, ppm, 'standard'))
  const freeFrom =
    shipping?.freeFrom === undefined ? null : { amount: shipping.freeFrom, of: 'cart' as const }
  return {
    ...plain,
    currency,
    pricesIncludeTax: example.pricesIncludeTax ?? true,
    now: new Date(now),
    promotions: Object.entries(example.promotions ?? {}).map(([id, of]) => promotionOf(id, of)),
    priceLists: Object.entries(example.priceLists ?? {}).map(([id, of]) => priceListOf(id, of)),
    customer: { ...plain.customer, vatNumber: example.vatNumber ?? null },
    shipping: {
      destination: { country, region: null, postalCode: null },
      methods: shipping ? [plainMethod('post', [plainRate(shipping.post)], { currency, freeFrom })] : [],
      chosen: [{ sellerId: 'house', methodId: 'post' }],
    },
    tax: {
      zones: [...plain.tax.zones, { id: 'everywhere', places: [], rates: everywhere }],
      onShipping: example.onShipping ?? 'own-class',
      reverseCharge: { sellerCountries: {}, otherwise: 'DE' },
    },
  }
}

const effectKeys = [
  'kind',
  'off',
  'on',
  'amount',
  'unitPriceAmount',
  'buy',
  'get',
  'maxTimes',
  'tiers',
  'gift',
]

function promotionOf(id: string, { window, ...of }: Record<string, unknown>) {
  const isOfEffect = ([key]: [string, unknown]) => effectKeys.includes(key)
  const effect = Object.fromEntries(Object.entries(of).filter(isOfEffect))
  const rest = Object.fromEntries(Object.entries(of).filter((entry) => !isOfEffect(entry)))
  const whole = { on: allGoods, maxTimes: null, ...effect } as Record<string, unknown>
  for (const part of ['buy', 'get'])
    if (whole[part]) whole[part] = { goods: allGoods, ...(whole[part] as object) }
  const off = whole.off as Record<string, unknown> | undefined
  if (off?.kind === 'percent') whole.off = { maxAmount: null, ...off }
  return plainPromotion(id, whole as unknown as PromotionEffect, {
    ...rest,
    window: { from: null, until: null, ...(window as object) },
  })
}

const priceListOf = (id: string, of: Partial<PriceList>): PriceList => ({
  id,
  title: id,
  priority: 0,
  kind: 'sale',
  currency: 'EUR',
  customerGroupIds: [],
  window: { from: null, until: null },
  prices: {},
  ...of,
})

function toldOf(priced: ReturnType<typeof priceCart>): Record<string, unknown> {
  const { lines, discounts, taxes, totals, notApplied } = priced
  return {
    total: totals.totalAmount,
    net: totals.netAmount,
    discounts: Object.fromEntries(discounts.map(({ promotionId, amount }) => [promotionId, amount])),
    lineDiscount: Object.fromEntries(lines.map(({ id, discountAmount }) => [id, discountAmount])),
    lineTax: Object.fromEntries(lines.map(({ id, taxAmount }) => [id, taxAmount])),
    tax: Object.fromEntries(taxes.map(({ rateId, taxAmount }) => [rateId, taxAmount])),
    relieved: Object.fromEntries(taxes.map(({ rateId, relievedAmount }) => [rateId, relievedAmount])),
    notApplied: Object.fromEntries(notApplied.map(({ promotionId, because }) => [promotionId, because.code])),
    reasonWords: notApplied.map(({ words }) => words),
    borneBySellers: Object.fromEntries(
      discounts.map(({ promotionId, costs }) => [
        promotionId,
        Object.fromEntries(costs.map(({ sellerId, sellerAmount }) => [sellerId, sellerAmount])),
      ]),
    ),
    words: priced.explanation.map(({ words }) => words),
  }
}
