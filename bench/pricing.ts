// `pnpm bench pricing`: what pricing a cart costs, in CPU milliseconds, beside a loop that does the least of it.

import { loadavg } from 'node:os'
import type { CartToPrice, LineToPrice } from '../api/src/domains/pricing/index.ts'
import { priceCart } from '../api/src/domains/pricing/index.ts'
import type { Promotion, PromotionEffect } from '../api/src/domains/promotions/index.ts'
import { allGoods, goodsOf } from '../api/src/domains/promotions/index.ts'
import { plainCart, plainLine, plainMethod, plainPromotion, plainRate } from '../api/test/pricing-carts.ts'
import { median } from './load.ts'

const [rounds, perRound] = [9, 200]

/** As a large shop has them: most name goods or people that are not in this cart, some are over, some need a code. */
function livePromotions(count: number): Promotion[] {
  return Array.from({ length: count }, (_, n) => {
    const on = [
      goodsOf({ categoryIds: [`category-${n % 40}`] }),
      goodsOf({ productIds: Array.from({ length: 30 }, (_, k) => `product-${n * 30 + k}`) }),
      goodsOf({ sellerIds: [`seller-${n % 10}`] }, { collectionIds: ['never'] }),
      goodsOf({ collectionIds: [`collection-${n % 60}`] }),
      allGoods,
    ][n % 5] as typeof allGoods
    const effects: PromotionEffect[] = [
      { kind: 'reduction', off: { kind: 'percent', basisPoints: 100 + n, maxAmount: null }, on },
      { kind: 'reduction', off: { kind: 'amount', amount: 100 + n }, on },
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 2, goods: on },
        get: { quantity: 1, goods: on, basisPoints: 5_000 },
        maxTimes: null,
      },
      { kind: 'amount-each', amount: 5, on },
      {
        kind: 'tiers',
        on,
        tiers: [{ fromAmount: 5_000, off: { kind: 'percent', basisPoints: 200, maxAmount: null } }],
      },
      { kind: 'shipping', off: { kind: 'amount', amount: 10 }, methodIds: [], sellerIds: [] },
      { kind: 'fixed-price', unitPriceAmount: 1_000 + n, on },
    ]
    return plainPromotion(`promotion-${n}`, effects[n % effects.length] as PromotionEffect, {
      priority: n % 7,
      needsCode: n % 4 === 0,
      window: { from: '2026-11-01T00:00', until: n % 9 === 0 ? '2026-11-20T00:00' : '2026-12-24T18:00' },
      exclusionGroup: n % 3 === 0 ? `group-${n % 5}` : null,
      conditions: {
        goods: on,
        customerGroupIds: n % 6 === 0 ? ['wholesale'] : [],
        minAmount: n % 5 === 0 ? 30_000 : 0,
      },
    })
  })
}

function largeCart(lineCount: number, promotions: Promotion[]): CartToPrice {
  const lines: LineToPrice[] = Array.from({ length: lineCount }, (_, n) =>
    plainLine(`offer-${n}`, 499 + n * 137, 1 + (n % 4), {
      productId: `product-${n * 7}`,
      sellerId: `seller-${n % 6}`,
      categoryIds: [`category-${n % 20}`, `category-${20 + (n % 15)}`],
      collectionIds: [`collection-${n % 25}`],
      taxClass: n % 5 === 0 ? 'reduced' : 'standard',
    }),
  )
  const sellers = [...new Set(lines.map(({ sellerId }) => sellerId))]
  return plainCart(lines, {
    promotions,
    codes: [{ code: 'SAVE', promotionId: 'promotion-4', usesLeft: 1 }],
    shipping: {
      destination: { country: 'DE', region: null, postalCode: '10115' },
      methods: [plainMethod('post', [plainRate(490)]), plainMethod('courier', [plainRate(990)])],
      chosen: sellers.map((sellerId) => ({ sellerId, methodId: 'post' })),
    },
  })
}

/**
 * The least that the same work could be: for every promotion and every line, is it meant, and what does it cost; one
 * percentage of the sum. No order, no windows, no splitting, no tax, no explanation.
 */
function referenceLoop({ lines, promotions }: CartToPrice): number {
  let off = 0
  for (const { effect, conditions } of promotions) {
    const { categoryIds, productIds, sellerIds, collectionIds } = conditions.goods
    let sum = 0
    for (const line of lines) {
      if (productIds.length > 0 && !productIds.includes(line.productId)) continue
      if (sellerIds.length > 0 && !sellerIds.includes(line.sellerId)) continue
      if (categoryIds.length > 0 && !line.categoryIds.some((id) => categoryIds.includes(id))) continue
      if (collectionIds.length > 0 && !line.collectionIds.some((id) => collectionIds.includes(id))) continue
      sum += line.unitPriceAmount * line.quantity
    }
    if (sum >= conditions.minAmount && effect.kind === 'reduction' && effect.off.kind === 'percent')
      off += Math.round((sum * effect.off.basisPoints) / 10_000)
  }
  return off
}

/** CPU milliseconds, user and system, of one call: the median of the rounds, after the compilers have warmed. */
function cpuMilliseconds(work: () => unknown): number {
  const round = () => {
    const before = process.cpuUsage()
    for (let n = 0; n < perRound; n += 1) work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000 / perRound
  }
  for (let n = 0; n < 3; n += 1) round()
  return median(Array.from({ length: rounds }, round))
}

const promotions = livePromotions(200)
const carts: [string, CartToPrice][] = [
  ['1 line, no promotion', largeCart(1, [])],
  ['50 lines, no promotion', largeCart(50, [])],
  ['1 line, 200 live promotions', largeCart(1, promotions)],
  ['50 lines, 200 live promotions', largeCart(50, promotions)],
]
console.log(
  `Load average before: ${(loadavg()[0] ?? 0).toFixed(1)}; ${rounds} rounds of ${perRound}, median.`,
)
for (const [title, cart] of carts) {
  const { discounts, notApplied, explanation } = priceCart(cart)
  const [engine, floor] = [cpuMilliseconds(() => priceCart(cart)), cpuMilliseconds(() => referenceLoop(cart))]
  const found = `${discounts.length} apply, ${notApplied.length} do not, ${explanation.length} steps`
  const beside =
    cart.promotions.length === 0
      ? ''
      : `; reference loop ${floor.toFixed(3)}, the engine takes ${(engine / floor).toFixed(1)} times as much`
  console.log(`${title.padEnd(30)} ${engine.toFixed(3)} CPU ms${beside} (${found})`)
}
