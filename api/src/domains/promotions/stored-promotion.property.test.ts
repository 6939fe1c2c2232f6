import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestCategories,
  createTestProduct,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { count, seed } from '../../../../test/counts.ts'
import { fromWire, type IdKind, toWire } from '../../platform/ids.ts'
import type { PromotionEffect } from './promotion.ts'
import { type PromotionRow, promotionFromRow, type StoredEffect } from './promotion-row.ts'
import { createPromotionInput } from './schemas.ts'
import { presentPromotion, storedConditions, storedEffect } from './stored-promotion.ts'

type Pools = Record<
  'offer' | 'variant' | 'product' | 'category' | 'collection' | 'seller' | 'customerGroup' | 'shippingMethod',
  string[]
>

const newIds = (kind: IdKind) => Array.from({ length: 5 }, () => toWire(kind, uuidv7()))
const anyPools: Pools = {
  offer: newIds('offer'),
  variant: newIds('variant'),
  product: newIds('product'),
  category: newIds('category'),
  collection: newIds('collection'),
  seller: newIds('seller'),
  customerGroup: newIds('customerGroup'),
  shippingMethod: newIds('shippingMethod'),
}

const two = (n: number) => String(n).padStart(2, '0')
const localTime = fc
  .record({
    year: fc.integer({ min: 2000, max: 2999 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    hour: fc.integer({ min: 0, max: 23 }),
    minute: fc.integer({ min: 0, max: 59 }),
    second: fc.integer({ min: 0, max: 59 }),
  })
  .map((t) => `${t.year}-${two(t.month)}-${two(t.day)}T${two(t.hour)}:${two(t.minute)}:${two(t.second)}`)

/** Whole promotions as they are sent and told, over these ids: nothing left out. */
function promotionsOver(pools: Pools) {
  const some = (kind: keyof Pools) => fc.subarray(pools[kind])
  const lists = {
    offerIds: some('offer'),
    variantIds: some('variant'),
    productIds: some('product'),
    categoryIds: some('category'),
    collectionIds: some('collection'),
    sellerIds: some('seller'),
  }
  const goods = fc.record({ ...lists, except: fc.option(fc.record(lists)) })
  const amount = fc.integer({ min: 1, max: 90_000_000_000 })
  const amountFrom0 = fc.integer({ min: 0, max: 90_000_000_000 })
  const basisPoints = fc.integer({ min: 1, max: 10_000 })
  const quantity = fc.integer({ min: 1, max: 999 })
  const percent = fc.record({ kind: fc.constant('percent'), basisPoints, maxAmount: fc.option(amount) })
  const reduction = fc.oneof(percent, fc.record({ kind: fc.constant('amount'), amount }))
  const effect = fc.oneof(
    fc.record({ kind: fc.constant('reduction'), off: reduction, on: goods }),
    fc.record({ kind: fc.constant('amount-each'), amount, on: goods }),
    fc.record({ kind: fc.constant('fixed-price'), unitPriceAmount: amountFrom0, on: goods }),
    fc.record({
      kind: fc.constant('buy-x-get-y'),
      buy: fc.record({ quantity, goods }),
      get: fc.record({ quantity, goods, basisPoints }),
      maxTimes: fc.option(quantity),
    }),
    fc.record({
      kind: fc.constant('gift'),
      gift: fc.record({
        offerId: fc.constantFrom(...pools.offer),
        quantity: fc.integer({ min: 1, max: 99 }),
      }),
    }),
    fc.record({
      kind: fc.constant('tiers'),
      tiers: fc.uniqueArray(fc.record({ fromAmount: amountFrom0, off: reduction }), {
        minLength: 1,
        maxLength: 20,
        selector: ({ fromAmount }) => fromAmount,
      }),
      on: goods,
    }),
    fc.record({
      kind: fc.constant('shipping'),
      off: fc.oneof(
        reduction,
        fc.constant({ kind: 'free' }),
        fc.record({ kind: fc.constant('fixed-price'), amount: amountFrom0 }),
      ),
      methodIds: some('shippingMethod'),
      sellerIds: some('seller'),
    }),
  )
  return fc
    .record({
      title: fc.string({ minLength: 1, maxLength: 40 }).map((text) => `A ${text}`.trim()),
      status: fc.constantFrom('draft', 'active'),
      needsCode: fc.boolean(),
      priority: fc.integer({ min: -1000, max: 1000 }),
      currency: fc.constant('EUR'),
      window: fc.uniqueArray(localTime, { minLength: 2, maxLength: 2 }).map((times) => times.toSorted()),
      open: fc.tuple(fc.boolean(), fc.boolean()),
      conditions: fc.record({
        customerGroupIds: some('customerGroup'),
        firstOrderOnly: fc.boolean(),
        countries: fc.subarray(['DE', 'AT', 'FR', 'US', 'JP']),
        goods,
        minQuantity: fc.integer({ min: 1, max: 10_000 }),
        minAmount: amountFrom0,
      }),
      effect,
      isExclusive: fc.boolean(),
      exclusionGroup: fc.option(fc.constantFrom('seasonal', 'b-2')),
      sellerShareBasisPoints: fc.integer({ min: 0, max: 10_000 }),
      usesMax: fc.option(fc.integer({ min: 1, max: 1_000_000_000 })),
      usesPerCustomer: fc.option(fc.integer({ min: 1, max: 1000 })),
    })
    .map(({ window: [from, until], open: [opensFrom, opensUntil], ...rest }) => ({
      ...rest,
      validFrom: opensFrom ? null : (from ?? null),
      validUntil: opensUntil ? null : (until ?? null),
    }))
}

/** What the engine was given, told again as the wire does. */
function toldAgain(row: PromotionRow) {
  const engine = promotionFromRow(row)
  const {
    id: _,
    version: __,
    createdAt: ___,
    updatedAt: ____,
    ...told
  } = presentPromotion({
    ...engine,
    status: row.status,
    validFrom: engine.window.from,
    validUntil: engine.window.until,
    effect: keptOf(engine.effect),
    usesPerCustomer: row.uses_per_customer,
    version: 1,
    createdAt: new Date(0),
    updatedAt: new Date(0),
  })
  return told
}

const keptOf = (effect: PromotionEffect): StoredEffect =>
  effect.kind === 'gift'
    ? { kind: 'gift', gift: { offerId: effect.gift.offerId, quantity: effect.gift.quantity } }
    : effect

function rowOf(sent: unknown): PromotionRow {
  const { conditions, effect, ...facts } = createPromotionInput.parse(sent)
  const row = {
    id: uuidv7(),
    title: facts.title,
    status: facts.status,
    needs_code: facts.needsCode,
    priority: facts.priority,
    currency: facts.currency,
    valid_from: facts.validFrom,
    valid_until: facts.validUntil,
    conditions: storedConditions(conditions),
    effect: storedEffect(effect),
    is_exclusive: facts.isExclusive,
    exclusion_group: facts.exclusionGroup,
    seller_share_basis_points: facts.sellerShareBasisPoints,
    uses_max: facts.usesMax,
    uses_per_customer: facts.usesPerCustomer,
  }
  return JSON.parse(JSON.stringify(row))
}

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

async function poolsOf(of: TestStore): Promise<Pools> {
  await createTestCategories(of, ['lamps', 'mugs'])
  const { productId } = await createTestProduct(of, { stock: [1, 2, 3] })
  await createTestProduct(of)
  const ids = async (kind: IdKind, table: string) => {
    const rows = await api.owner.read<{ id: string }>(of.context.store.id, {
      name: '',
      text: `SELECT id FROM commerce.${table} WHERE store_id = $1`,
      values: [of.context.store.id],
    })
    return rows.map(({ id }) => toWire(kind, id))
  }
  await send(api.app.request, 'POST', '/v1/admin/customer-groups', {
    bearer: of.secretKey,
    body: { handle: 'regulars', name: 'Regulars' },
  })
  for (const title of ['Winter', 'Summer'])
    await send(api.app.request, 'POST', '/v1/admin/collections', { bearer: of.secretKey, body: { title } })
  expect(productId).not.toBe('')
  return {
    offer: await ids('offer', 'offers'),
    variant: await ids('variant', 'variants'),
    product: await ids('product', 'products'),
    category: await ids('category', 'categories'),
    collection: await ids('collection', 'collections'),
    seller: await ids('seller', 'sellers'),
    customerGroup: await ids('customerGroup', 'customer_groups'),
    shippingMethod: await ids('shippingMethod', 'shipping_methods'),
  }
}

describe('a promotion', () => {
  it('means to the engine what was sent: told again from there, it is the same', () => {
    fc.assert(
      fc.property(promotionsOver(anyPools), (sent) => {
        expect(toldAgain(rowOf(sent))).toEqual(sent)
      }),
      { seed: seed(), numRuns: count(500, 20_000) },
    )
  })

  it('comes from the database as it was sent, to whoever reads it and to the engine', async () => {
    const promotions = promotionsOver(await poolsOf(store))
    await fc.assert(
      fc.asyncProperty(promotions, async (sent) => {
        const at = '/v1/admin/promotions'
        const made = await send(api.app.request, 'POST', at, { bearer: store.secretKey, body: sent })
        expect(made.status, JSON.stringify(made.body)).toBe(201)
        const { id, version, createdAt, updatedAt, ...told } = made.body
        expect(told).toEqual(sent)
        const [row] = await api.services.db.read<{ promotion: PromotionRow }>(store.context.store.id, {
          name: '',
          text: 'SELECT to_jsonb(p) AS promotion FROM commerce.promotions p WHERE store_id = $1 AND id = $2',
          values: [store.context.store.id, fromWire('promotion', id)],
        })
        expect(row && toldAgain(row.promotion)).toEqual(sent)
        expect(
          (await send(api.app.request, 'GET', `${at}/${id}`, { bearer: store.secretKey })).body,
        ).toMatchObject({
          ...told,
          version,
          createdAt,
          updatedAt,
        })
        await send(api.app.request, 'POST', `${at}/${id}/end`, { bearer: store.secretKey })
      }),
      { seed: seed(), numRuns: count(40, 1_000) },
    )
  })
})
