import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { count, seed } from '../../../../test/counts.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId, toWire } from '../../platform/ids.ts'
import type { EventType } from './catalogue.ts'
import { publishedTypes } from './published.ts'
import { recordEvent } from './record-event.ts'
import { keptDays, passingTypes } from './retention.ts'
import { forgetOldEvents } from './retention-queries.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

interface Told {
  id: string
  type: string
}

const read = (store: TestStore, query = '', bearer?: string): Promise<Answer> =>
  send(
    api.app.request,
    'GET',
    `/v1/events${query}`,
    bearer === '' ? { key: store.publishableKey } : { bearer: bearer ?? store.secretKey },
  )

/** All pages from a beginning; null: refused because something is gone. */
async function readAll(store: TestStore, query = '', bearer?: string): Promise<Told[] | null> {
  const found: Told[] = []
  const types = query.replace(/&after=\w+/, '')
  for (let asked = query; ; ) {
    const { status, body } = await read(store, `?limit=9${asked}`, bearer)
    if (status === 410) {
      expect(body.code).toBe('feed-place-gone')
      return null
    }
    expect(status, JSON.stringify(body)).toBe(200)
    found.push(...body.items)
    if (!body.hasMore) return found
    asked = `${types}&after=${body.next}`
  }
}

/** Events that happened so many days ago, told to the feed in this order. */
async function happened(store: TestStore, events: [EventType, daysAgo: number][]): Promise<string[]> {
  const ids: string[] = []
  for (const [type, daysAgo] of events) {
    const aggregateId = newId('cart')
    await inTransaction(store.context, async (tx) =>
      recordEvent(tx, {
        type,
        aggregate: type.startsWith('order.') ? 'order' : 'cart',
        aggregateId,
        version: 1,
        payload: payloadOf(type) as never,
        ...(type === 'listing.changed' && { audience: { everybody: true } }),
      }),
    )
    const [row] = await asAdmin<{ id: string }>(
      api,
      `UPDATE commerce.events SET occurred_at = now() - make_interval(secs => $3::float8 * 86400)
       WHERE store_id = $1 AND aggregate_id = $2 RETURNING id`,
      [store.context.store.id, aggregateId, daysAgo],
    )
    ids.push(toWire('event', row?.id ?? ''))
  }
  await workerTurn(api)
  return ids
}

const payloadOf = (type: EventType) =>
  type === 'order.placed'
    ? { number: 'K7M4-2Q9X', totalAmount: 1, currency: 'EUR', lines: 1, productIds: [] }
    : type === 'listing.changed'
      ? { productId: newId('product'), handle: 'table', published: true, variants: [] }
      : { lines: 1, itemCount: 1 }

const forget = (batch?: number) => forgetOldEvents(api.worker, batch)
const idsOf = (told: Told[] | null) => told?.map(({ id }) => id)

describe('the feed ends', () => {
  it('a month ago for carts and what shows how things are now, 400 days ago for all else', async () => {
    const store = await api.store()
    const passing = ['cart.changed', 'listing.changed', 'customer.signed_in'] as const
    const ids = await happened(store, [
      ['order.placed', 410],
      ['order.placed', 401],
      ['order.placed', 399],
      ...passing.map((type): [EventType, number] => [type, 40]),
      ...passing.map((type): [EventType, number] => [type, 31]),
      ...passing.map((type): [EventType, number] => [type, 29]),
      ['order.placed', 1],
    ])
    await forget()
    // The last one before that moment stays: it is where somebody is who was told everything.
    const [order, carts, all] = [
      [1, 2, 12],
      [6, 9],
      [6, 7, 9, 10, 12],
    ].map((of) => of.map((n) => ids[n]))
    expect(idsOf(await readAll(store, '&types=order.*'))).toEqual(order)
    expect(idsOf(await readAll(store, '&types=cart.*'))).toEqual(carts)
    expect(idsOf(await readAll(store))).toEqual(all)
    const { body } = await read(store, '?types=order.*')
    const days = (Date.now() - Date.parse(body.keptSince)) / 86_400_000
    expect(days).toBeCloseTo(400, 1)
    expect((await read(store, '?types=payment.*')).body.keptSince).toBeNull()
    expect((await read(store, '?since=2020-01-01T00:00:00Z')).body).toMatchObject({
      items: all?.map((id) => ({ id })),
      keptSince: expect.any(String),
    })
    const rows = await asAdmin<{ id: string }>(
      api,
      'SELECT id FROM commerce.events WHERE store_id = $1 ORDER BY position',
      [store.context.store.id],
    )
    // The audit keeps what says what was sold.
    expect(rows.map(({ id }) => toWire('event', id))).toEqual(
      [0, 1, 2, 6, 7, 8, 9, 10, 11, 12].map((n) => ids[n]),
    )
  })

  it('with a word to whoever missed something: 410, and to nobody else', async () => {
    const store = await api.store()
    const ids = await happened(store, [
      ['order.placed', 60],
      ['cart.changed', 50],
      ['cart.changed', 45],
      ['cart.changed', 42],
      ['order.placed', 40],
      ['cart.changed', 2],
    ])
    await forget()
    const [first, , , , second, last] = ids
    const after = (id: string | undefined, types = '') => read(store, `?after=${id}${types}`)
    // The event that was seen is there, but not all that came after it.
    expect((await after(first)).body).toMatchObject({ status: 410, code: 'feed-place-gone' })
    expect((await after(first, '&types=order.*')).body.items).toMatchObject([{ id: second }])
    expect((await after(second)).body.items).toMatchObject([{ id: last }])
    // The event that was seen is gone itself.
    for (const gone of [ids[1], ids[2]]) expect((await after(gone)).status).toBe(410)
    const stream = await api.app.request('/v1/events/stream', {
      headers: { authorization: `Bearer ${store.secretKey}`, 'last-event-id': first ?? '' },
    })
    expect(stream.status).toBe(410)
  })

  it('never for whoever reads once a month, however long nothing happened before', async () => {
    const store = await api.store()
    const ids = await happened(store, [
      ['order.placed', 90],
      ['listing.changed', 85],
      ['cart.changed', 85],
      ['listing.changed', 80],
      ['cart.changed', 70],
    ])
    const [everything, orders, everybody] = [
      (await read(store)).body.next,
      (await read(store, '?types=order.*')).body.next,
      (await read(store, '', '')).body.next,
    ]
    // Who reads what is kept for long goes on at an event that is kept as long.
    expect([everything, orders, everybody]).toEqual([ids[4], ids[0], ids[3]])
    const [cart, listing] = await happened(store, [
      ['cart.changed', 29],
      ['listing.changed', 29],
    ])
    await forget()
    expect(idsOf(await readAll(store, `&after=${everything}`))).toEqual([cart, listing])
    expect(idsOf(await readAll(store, `&after=${everybody}`, ''))).toEqual([listing])
    await happened(store, [
      ['cart.changed', 0],
      ['cart.changed', 0],
      ['listing.changed', 0],
    ])
    await age(store, 2)
    await forget()
    expect((await read(store, `?after=${everything}`)).status).toBe(410)
    expect((await read(store, `?after=${everybody}`, '')).status).toBe(410)
    expect((await read(store, `?after=${orders}&types=order.*`)).body.items).toEqual([])
  })

  const age = (store: TestStore, days: number) =>
    asAdmin(
      api,
      `UPDATE commerce.events SET occurred_at = occurred_at - make_interval(days => $2) WHERE store_id = $1`,
      [store.context.store.id, days],
    )

  it('by the clock of the store', async () => {
    const store = await api.store()
    await happened(store, [
      ['cart.changed', 6],
      ['cart.changed', 5],
      ['cart.changed', 0],
    ])
    await forget()
    expect(await readAll(store)).toHaveLength(3)
    await asAdmin(
      api,
      'UPDATE commerce.stores SET clock_offset_seconds = 27 * 86400, twin_of = $2 WHERE store_id = $1',
      [store.context.store.id, (await api.store()).context.store.id],
    )
    await forget()
    expect(await readAll(store)).toHaveLength(2)
  })

  it('for sellers, too: what was meant for them is meant for nobody any more', async () => {
    const store = await api.store()
    const seller = await createTestSeller(api, store)
    await createTestProduct(store, {})
    await workerTurn(api)
    await workerTurn(api)
    await createTestProduct(store, {})
    await workerTurn(api)
    await age(store, 401)
    await createTestProduct(store, {})
    await workerTurn(api)
    await workerTurn(api)
    const before = (await readAll(store, '', seller.owner.token))?.length ?? 0
    const [{ told } = { told: 0 }] = await audiences(store)
    await forget()
    const [{ told: left } = { told: 0 }] = await audiences(store)
    const after = (await readAll(store, '', seller.owner.token))?.length ?? 0
    expect(after).toBeLessThan(before)
    expect(left).toBeLessThan(told)
  })

  const audiences = (store: TestStore) =>
    asAdmin<{ told: number }>(
      api,
      'SELECT count(*)::int AS told FROM commerce.event_audiences WHERE store_id = $1',
      [store.context.store.id],
    )
})

it('a reader is told all that happened after what it has seen, or that something is gone: never less', async () => {
  // A linear congruential generator (Numerical Recipes): enough to be different.
  let state = seed()
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T
  const types = ['order.placed', 'cart.changed', 'listing.changed'] as const
  const [refused, answered] = [new Set<string>(), new Set<string>()]
  for (let round = 0; round < count(3, 60); round += 1) {
    const store = await api.store()
    const ages = Array.from({ length: 24 }, () => random() * (random() < 0.3 ? 450 : 45))
    // Neighbors may be placed the other way round.
    const events = ages
      .toSorted((a, b) => b - a)
      .map((days): [EventType, number] => [pick(types), days + random() * 0.001])
    const ids = await happened(store, events)
    const whole = ids.map((id, index) => ({ id, type: events[index]?.[0] as string }))
    await forget(2 + Math.floor(random() * 6))
    const rows = await asAdmin<{ id: string }>(api, 'SELECT id FROM commerce.events WHERE store_id = $1', [
      store.context.store.id,
    ])
    const stays = new Set(rows.map(({ id }) => toWire('event', id)))
    for (const wanted of [types, ['order.placed'], ['cart.changed', 'order.placed'], ['listing.changed']]) {
      const query = `&types=${wanted.join(',')}`
      const isWanted = ({ type }: Told) => wanted.some((one) => one === type)
      const kept = idsOf(await readAll(store, query)) ?? []
      const shown = whole.filter(isWanted).map(({ id }) => id)
      expect(kept).toEqual(shown.slice(shown.length - kept.length))
      const newest = idsOf((await read(store, `?order=newest&limit=100${query}`)).body.items)
      expect(newest?.slice(0, kept.length)).toEqual(kept.toReversed())
      for (const [place, { id }] of whole.entries()) {
        const expected = whole.slice(place + 1).filter(isWanted)
        const told = idsOf(await readAll(store, `${query}&after=${id}`))
        if (told) expect(told).toEqual(idsOf(expected))
        // Refused is who was at an event that is gone, or misses one that is gone or is behind the horizon.
        else expect(!stays.has(id) || expected.some((event) => !kept.includes(event.id))).toBe(true)
        ;(told ? answered : refused).add(id)
      }
    }
  }
  expect(Math.min(refused.size, answered.size)).toBeGreaterThan(10)
})

describe('of every type', () => {
  it('it is declared how long it is kept, and no row goes that is the audit of money, goods or people', () => {
    expect(keptDays.map(({ type }) => type)).toEqual(expect.arrayContaining([...publishedTypes]))
    expect(
      passingTypes.filter((type) => /^(order\.|payment|checkout|staff|offer|product|store|key)/.test(type)),
    ).toEqual([])
  })

  it('the database deletes the rows of those that pass, and of no others', async () => {
    const [policy] = await asAdmin<{ using: string }>(
      api,
      `SELECT qual AS using FROM pg_policies WHERE tablename = 'events' AND policyname = 'erasure'`,
    )
    const named = [...(policy?.using ?? '').matchAll(/'([a-z_]+\.[a-z_]+)'/g)].map(([, type]) => type)
    expect(named.toSorted()).toEqual([...passingTypes].toSorted())
  })
})
