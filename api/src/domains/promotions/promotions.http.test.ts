import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestStaffSession,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { promotionBody as body, promotionsPath as path, promotionsOf } from '../../../test/promotions.ts'
import { newId, toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let other: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  other = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const notFound = [404, 'not-found']
const refused = [400, 'invalid-request']

const { ask, newPromotion } = promotionsOf(() => ({ api, store }))

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
