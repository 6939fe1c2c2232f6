import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, createTestStaffSession, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { quoted } from '../../../test/quoted-checkout.ts'
import { newOrderNumber } from './order-number.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]

async function placed(of: { stock?: number[]; quantity?: number } = {}) {
  const checkout = await quoted(api, of)
  const { body } = await checkout.pay()
  const { buyer, store } = checkout
  const order: { id: string; number: string; secret: string } = body.order
  const ship = (sent: object = {}, headers: Record<string, string> = {}, bearer = store.secretKey) =>
    buyer.send('POST', `/v1/admin/orders/${order.id}/fulfillments`, {
      bearer,
      headers,
      body: { carrier: 'DHL', ...sent },
    })
  const read = async () => buyer.send('GET', `/v1/orders/${order.id}`, { orderSecret: order.secret })
  return { ...checkout, order, ship, read }
}

describe('an order', () => {
  it('opens with its own secret, and to nobody else', async () => {
    const [mine, theirs] = await Promise.all([placed(), placed()])
    expect((await mine.read()).body).toMatchObject({
      id: mine.order.id,
      number: mine.order.number,
      status: 'placed',
      buyer: { email: 'a***@example.com' },
    })
    const path = `/v1/orders/${mine.order.id}`
    const wrong = await mine.buyer.send('GET', path, { orderSecret: theirs.order.secret })
    const ofCart = await mine.buyer.send('GET', path, { orderSecret: mine.cart.secret })
    const elsewhere = await theirs.buyer.send('GET', path, { orderSecret: mine.order.secret })
    for (const answer of [wrong, ofCart, elsewhere]) expect(code(answer)).toEqual([404, 'not-found'])
    expect(code(await mine.buyer.send('GET', path))).toEqual([401, 'not-authenticated'])
  })

  it('opens to staff and secret keys of its store without a secret, and to those of no other', async () => {
    const [mine, other] = await Promise.all([placed(), placed()])
    const { token } = await createTestStaffSession(api, mine.store, { role: 'support' })
    for (const bearer of [mine.store.secretKey, token]) {
      for (const path of [`/v1/orders/${mine.order.id}`, `/v1/admin/orders/${mine.order.id}`]) {
        expect((await mine.buyer.send('GET', path, { bearer })).body.number).toBe(mine.order.number)
      }
      for (const path of [`/v1/orders/${other.order.id}`, `/v1/admin/orders/${other.order.id}`]) {
        expect(code(await mine.buyer.send('GET', path, { bearer }))).toEqual([404, 'not-found'])
      }
    }
    const list = await mine.buyer.send('GET', '/v1/admin/orders', { bearer: token })
    expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([mine.order.id])
  })

  it('has a number that is short, well formed and its own', async () => {
    const numbers = Array.from({ length: 20_000 }, newOrderNumber)
    expect(numbers.every((number) => /^[2-9B-DF-HJ-NP-TV-Z]{4}-[2-9B-DF-HJ-NP-TV-Z]{4}$/.test(number))).toBe(
      true,
    )
    expect(new Set(numbers).size).toBe(numbers.length)
    const { order } = await placed()
    expect(order.number).toMatch(/^[2-9B-Z]{4}-[2-9B-Z]{4}$/)
  })

  it('is listed newest first, page by page, each once', async () => {
    const store = await api.store()
    const numbers: string[] = []
    for (let n = 0; n < 5; n += 1)
      numbers.unshift((await (await quoted(api, { store })).pay()).body.order.number)
    const seen: string[] = []
    let cursor = ''
    do {
      const list = await api.app.request(`/v1/admin/orders?limit=2${cursor && `&cursor=${cursor}`}`, {
        headers: { authorization: `Bearer ${store.secretKey}` },
      })
      const page = (await list.json()) as { items: { number: string }[]; nextCursor: string | null }
      seen.push(...page.items.map(({ number }) => number))
      cursor = page.nextCursor ?? ''
    } while (cursor)
    expect(seen).toEqual(numbers)
  })
})

describe('a parcel', () => {
  it('takes all that has not left, and the order page shows it', async () => {
    const { ship, read } = await placed({ stock: [5, 5], quantity: 2 })
    const tracking = { trackingNumber: '00340434', trackingUrl: 'https://carrier.example/00340434' }
    const shipped = await ship(tracking)
    expect([shipped.status, shipped.headers.get('etag')]).toEqual([201, '"2"'])
    expect(shipped.body).toMatchObject({
      status: 'fulfilled',
      version: 2,
      fulfillments: [{ carrier: 'DHL', ...tracking, lineItems: [{ quantity: 2 }, { quantity: 2 }] }],
      lineItems: [{ fulfilledQuantity: 2 }, { fulfilledQuantity: 2 }],
    })
    const buyer = { email: 'a***@example.com', company: null, vatNumber: null }
    const { hold: _, tags: __, ...seen } = shipped.body
    expect((await read()).body).toEqual({ ...seen, buyer })
    expect(code(await ship())).toEqual([409, 'nothing-to-fulfill'])
  })

  it('may take a part, and the rest follows', async () => {
    const { ship, read } = await placed({ stock: [5, 5], quantity: 2 })
    const [a] = (await read()).body.lineItems
    const part = await ship({ lineItems: [{ id: a.id, quantity: 1 }] })
    expect(part.body).toMatchObject({
      status: 'partially_fulfilled',
      lineItems: [{ fulfilledQuantity: 1 }, { fulfilledQuantity: 0 }],
    })
    const rest = await ship()
    expect(rest.body).toMatchObject({ status: 'fulfilled', version: 3 })
    expect(
      rest.body.fulfillments.map((parcel: { lineItems: { quantity: number }[] }) => parcel.lineItems),
    ).toMatchObject([[{ quantity: 1 }], [{ quantity: 1 }, { quantity: 2 }]])
  })

  it('never takes more than is left, nor a line twice, nor a line of another order', async () => {
    const { ship, read } = await placed({ quantity: 2 })
    const other = await placed({ quantity: 2 })
    const [line] = (await read()).body.lineItems
    const [foreign] = (await other.read()).body.lineItems
    for (const lineItems of [
      [{ id: line.id, quantity: 3 }],
      [
        { id: line.id, quantity: 1 },
        { id: line.id, quantity: 1 },
      ],
      [{ id: foreign.id, quantity: 1 }],
      [
        { id: line.id, quantity: 1 },
        { id: foreign.id, quantity: 1 },
      ],
    ]) {
      expect(code(await ship({ lineItems })), JSON.stringify(lineItems)).toEqual([409, 'nothing-to-fulfill'])
    }
    expect((await read()).body).toMatchObject({ status: 'placed', version: 1, fulfillments: [] })
    expect(code(await ship({}, {}, other.store.secretKey))).toEqual([404, 'not-found'])
  })

  it('leaves once, however many desks send it at the same moment', async () => {
    const { ship, read } = await placed({ quantity: 2 })
    const answers = await Promise.all(Array.from({ length: 6 }, () => ship()))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409, 409])
    expect((await read()).body.fulfillments).toHaveLength(1)
  })

  it('is for the version it was made for, when it says which', async () => {
    const { ship, read } = await placed({ quantity: 3 })
    const [line] = (await read()).body.lineItems
    const one = { lineItems: [{ id: line.id, quantity: 1 }] }
    expect((await ship(one, { 'if-match': '"1"' })).status).toBe(201)
    expect(code(await ship(one, { 'if-match': '"1"' }))).toEqual([412, 'version-conflict'])
    const key = { 'idempotency-key': randomUUID() }
    const [first, again] = [await ship(one, key), await ship(one, key)]
    expect(again.body).toEqual(first.body)
    expect((await read()).body.lineItems[0].fulfilledQuantity).toBe(2)
  })

  it('is for those who may ship: no shopper, no secret of the order', async () => {
    const { buyer, order } = await placed()
    const path = `/v1/admin/orders/${order.id}/fulfillments`
    const asShopper = await buyer.send('POST', path, { orderSecret: order.secret, body: { carrier: 'DHL' } })
    expect(code(asShopper)).toEqual([401, 'not-authenticated'])
  })
})
