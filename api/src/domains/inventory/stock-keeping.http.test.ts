import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(async () => {
  await expectSoundBooks(api.database)
  await api.close()
})

const ask = (method: string, path: string, body?: unknown, of = store, key?: string): Promise<Answer> =>
  send(api.app.request, method, `/v1/admin/stock/${path}`, {
    bearer: of.secretKey,
    ...(body === undefined ? {} : { body }),
    ...(key ? { idempotencyKey: key } : {}),
  })
const adjust = (offerId: string, body: unknown, key?: string) =>
  ask('POST', `${offerId}/adjustments`, body, store, key)
const spread = (offerId: string, buckets: unknown) => ask('PUT', `${offerId}/buckets`, { buckets })
const movements = async (offerId: string) =>
  (await ask('GET', `${offerId}/movements`)).body.items.map(
    ({ kind, quantity }: { kind: string; quantity: number }) => [kind, quantity],
  )

async function offerWith(pieces: number): Promise<string> {
  const { offerIds } = await createTestProduct(store, { stock: [pieces] })
  return offerIds[0] ?? ''
}

/** Sets so many pieces aside for a quote. */
async function setAside(offerId: string, quantity: number) {
  const buyer = shopper(api.app.request, store)
  const { body: cart } = await buyer.cart([{ offerId, quantity }])
  const checkout = await buyer.checkout(cart, { shippingMethodId: await buyer.shippingMethodId() })
  return {
    checkout,
    pay: () => buyer.pay(cart, checkout.body, { idempotencyKey: randomUUID() }),
  }
}

/** What lies in each row, in no order. */
const rowsOf = (offerId: string) =>
  asAdmin<{ onHand: number; reserved: number }>(
    api,
    'SELECT on_hand AS "onHand", reserved FROM commerce.stock_items WHERE offer_id = $1 ORDER BY on_hand DESC, location_id',
    [fromWire('offer', offerId)],
  )

describe('stock that is received and counted', () => {
  it('changes by a movement that says why, newest first, and what is on hand is their sum', async () => {
    const offerId = await offerWith(3)
    expect((await adjust(offerId, { kind: 'received', quantity: 24, note: 'From the kiln' })).body).toEqual({
      offerId,
      onHand: 27,
      reserved: 0,
      available: 27,
      buckets: 1,
    })
    expect((await adjust(offerId, { kind: 'counted', quantity: 20 })).body.onHand).toBe(20)
    expect((await adjust(offerId, { kind: 'counted', quantity: 20 })).body.onHand).toBe(20)
    const { body } = await ask('GET', `${offerId}/movements?limit=2`)
    expect(body.items).toMatchObject([
      { kind: 'counted', quantity: -7, note: null, reference: null },
      { kind: 'received', quantity: 24, note: 'From the kiln' },
    ])
    const next = await ask('GET', `${offerId}/movements?limit=2&cursor=${body.nextCursor}`)
    expect(next.body).toMatchObject({ items: [{ kind: 'received', quantity: 3 }], nextCursor: null })
    const other = await offerWith(1)
    expect((await ask('GET', `${other}/movements?cursor=${body.nextCursor}`)).status).toBe(400)
  })

  it('is told to the lists, the pages of shoppers and the feed, and to the audit log with who did it', async () => {
    const { offerIds, handle } = await createTestProduct(store, { stock: [0] })
    const offerId = offerIds[0] ?? ''
    const settle = async () => {
      for (let n = 0; n < 3; n += 1) await workerTurn(api)
    }
    await settle()
    await adjust(offerId, { kind: 'received', quantity: 4, note: 'Found in the attic' })
    await settle()
    const told = await send(api.app.request, 'GET', '/v1/events?types=stock.changed', {
      bearer: store.secretKey,
    })
    expect(told.body.items.at(-1).data.offers).toMatchObject([{ offerId, available: 4 }])
    const page = await send(api.app.request, 'GET', `/v1/products/${handle}`, { key: store.publishableKey })
    expect(page.body.variants[0].offer.availability).toEqual({ status: 'low_stock', quantity: 4 })
    const [entry] = await asAdmin<{ actor: string; payload: unknown; after: unknown }>(
      api,
      `SELECT e.actor, e.payload, d.after FROM commerce.events e
       JOIN commerce.event_details d ON d.store_id = e.store_id AND d.event_id = e.id
       WHERE e.type = 'stock.adjusted' AND e.payload ->> 'offerId' = $1`,
      [fromWire('offer', offerId)],
    )
    expect(entry).toMatchObject({
      actor: expect.stringMatching(/^secret_key:/),
      payload: { kind: 'received', quantity: 4 },
      after: { onHand: 4, note: 'Found in the attic' },
    })
  })

  it('is never counted below what buyers were promised, and nothing has changed then', async () => {
    const offerId = await offerWith(5)
    const buyer = await setAside(offerId, 3)
    const refused = await adjust(offerId, { kind: 'counted', quantity: 2 })
    expect([refused.status, refused.body.code, refused.body.reserved]).toEqual([409, 'stock-reserved', 3])
    expect(await rowsOf(offerId)).toEqual([{ onHand: 5, reserved: 3 }])
    expect((await adjust(offerId, { kind: 'counted', quantity: 3 })).body).toMatchObject({
      onHand: 3,
      available: 0,
    })
    expect((await buyer.pay()).body.state).toBe('placed')
    expect(await movements(offerId)).toEqual([
      ['sold', -3],
      ['counted', -2],
      ['received', 5],
    ])
  })

  it('is received once under one key, however often it is sent', async () => {
    const offerId = await offerWith(1)
    const key = randomUUID()
    const body = { kind: 'received', quantity: 10 }
    const answers = await Promise.all(Array.from({ length: 4 }, () => adjust(offerId, body, key)))
    expect(new Set(answers.map(({ body: { onHand } }) => onHand))).toEqual(new Set([11]))
    expect((await rowsOf(offerId))[0]?.onHand).toBe(11)
  })

  it('adds up when many receive and buy at once', async () => {
    const offerId = await offerWith(2)
    const came = Array.from({ length: 12 }, () => adjust(offerId, { kind: 'received', quantity: 1 }))
    const bought = Array.from({ length: 6 }, async () => (await setAside(offerId, 1)).checkout.status)
    const [, statuses] = await Promise.all([Promise.all(came), Promise.all(bought)])
    const held = statuses.filter((status) => status === 201).length
    expect(await rowsOf(offerId)).toEqual([{ onHand: 14, reserved: held }])
  })

  it.each([
    [{ kind: 'received', quantity: 0 }],
    [{ kind: 'received', quantity: -1 }],
    [{ kind: 'received', quantity: 1.5 }],
    [{ kind: 'received', quantity: 1_000_001 }],
    [{ kind: 'counted', quantity: -1 }],
    [{ kind: 'sold', quantity: 1 }],
    [{ kind: 'counted', quantity: 1, note: '' }],
    [{ kind: 'counted', quantity: 1, onHand: 2 }],
    [{ quantity: 1 }],
  ])('refuses %j and changes nothing', async (body) => {
    const offerId = await offerWith(2)
    const refused = await adjust(offerId, body)
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-request'])
    expect(await movements(offerId)).toEqual([['received', 2]])
  })

  it('has nothing to count where an offer is sold whatever is in stock, and nothing of what there is not', async () => {
    const offerId = await offerWith(2)
    await asAdmin(api, 'UPDATE commerce.stock_items SET tracked = false WHERE offer_id = $1', [
      fromWire('offer', offerId),
    ])
    for (const refused of [await adjust(offerId, { kind: 'counted', quantity: 2 }), await spread(offerId, 4)])
      expect([refused.status, refused.body.code]).toEqual([409, 'stock-not-counted'])
    const unknown = 'off_01h455vb4pex5vsknk084sn02q'
    for (const path of [`${unknown}/adjustments`, `${unknown}/buckets`, `${unknown}/movements`]) {
      const [method, body] = path.endsWith('movements')
        ? ['GET', undefined]
        : path.endsWith('buckets')
          ? ['PUT', { buckets: 2 }]
          : ['POST', { kind: 'counted', quantity: 1 }]
      expect((await ask(method, path, body)).status).toBe(404)
    }
  })
})

describe('stock of a seller', () => {
  it('is received, counted and spread by the seller itself, and is not there for another', async () => {
    const [kiln, loom] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const { offerIds } = await createTestProduct(store, { stock: [4], sellerId: kiln.id })
    const path = `/v1/seller/stock/${offerIds[0]}`
    const received = await kiln.owner.send('POST', `${path}/adjustments`, {
      body: { kind: 'received', quantity: 6 },
    })
    expect([received.status, received.body.onHand]).toEqual([200, 10])
    const spreadOut = await kiln.owner.send('PUT', `${path}/buckets`, { body: { buckets: 5 } })
    expect(spreadOut.body).toMatchObject({ onHand: 10, available: 10, buckets: 5 })
    expect((await kiln.owner.send('GET', `${path}/movements`)).body.items).toHaveLength(2)
    expect(
      (await loom.owner.send('POST', `${path}/adjustments`, { body: { kind: 'counted', quantity: 0 } }))
        .status,
    ).toBe(404)
    expect((await loom.owner.send('PUT', `${path}/buckets`, { body: { buckets: 2 } })).status).toBe(404)
    expect((await loom.owner.send('GET', `${path}/movements`)).status).toBe(404)
    expect((await rowsOf(offerIds[0] ?? '')).map(({ onHand }) => onHand)).toEqual([2, 2, 2, 2, 2])
  })
})

describe('stock that is spread for a drop', () => {
  it('lies evenly in so many rows, and is as much for everybody as before', async () => {
    const offerId = await offerWith(10)
    expect((await spread(offerId, 4)).body).toEqual({
      offerId,
      onHand: 10,
      reserved: 0,
      available: 10,
      buckets: 4,
    })
    expect((await rowsOf(offerId)).map(({ onHand }) => onHand)).toEqual([3, 3, 2, 2])
    const { body: cart } = await shopper(api.app.request, store).cart([{ offerId, quantity: 10 }])
    expect(cart.lineItems[0].availability.quantity).toBe(10)
    expect(await movements(offerId)).toEqual([['received', 10]])
    expect((await spread(offerId, 4)).body.buckets).toBe(4)
    expect((await spread(offerId, 1)).body).toMatchObject({ onHand: 10, buckets: 1 })
    expect((await rowsOf(offerId)).map(({ onHand }) => onHand)).toEqual([10, 0, 0, 0])
  })

  it('sells one buyer more than any row has: the pieces are gathered for the quote', async () => {
    const offerId = await offerWith(8)
    await spread(offerId, 8)
    const buyer = await setAside(offerId, 5)
    expect(buyer.checkout.status).toBe(201)
    const rest = await setAside(offerId, 3)
    expect(rest.checkout.status).toBe(201)
    expect((await setAside(offerId, 1)).checkout.body.code).toBe('out-of-stock')
    for (const one of [buyer, rest]) expect((await one.pay()).body.state).toBe('placed')
    expect((await rowsOf(offerId)).map(({ onHand, reserved }) => onHand + reserved)).toEqual(
      Array.from({ length: 8 }, () => 0),
    )
    expect(await movements(offerId)).toEqual([
      ['sold', -3],
      ['sold', -5],
      ['received', 8],
    ])
  })

  it('stays where it is while it is set aside, and is counted over all rows', async () => {
    const offerId = await offerWith(9)
    await spread(offerId, 3)
    const buyer = await setAside(offerId, 3)
    expect((await spread(offerId, 1)).body).toMatchObject({ onHand: 9, reserved: 3, available: 6 })
    await spread(offerId, 3)
    expect((await adjust(offerId, { kind: 'counted', quantity: 2 })).body.code).toBe('stock-reserved')
    expect((await adjust(offerId, { kind: 'counted', quantity: 3 })).body).toMatchObject({
      onHand: 3,
      available: 0,
    })
    expect((await buyer.pay()).body.state).toBe('placed')
    expect((await movements(offerId)).slice(0, 2)).toEqual([
      ['sold', -3],
      ['counted', -6],
    ])
  })

  it('leaves a quote its pieces when another quote of the same cart takes its place', async () => {
    const offerId = await offerWith(4)
    await spread(offerId, 4)
    const buyer = shopper(api.app.request, store)
    const shippingMethodId = await buyer.shippingMethodId()
    const { body: cart } = await buyer.cart([{ offerId, quantity: 4 }])
    for (let n = 0; n < 3; n += 1) expect((await buyer.checkout(cart, { shippingMethodId })).status).toBe(201)
    expect(await rowsOf(offerId)).toEqual([
      { onHand: 4, reserved: 4 },
      ...Array.from({ length: 3 }, () => ({ onHand: 0, reserved: 0 })),
    ])
  })

  it('says of parts of pieces that they must be whole', async () => {
    const refused = await adjust(await offerWith(2), { kind: 'received', quantity: 1.5 })
    expect(refused.body.errors).toEqual([{ pointer: '/quantity', message: 'must be a whole number' }])
  })

  it.each([[0], [65], [1.5], ['16'], [null]])('refuses %j buckets', async (buckets) => {
    const offerId = await offerWith(2)
    expect((await spread(offerId, buckets)).status).toBe(400)
    expect(await rowsOf(offerId)).toHaveLength(1)
  })
})
