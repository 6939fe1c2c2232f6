import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestProduct,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { createTestSeller, orderFrom, type TestSeller } from '../../../test/sellers.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
let first: TestSeller
let second: TestSeller
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  first = await createTestSeller(api, store)
  second = await createTestSeller(api, store)
})
afterAll(() => api.close())
afterAll(() => expectSoundBooks(api.database))

const code = ({ status, body }: Answer) => [status, body.code]
const read = (seller: TestSeller, id: string) => seller.owner.send('GET', `/v1/seller/orders/${id}`)
const ship = (seller: TestSeller, id: string, body: Record<string, unknown> = {}, headers = {}) =>
  seller.owner.send('POST', `/v1/seller/orders/${id}/fulfillments`, {
    body: { carrier: 'DHL', ...body },
    headers,
  })
const asStaff = (method: string, path: string, body?: unknown) =>
  send(api.app.request, method, path, { bearer: store.secretKey, ...(body ? { body } : {}) })
const whole = async (id: string) => (await asStaff('GET', `/v1/admin/orders/${id}`)).body

describe('an order of several sellers', () => {
  it('shows each its own lines, their worth and the address, and nothing of the others or the buyer', async () => {
    const order = await orderFrom(api, store, [first.id, second.id, undefined])
    const all = await whole(order.id)
    for (const [index, seller] of [first, second].entries()) {
      const { status, body } = await read(seller, order.id)
      const line = all.lineItems[index]
      expect([status, body.lineItems]).toEqual([200, [line]])
      expect(body.subtotal).toEqual(line.total)
      expect(body.shippingAddress).toEqual(all.shippingAddress)
      const text = JSON.stringify(body)
      expect(text).not.toContain('ada@example.com')
      for (const other of all.lineItems.filter((l: unknown) => l !== line)) {
        expect(text).not.toContain(other.id)
        expect(text).not.toContain(other.offerId)
        expect(text).not.toContain(other.title)
      }
      expect(text).not.toContain(`${all.totals.total.amount}`)
    }
  })

  it('is in the lists of its sellers only, newest first, page by page', async () => {
    const [a, b] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const ids = []
    for (const sellers of [[a.id], [a.id, b.id], [b.id], [a.id, undefined]])
      ids.push((await orderFrom(api, store, sellers)).id)
    const list = async (seller: TestSeller, query = '') =>
      (await seller.owner.send('GET', `/v1/seller/orders?limit=2${query}`)).body
    const page = await list(a)
    const next = await list(a, `&cursor=${page.nextCursor}`)
    expect([...page.items, ...next.items].map(({ id }) => id)).toEqual([ids[3], ids[1], ids[0]])
    expect(next.nextCursor).toBeNull()
    expect((await list(b)).items.map(({ id }: { id: string }) => id)).toEqual([ids[2], ids[1]])
    expect(page.items[0]).toMatchObject({ itemCount: 2, status: 'placed' })
    expect(code(await b.owner.send('GET', `/v1/seller/orders?cursor=${page.nextCursor}`))).toEqual([
      400,
      'invalid-request',
    ])
    await ship(a, ids[1] ?? '')
    const shipped = (await list(a, '&status=fulfilled')).items.map(({ id }: { id: string }) => id)
    expect(shipped).toEqual([ids[1]])
    expect((await list(b, '&status=fulfilled')).items).toEqual([])
  })

  it('is shipped part by part, each by its seller, until all of it has left', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    const mine = await ship(first, order.id, { trackingNumber: 'T1' })
    expect(mine).toMatchObject({ status: 201, body: { status: 'fulfilled' } })
    expect(mine.body.fulfillments).toMatchObject([{ carrier: 'DHL', trackingNumber: 'T1' }])
    expect((await whole(order.id)).status).toBe('partially_fulfilled')
    const { body: untouched } = await read(second, order.id)
    expect(untouched).toMatchObject({ status: 'placed', fulfillments: [] })
    expect(code(await ship(first, order.id))).toEqual([409, 'nothing-to-fulfill'])
    const part = await ship(second, order.id, {
      lineItems: [{ id: untouched.lineItems[0].id, quantity: 1 }],
    })
    expect(part.body.status).toBe('partially_fulfilled')
    expect((await ship(second, order.id)).body.status).toBe('fulfilled')
    const all = await whole(order.id)
    expect(all.status).toBe('fulfilled')
    expect(all.fulfillments).toHaveLength(3)
    expect((await read(first, order.id)).body.fulfillments).toHaveLength(1)
    expect((await read(second, order.id)).body.fulfillments).toHaveLength(2)
  })

  it('shows of a parcel that staff sent with lines of several the own ones', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    await asStaff('POST', `/v1/admin/orders/${order.id}/fulfillments`, { carrier: 'UPS' })
    const { body } = await read(first, order.id)
    expect(body.status).toBe('fulfilled')
    expect(body.fulfillments).toMatchObject([
      { carrier: 'UPS', lineItems: [{ id: body.lineItems[0].id, quantity: 2 }] },
    ])
  })

  it('lets nobody ship a line of another seller, nor tells that there is one', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    const foreign = (await read(second, order.id)).body.lineItems[0].id
    const attempt = (id: string) => ship(first, order.id, { lineItems: [{ id, quantity: 1 }] })
    const [other, absent] = [await attempt(foreign), await attempt('oln_01h455vb4pex5vsknk084sn02q')]
    const without = ({ requestId: _, ...rest }: Record<string, unknown>) => rest
    expect(code(other)).toEqual([409, 'nothing-to-fulfill'])
    expect(without(other.body)).toEqual(without(absent.body))
    const mixed = await ship(first, order.id, {
      lineItems: [
        { id: (await read(first, order.id)).body.lineItems[0].id, quantity: 1 },
        { id: foreign, quantity: 1 },
      ],
    })
    expect(code(mixed)).toEqual([409, 'nothing-to-fulfill'])
    expect((await whole(order.id)).fulfillments).toEqual([])
  })

  it('leaves once, however many desks of its sellers send it at the same moment', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    const answers = await Promise.all(
      [first, second].flatMap((seller) => Array.from({ length: 5 }, () => ship(seller, order.id))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, ...Array(8).fill(409)])
    const all = await whole(order.id)
    expect([all.status, all.fulfillments.length]).toEqual(['fulfilled', 2])
  })

  it('is shipped in the version that was read, once for one key', async () => {
    const order = await orderFrom(api, store, [first.id])
    const { headers } = await read(first, order.id)
    expect(code(await ship(first, order.id, {}, { 'if-match': '"9"' }))).toEqual([412, 'version-conflict'])
    const sent = { 'if-match': headers.get('etag') ?? '', 'idempotency-key': randomUUID() }
    const answers = [await ship(first, order.id, {}, sent), await ship(first, order.id, {}, sent)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[1]?.body).toEqual(answers[0]?.body)
    expect((await whole(order.id)).fulfillments).toHaveLength(1)
  })
})

describe('a parcel', () => {
  const arrive = (seller: TestSeller, id: string, parcel: string) =>
    seller.owner.send('PUT', `/v1/seller/orders/${id}/fulfillments/${parcel}/delivery`)
  const parcelsOf = async (id: string) => (await whole(id)).fulfillments

  it('arrives once, when the seller who sent it says so, and no other seller hears of it', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    const { id: parcel } = (await ship(first, order.id)).body.fulfillments[0]
    await ship(second, order.id)
    const answers = [await arrive(first, order.id, parcel), await arrive(first, order.id, parcel)]
    for (const { status, body } of answers) {
      expect([status, body.fulfillments.length]).toEqual([200, 1])
      expect(body.fulfillments[0]).toMatchObject({ id: parcel, isOwn: true })
      expect(body.fulfillments[0].deliveredAt).not.toBeNull()
    }
    expect(answers[1]?.body).toEqual(answers[0]?.body)
    const delivered = (await parcelsOf(order.id)).map(
      (each: { deliveredAt: unknown }) => each.deliveredAt !== null,
    )
    expect(delivered).toEqual([true, false])
    const told = await api.owner.read(store.context.store.id, {
      name: '',
      text: `SELECT audience FROM commerce.events WHERE store_id = $1 AND type = 'order.fulfillment_delivered'
        AND aggregate_id = $2`,
      values: [store.context.store.id, fromWire('order', order.id)],
    })
    expect(told).toEqual([{ audience: expect.arrayContaining([`seller:${first.id}`]) }])
    expect(JSON.stringify(told)).not.toContain(second.id)
  })

  it('of the store is the store’s to tell; of another seller there is none', async () => {
    const order = await orderFrom(api, store, [first.id, second.id])
    const { id: foreign } = (await ship(second, order.id)).body.fulfillments[0]
    await asStaff('POST', `/v1/admin/orders/${order.id}/fulfillments`, { carrier: 'UPS' })
    const [byStore] = (await read(first, order.id)).body.fulfillments
    expect(byStore.isOwn).toBe(false)
    expect(code(await arrive(first, order.id, byStore.id))).toEqual([409, 'parcel-of-store'])
    const without = ({ requestId: _, instance: __, ...rest }: Record<string, unknown>) => rest
    const [theirs, nothing] = [
      await arrive(first, order.id, foreign),
      await arrive(first, order.id, 'ful_01h455vb4pex5vsknk084sn02q'),
    ]
    expect(code(theirs)).toEqual([404, 'not-found'])
    expect(without(theirs.body)).toEqual(without(nothing.body))
    for (const { deliveredAt } of await parcelsOf(order.id)) expect(deliveredAt).toBeNull()
  })
})

describe('an order without own lines', () => {
  it('does not exist: not of another seller, the house, or another store', async () => {
    const elsewhere = await api.store()
    const foreign = [
      await orderFrom(api, store, [second.id]),
      await orderFrom(api, store, [undefined]),
      await orderFrom(api, elsewhere, [undefined]),
    ]
    const absent = 'ord_01h455vb4pex5vsknk084sn02q'
    const without = ({ requestId: _, instance: __, ...rest }: Record<string, unknown>) => rest
    for (const [attempt, list] of [
      [read, foreign],
      [ship, foreign],
    ] as const)
      for (const { id } of list) {
        const [theirs, nothing] = [await attempt(first, id), await attempt(first, absent)]
        expect(code(theirs)).toEqual([404, 'not-found'])
        expect(without(theirs.body)).toEqual(without(nothing.body))
      }
    const { items } = (await first.owner.send('GET', '/v1/seller/orders?limit=100')).body
    for (const { id } of foreign) expect(JSON.stringify(items)).not.toContain(id)
    expect((await whole(foreign[0]?.id ?? '')).fulfillments).toEqual([])
  })
})

describe('own offers', () => {
  it('are listed with their stock, and nobody else’s', async () => {
    const own = await createTestSeller(api, store)
    const mine = await createTestProduct(store, { sellerId: own.id, stock: [3, 4] })
    const theirs = await createTestProduct(store, { sellerId: second.id })
    await createTestProduct(store)
    const list = async (query: string) =>
      (await own.owner.send('GET', `/v1/seller/offers?limit=1${query}`)).body
    const page = await list('')
    const next = await list(`&cursor=${page.nextCursor}`)
    const offers = [...page.items, ...next.items]
    expect(next.nextCursor).toBeNull()
    expect(offers.map(({ id }) => id).toSorted()).toEqual(mine.offerIds.toSorted())
    expect(offers.map(({ onHand }) => onHand).toSorted()).toEqual([3, 4])
    expect(offers[0]).toMatchObject({ status: 'active', productHandle: mine.handle, reserved: 0 })
    expect(JSON.stringify(offers)).not.toContain(theirs.offerIds[0])
  })
})
