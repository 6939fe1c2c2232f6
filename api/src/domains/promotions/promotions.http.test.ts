import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestCategories,
  createTestProduct,
  createTestStaffSession,
  type Sent,
  send,
  type TestApi,
  type TestProduct,
  type TestStore,
} from '../../../../test/api.ts'
import { newId, toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let other: TestStore
let product: TestProduct
let foreign: TestProduct
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  other = await api.store()
  await createTestCategories(store, ['lamps'])
  product = await createTestProduct(store, { categories: ['lamps'] })
  foreign = await createTestProduct(other)
})
afterAll(() => api.close())

const path = '/v1/admin/promotions'
const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
const refused = [400, 'invalid-request']

/** Asks as the store's server, whose key may do all that staff does with prices. */
const ask = (method: string, at: string, sent: Sent = {}, of: TestStore = store) =>
  send(api.app.request, method, at, { bearer: of.secretKey, ...sent })

const tenPercent = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } }
const body = (more: object = {}) => ({ title: 'Ten percent', effect: tenPercent, ...more })

async function newPromotion(more: object = {}, of: TestStore = store) {
  const answer = await ask('POST', path, { body: body(more) }, of)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body
}

/** What is wrong with a field, as the reply says. */
const pointers = ({ body: { errors } }: Answer): string[] =>
  (errors ?? []).map(({ pointer }: { pointer: string }) => pointer)

const rulesVersion = async () => {
  const [row] = await api.services.db.read<{ rules_version: number }>(store.context.store.id, {
    name: '',
    text: 'SELECT rules_version FROM commerce.stores WHERE store_id = $1',
    values: [store.context.store.id],
  })
  return row?.rules_version ?? 0
}

/** Uses of a promotion, as quotes leave them. */
const use = (promotionId: string, of: { times: number; state?: string }) =>
  api.owner.read(store.context.store.id, {
    name: '',
    text: `WITH made AS (
        INSERT INTO commerce.promotion_uses (store_id, promotion_id, reference, state)
        SELECT $1, p.id, gen_random_uuid(), $3 FROM commerce.promotions p, generate_series(1, $4::int)
        WHERE p.store_id = $1 AND p.id = $2 RETURNING 1)
      UPDATE commerce.promotions SET uses = uses + $4::int WHERE store_id = $1 AND id = $2 AND uses_max IS NOT NULL`,
    values: [store.context.store.id, uuidOf(promotionId), of.state ?? 'used', of.times],
  })
const uuidOf = (wire: string) => {
  const known = ids.get(wire)
  if (!known) throw new Error(`${wire} was not made here`)
  return known
}
const ids = new Map<string, string>()
const remember = async (wire: string) => {
  const rows = await api.services.db.read<{ id: string }>(store.context.store.id, {
    name: '',
    text: 'SELECT id FROM commerce.promotions WHERE store_id = $1',
    values: [store.context.store.id],
  })
  for (const { id } of rows) ids.set(toWire('promotion', id), id)
  return wire
}

describe('promotions', () => {
  it('are made, read, changed, paused, resumed and ended; every change raises the rules and is in the audit', async () => {
    const versions = [await rulesVersion()]
    const promotion = await newPromotion({ currency: 'EUR', validFrom: '2026-11-27T00:00', usesMax: 5 })
    expect(promotion).toMatchObject({
      status: 'draft',
      needsCode: false,
      priority: 0,
      validFrom: '2026-11-27T00:00:00',
      validUntil: null,
      conditions: { firstOrderOnly: false, minQuantity: 1, minAmount: 0, goods: { except: null } },
      usesMax: 5,
      version: 1,
    })
    versions.push(await rulesVersion())
    const at = `${path}/${promotion.id}`
    const read = (await ask('GET', at)).body
    expect(read).toEqual({ ...promotion, uses: { held: 0, ordered: 0 }, codes: 0 })
    for (const [verb, status] of [
      ['pause', 409],
      ['resume', 200],
      ['resume', 200],
      ['pause', 200],
      ['resume', 200],
    ] as const)
      expect((await ask('POST', `${at}/${verb}`)).status, verb).toBe(status)
    const changed = await ask('PATCH', at, {
      body: { title: 'Black Week', priority: 5 },
      headers: { 'if-match': '"4"' },
    })
    expect(changed.body).toMatchObject({ title: 'Black Week', priority: 5, status: 'active', version: 5 })
    versions.push(await rulesVersion())
    expect((await ask('PATCH', at, { body: { title: 'Black Week' } })).body.version).toBe(5)
    for (const [method, more] of [
      ['PATCH', { body: { title: 'Late' } }],
      ['DELETE', {}],
    ] as const)
      expect(code(await ask(method, at, { ...more, headers: { 'if-match': '"4"' } }))).toEqual([
        412,
        'version-conflict',
      ])
    expect((await ask('POST', `${at}/end`, { headers: { 'if-match': '"5"' } })).body.status).toBe('ended')
    versions.push(await rulesVersion())
    for (const verb of ['pause', 'resume'])
      expect(code(await ask('POST', `${at}/${verb}`))).toEqual([409, 'promotion-state-forbids'])
    expect(code(await ask('PATCH', at, { body: { title: 'Later' } }))).toEqual([
      409,
      'promotion-state-forbids',
    ])
    expect(versions).toEqual([...new Set(versions)].toSorted((a, b) => a - b))
    const { token } = await createTestStaffSession(api, store)
    const audit = await ask('GET', `/v1/admin/audit?limit=100`, { bearer: token })
    const types = (audit.body.items ?? []).map(({ type }: { type: string }) => type)
    expect(types, JSON.stringify(audit.body).slice(0, 300)).toContain('promotion.created')
    expect(types.filter((type: string) => type === 'promotion.changed').length).toBeGreaterThanOrEqual(5)
  })

  it('may be removed only while they are drafts that nothing belongs to', async () => {
    const draft = await newPromotion()
    expect((await ask('DELETE', `${path}/${draft.id}`)).status).toBe(204)
    expect(code(await ask('GET', `${path}/${draft.id}`))).toEqual(notFound)
    const active = await newPromotion({ status: 'active' })
    expect(code(await ask('DELETE', `${path}/${active.id}`))).toEqual([409, 'promotion-in-use'])
    const coded = await newPromotion({ needsCode: true })
    await ask('POST', `${path}/${coded.id}/codes`, { body: { code: 'keep me' } })
    expect(code(await ask('DELETE', `${path}/${coded.id}`))).toEqual([409, 'promotion-in-use'])
  })

  it('are listed newest first, page by page, by state and part of the title', async () => {
    const of = await api.store()
    const made: { id: string }[] = []
    for (const n of [1, 2, 3])
      made.push(await newPromotion({ title: `100% Wool_${n}`, status: n === 2 ? 'active' : 'draft' }, of))
    const idsOf = (answer: Answer) => answer.body.items.map(({ id }: { id: string }) => id)
    const first = await ask('GET', `${path}?limit=2`, {}, of)
    const second = await ask('GET', `${path}?limit=2&cursor=${first.body.nextCursor}`, {}, of)
    expect([...idsOf(first), ...idsOf(second)]).toEqual(made.map(({ id }) => id).toReversed())
    expect(second.body.nextCursor).toBeNull()
    expect(idsOf(await ask('GET', `${path}?status=active`, {}, of))).toEqual([made[1]?.id])
    expect(idsOf(await ask('GET', `${path}?q=${encodeURIComponent('% wool_3')}`, {}, of))).toEqual([
      made[2]?.id,
    ])
    expect(idsOf(await ask('GET', `${path}?q=${encodeURIComponent('%3')}`, {}, of))).toEqual([])
    expect(code(await ask('GET', `${path}?status=active&cursor=${first.body.nextCursor}`, {}, of))).toEqual(
      refused,
    )
    expect(code(await ask('GET', `${path}?status=gone`, {}, of))).toEqual(refused)
  })

  it('keep their currency and no limit below their uses, once they have been used', async () => {
    const promotion = await newPromotion({ status: 'active', currency: 'EUR' })
    await use(await remember(promotion.id), { times: 3 })
    await use(promotion.id, { times: 1, state: 'held' })
    const at = `${path}/${promotion.id}`
    const change = (changes: object) => ask('PATCH', at, { body: changes })
    expect((await ask('GET', at)).body.uses).toEqual({ held: 1, ordered: 3 })
    expect(code(await change({ currency: null }))).toEqual([409, 'promotion-currency-fixed'])
    expect(code(await change({ usesMax: 3 }))).toEqual([409, 'promotion-limit-below-uses'])
    expect((await change({ usesMax: 4, title: 'Four' })).body).toMatchObject({ usesMax: 4, title: 'Four' })
    const effect = { kind: 'shipping', off: { kind: 'free' } }
    expect((await change({ effect, usesMax: null })).body).toMatchObject({ usesMax: null, effect })
    expect(code(await change({ usesMax: 3 }))).toEqual([409, 'promotion-limit-below-uses'])
  })

  it('are at most 500 that have not ended', async () => {
    const of = await api.store()
    const one = await newPromotion({}, of)
    await api.owner.read(of.context.store.id, {
      name: '',
      text: `INSERT INTO commerce.promotions (store_id, id, title, status, needs_code, priority, conditions, effect,
          is_exclusive, seller_share_basis_points)
        SELECT $1, gen_random_uuid(), 'many', 'draft', false, 0, p.conditions, p.effect, false, 0
        FROM commerce.promotions p, generate_series(1, 499) WHERE p.store_id = $1`,
      values: [of.context.store.id],
    })
    expect(code(await ask('POST', path, { body: body() }, of))).toEqual([409, 'too-many-promotions'])
    expect((await ask('POST', `${path}/${one.id}/end`, {}, of)).status).toBe(200)
    expect((await ask('POST', path, { body: body() }, of)).status).toBe(201)
  })

  it('of another store are nowhere to be found', async () => {
    const theirs = await newPromotion({ needsCode: true }, other)
    const at = `${path}/${theirs.id}`
    const absent = `${path}/${toWire('promotion', newId('promotion'))}`
    for (const [method, more, sent] of [
      ['GET', '', {}],
      ['PATCH', '', { body: { title: 'Mine' } }],
      ['DELETE', '', {}],
      ['POST', '/pause', {}],
      ['POST', '/resume', {}],
      ['POST', '/end', {}],
      ['GET', '/codes', {}],
      ['POST', '/codes', { body: { code: 'MINE' } }],
      ['POST', '/code-batches', { body: { count: 1 } }],
    ] as const) {
      const [found, none] = [await ask(method, at + more, sent), await ask(method, absent + more, sent)]
      expect([method, more, ...code(found)]).toEqual([method, more, ...notFound])
      expect({ ...found.body, instance: '', requestId: '' }).toEqual({
        ...none.body,
        instance: '',
        requestId: '',
      })
    }
    expect((await ask('GET', at, {}, other)).body).toMatchObject({ title: 'Ten percent', version: 1 })
  })

  it('are for those who may set prices', async () => {
    const { token } = await createTestStaffSession(api, store, { role: 'support' })
    for (const [method, sent] of [
      ['GET', {}],
      ['POST', { body: body() }],
    ] as const)
      expect(code(await ask(method, path, { ...sent, bearer: token }))).toEqual([403, 'not-permitted'])
    const manager = await createTestStaffSession(api, store, { role: 'manager' })
    expect((await ask('POST', path, { body: body(), bearer: manager.token })).status).toBe(201)
  })
})

describe('what a promotion says', () => {
  const rejects: [string, object, string][] = [
    [
      'a percentage of nothing',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 0 } } },
      '/effect/off/basisPoints',
    ],
    [
      'more than all',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 10_001 } } },
      '/effect/off/basisPoints',
    ],
    [
      'a broken percentage',
      { effect: { ...tenPercent, off: { ...tenPercent.off, basisPoints: 12.5 } } },
      '/effect/off/basisPoints',
    ],
    ['an unknown effect', { effect: { kind: 'cashback', amount: 5 } }, '/effect/kind'],
    ['fields that the effect has not', { effect: { ...tenPercent, amount: 5 } }, '/effect/amount'],
    [
      'collections, which the catalogue has not',
      { effect: { ...tenPercent, on: { collectionIds: [] } } },
      '/effect/on/collectionIds',
    ],
    ['no tiers', { currency: 'EUR', effect: { kind: 'tiers', tiers: [] } }, '/effect/tiers'],
    [
      'one threshold twice',
      {
        currency: 'EUR',
        effect: {
          kind: 'tiers',
          tiers: [1, 2].map((amount) => ({ fromAmount: 100, off: { kind: 'amount', amount } })),
        },
      },
      '/effect/tiers',
    ],
    [
      'an amount of nothing',
      { currency: 'EUR', effect: { kind: 'amount-each', amount: 0 } },
      '/effect/amount',
    ],
    [
      'an amount below nothing',
      { currency: 'EUR', effect: { kind: 'fixed-price', unitPriceAmount: -1 } },
      '/effect/unitPriceAmount',
    ],
    [
      'an amount beyond all prices',
      { currency: 'EUR', effect: { kind: 'amount-each', amount: 1e12 } },
      '/effect/amount',
    ],
    ['an amount in no currency', { effect: { kind: 'amount-each', amount: 100 } }, '/currency'],
    ['a threshold in no currency', { conditions: { minAmount: 1 } }, '/currency'],
    ['a currency that the store has not', { currency: 'JPY' }, '/currency'],
    ['a currency that is none', { currency: 'euro' }, '/currency'],
    [
      'an end before the beginning',
      { validFrom: '2026-11-28T00:00', validUntil: '2026-11-27T00:00' },
      '/validUntil',
    ],
    [
      'an end at the beginning',
      { validFrom: '2026-11-28T00:00', validUntil: '2026-11-28T00:00:00' },
      '/validUntil',
    ],
    ['a day that no calendar has', { validFrom: '2026-02-30T00:00' }, '/validFrom'],
    ['an hour that no clock has', { validFrom: '2026-02-03T24:00' }, '/validFrom'],
    ['a time with an offset', { validFrom: '2026-02-03T10:00Z' }, '/validFrom'],
    ['a date alone', { validUntil: '2026-02-03' }, '/validUntil'],
    ['an empty title', { title: '  ' }, '/title'],
    ['a title of several lines', { title: 'a\nb' }, '/title'],
    ['a limit of none', { usesMax: 0 }, '/usesMax'],
    ['a limit of none a customer', { usesPerCustomer: 0 }, '/usesPerCustomer'],
    ['sellers who bear more than all', { sellerShareBasisPoints: 10_001 }, '/sellerShareBasisPoints'],
    ['a state that is not for the beginning', { status: 'ended' }, '/status'],
    ['uses sent by the caller', { uses: 7 }, '/uses'],
    ['countries twice', { conditions: { countries: ['DE', 'DE'] } }, '/conditions/countries'],
    ['a quantity of none', { conditions: { minQuantity: 0 } }, '/conditions/minQuantity'],
    ['gifts without number', { effect: { kind: 'gift', gift: { quantity: 1 } } }, '/effect/gift/offerId'],
  ]
  it.each(rejects)('is refused with its field: %s', async (_, more, pointer) => {
    const answer = await ask('POST', path, { body: body(more) })
    expect(code(answer), JSON.stringify(answer.body)).toEqual(refused)
    expect(pointers(answer)).toContain(pointer)
  })

  it('names only what the store has: another store’s things are told as those that never were', async () => {
    const [offer] = foreign.offerIds
    const never = toWire('offer', newId('offer'))
    const effect = (offerIds: unknown[]) => ({ ...tenPercent, on: { offerIds } })
    const [theirs, absent] = [
      await ask('POST', path, { body: body({ effect: effect([product.offerIds[0], offer]) }) }),
      await ask('POST', path, { body: body({ effect: effect([product.offerIds[0], never]) }) }),
    ]
    expect(code(theirs)).toEqual(refused)
    expect(pointers(theirs)).toEqual(['/effect/on/offerIds/1'])
    expect({ ...theirs.body, requestId: '' }).toEqual({ ...absent.body, requestId: '' })
    const kinds = {
      offerIds: toWire('offer', newId('offer')),
      variantIds: toWire('variant', newId('variant')),
      productIds: toWire('product', foreign.productId),
      categoryIds: toWire('category', newId('category')),
      sellerIds: toWire('seller', newId('seller')),
    }
    const lists = Object.fromEntries(Object.entries(kinds).map(([kind, id]) => [kind, [id]]))
    const all = await ask('POST', path, {
      body: body({
        conditions: {
          customerGroupIds: [toWire('customerGroup', newId('customerGroup'))],
          goods: { ...lists, except: lists },
        },
        effect: {
          kind: 'shipping',
          off: { kind: 'free' },
          methodIds: [toWire('shippingMethod', newId('shippingMethod'))],
        },
      }),
    })
    expect(pointers(all).toSorted()).toEqual(
      [
        '/conditions/customerGroupIds/0',
        ...Object.keys(kinds).flatMap((kind) => [
          `/conditions/goods/${kind}/0`,
          `/conditions/goods/except/${kind}/0`,
        ]),
        '/effect/methodIds/0',
      ].toSorted(),
    )
    const gift = await ask('POST', path, {
      body: body({ effect: { kind: 'gift', gift: { offerId: never, quantity: 1 } } }),
    })
    expect(pointers(gift)).toEqual(['/effect/gift/offerId'])
    const mixed = await ask('POST', path, { body: body({ effect: effect([kinds.productIds]) }) })
    expect(pointers(mixed)).toEqual(['/effect/on/offerIds/0'])
  })

  it('comes back as it was sent, of every kind of effect', async () => {
    const on = { offerIds: product.offerIds, except: null }
    const effects = [
      { kind: 'reduction', off: { kind: 'amount', amount: 500 }, on },
      {
        kind: 'amount-each',
        amount: 100,
        on: { except: { productIds: [toWire('product', product.productId)] } },
      },
      { kind: 'fixed-price', unitPriceAmount: 0, on },
      {
        kind: 'buy-x-get-y',
        buy: { quantity: 2, goods: on },
        get: { quantity: 1, goods: on, basisPoints: 10_000 },
        maxTimes: 3,
      },
      { kind: 'gift', gift: { offerId: product.offerIds[0], quantity: 2 } },
      {
        kind: 'tiers',
        tiers: [{ fromAmount: 0, off: { kind: 'percent', basisPoints: 1, maxAmount: 1 } }],
        on,
      },
      { kind: 'shipping', off: { kind: 'fixed-price', amount: 0 }, methodIds: [], sellerIds: [] },
    ]
    for (const effect of effects) {
      const made = await newPromotion({ currency: 'EUR', effect })
      expect(made.effect).toMatchObject(effect)
      expect((await ask('GET', `${path}/${made.id}`)).body.effect).toEqual(made.effect)
    }
  })

  it('is judged whole when a part of it changes', async () => {
    const made = await newPromotion({
      currency: 'EUR',
      conditions: { minAmount: 100 },
      validFrom: '2026-05-01T00:00',
    })
    const change = (changes: object) => ask('PATCH', `${path}/${made.id}`, { body: changes })
    expect(pointers(await change({ currency: null }))).toEqual(['/currency'])
    expect(pointers(await change({ validUntil: '2026-04-01T00:00' }))).toEqual(['/validUntil'])
    expect(pointers(await change({ status: 'active' }))).toEqual(['/status'])
    expect((await change({ currency: null, conditions: {} })).body).toMatchObject({
      currency: null,
      conditions: { minAmount: 0 },
      version: 2,
    })
  })
})

describe('codes of promotions', () => {
  it('are one however they are written, and one in the store', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    const made = await ask('POST', at, { body: { code: ' summer-sale ２６', usesMax: 5 } })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({
      code: 'SUMMERSALE26',
      usesMax: 5,
      uses: 0,
      batchId: null,
      status: 'active',
    })
    const second = await newPromotion({ needsCode: true })
    expect(code(await ask('POST', `${path}/${second.id}/codes`, { body: { code: 'SummerSale26' } }))).toEqual(
      [409, 'promotion-code-taken'],
    )
    const theirs = await newPromotion({ needsCode: true }, other)
    expect(
      (await ask('POST', `${path}/${theirs.id}/codes`, { body: { code: 'summersale26' } }, other)).status,
    ).toBe(201)
    const found = await ask('GET', `${at}?code=${encodeURIComponent('summer sale-26')}`)
    expect(found.body.items).toEqual([made.body])
    expect((await ask('GET', `${at}?code=${encodeURIComponent('sale👍')}`)).body.items).toEqual([])
  })

  it('are refused where they cannot be told apart, or are none', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    for (const text of [
      'X'.repeat(10_240),
      'X'.repeat(65),
      '',
      ' - ',
      'S\u0410LE',
      'a\u0007b',
      '<b>',
      "'--",
      '👍',
    ]) {
      const answer = await ask('POST', at, { body: { code: text } })
      expect([text.slice(0, 9), ...code(answer)]).toEqual([text.slice(0, 9), ...refused])
      expect([...new Set(pointers(answer))]).toEqual(['/code'])
    }
    expect(code(await ask('POST', at, { body: { code: 'FINE', usesMax: 0 } }))).toEqual(refused)
    const automatic = await newPromotion()
    for (const [more, sent] of [
      ['codes', { code: 'FINE' }],
      ['code-batches', { count: 1 }],
    ] as const)
      expect(code(await ask('POST', `${path}/${automatic.id}/${more}`, { body: sent }))).toEqual([
        409,
        'promotion-needs-no-code',
      ])
    await ask('POST', `${path}/${promotion.id}/end`)
    expect(code(await ask('POST', at, { body: { code: 'FINE' } }))).toEqual([409, 'promotion-state-forbids'])
  })

  it('are made by thousands, all different, none to be guessed, and paged through', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}`
    const idempotencyKey = 'a-batch-of-codes-that-is-made-once'
    const batch = await ask('POST', `${at}/code-batches`, {
      body: { count: 10_000, prefix: 'vip-' },
      idempotencyKey,
    })
    expect(batch.status, JSON.stringify(batch.body)).toBe(201)
    expect(batch.body.count).toBe(10_000)
    const again = await ask('POST', `${at}/code-batches`, {
      body: { count: 10_000, prefix: 'vip-' },
      idempotencyKey,
    })
    expect(again.body).toEqual(batch.body)
    await ask('POST', `${at}/code-batches`, { body: { count: 5 } })
    expect((await ask('GET', at)).body.codes).toBe(10_005)
    const seen = new Set<string>()
    let cursor = ''
    for (let page = 0; page < 3; page += 1) {
      const { body: listed } = await ask(
        'GET',
        `${at}/codes?limit=100&batchId=${batch.body.batchId}${cursor}`,
      )
      for (const { code, usesMax, batchId } of listed.items) {
        expect(code).toMatch(/^VIP[34679CDFGHJKMNPQRTVWXY]{12}$/)
        expect([usesMax, batchId]).toEqual([1, batch.body.batchId])
        seen.add(code)
      }
      cursor = `&cursor=${listed.nextCursor}`
    }
    expect(seen.size).toBe(300)
    for (const sent of [
      { count: 0 },
      { count: 10_001 },
      { count: 1, prefix: 'V'.repeat(21) },
      { count: 1, prefix: 'VI\u0420' },
    ])
      expect(code(await ask('POST', `${at}/code-batches`, { body: sent }))).toEqual(refused)
  })

  it('are disabled and enabled again', async () => {
    const promotion = await newPromotion({ needsCode: true })
    const at = `${path}/${promotion.id}/codes`
    const { body: made } = await ask('POST', at, { body: { code: 'LEAKED' } })
    for (const [verb, status] of [
      ['disable', 'disabled'],
      ['disable', 'disabled'],
      ['enable', 'active'],
      ['disable', 'disabled'],
    ] as const)
      expect((await ask('POST', `${at}/${made.id}/${verb}`)).body).toEqual({ ...made, status })
    expect((await ask('GET', at)).body.items[0].status).toBe('disabled')
    const second = await newPromotion({ needsCode: true })
    for (const wrong of [
      `${path}/${second.id}/codes/${made.id}`,
      `${at}/${toWire('promotionCode', newId('promotionCode'))}`,
    ])
      expect(code(await ask('POST', `${wrong}/disable`))).toEqual(notFound)
    expect(code(await ask('POST', `${at}/${made.id}/disable`, {}, other))).toEqual(notFound)
  })
})
