import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { chargeOf, placedOrder } from '../../../test/placed-order.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

describe('a refund', () => {
  it('of pieces gives back what was paid for them, with the tax in it, at the provider and in the order', async () => {
    const placed = await placedOrder(api, { quantity: 3, price: 1000 })
    const { lineItems, version } = await placed.now()
    const made = await placed.refund({ lineItems: [{ id: lineItems[0].id, quantity: 2 }] })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    expect(made.body).toMatchObject({
      status: 'succeeded',
      amount: eur(2000),
      shipping: eur(0),
      tax: eur(319),
      lineItems: [{ id: lineItems[0].id, quantity: 2, amount: eur(2000) }],
      tenders: [{ tender: 'provider', status: 'succeeded', amount: eur(2000) }],
      paidTo: 'original',
      reason: 'Broken',
    })
    const order = await placed.now()
    expect(order).toMatchObject({
      paymentState: 'partially_refunded',
      refunded: eur(2000),
      version: version + 1,
      lineItems: [{ refunded: eur(2000) }],
    })
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: 2000 })
    const listed = await placed.guest('GET', '/refunds')
    const { tenders: _, note: __, ...seen } = made.body
    expect(listed.body.items).toEqual([seen])
  })

  it('of all parts one after the other comes to the total, and then there is nothing left', async () => {
    const placed = await placedOrder(api, { stock: [5, 5], quantity: 3, price: 333 })
    const { lineItems, totals } = await placed.now()
    for (const { id } of lineItems)
      for (const quantity of [1, 1, 1])
        expect((await placed.refund({ lineItems: [{ id, quantity }] })).status).toBe(201)
    const { refundable } = (await placed.staff('GET', '/refunds')).body
    expect((await placed.refund({ shippingAmount: refundable.amount })).status).toBe(201)
    expect(await placed.now()).toMatchObject({ refunded: totals.total, paymentState: 'refunded' })
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: totals.total.amount })
    expect(code(await placed.refund({ amount: 1 }))).toEqual([409, 'refund-above-paid'])
  })

  it('is refused when it is of nothing, of less than nothing, above what is left, or of another order’s lines', async () => {
    const placed = await placedOrder(api, { quantity: 2, price: 1000 })
    const other = await placedOrder(api)
    const [{ id }] = (await placed.now()).lineItems
    const [{ id: foreign }] = (await other.now()).lineItems
    for (const amount of [0, -1, 1.5, '5', null]) {
      expect(code(await placed.refund({ amount }))).toEqual([400, 'invalid-request'])
      expect(code(await placed.refund({ shippingAmount: amount }))).toEqual([400, 'invalid-request'])
      expect(code(await placed.refund({ lineItems: [{ id, amount }] }))).toEqual([400, 'invalid-request'])
    }
    for (const quantity of [0, -1]) {
      expect(code(await placed.refund({ lineItems: [{ id, quantity }] }))).toEqual([400, 'invalid-request'])
    }
    expect(code(await placed.refund({}))).toEqual([400, 'invalid-request'])
    expect(code(await placed.refund({ lineItems: [{ id, quantity: 3 }] }))).toEqual([
      409,
      'refund-above-paid',
    ])
    expect(code(await placed.refund({ lineItems: [{ id, amount: 2001 }] }))).toEqual([
      409,
      'refund-above-paid',
    ])
    expect(code(await placed.refund({ shippingAmount: 491 }))).toEqual([409, 'refund-above-paid'])
    const above = await placed.refund({ amount: 2491 })
    expect(code(above)).toEqual([409, 'refund-above-paid'])
    expect(above.body.refundable).toEqual(eur(2490))
    for (const lineItems of [
      [{ id: foreign, quantity: 1 }],
      [
        { id, quantity: 1 },
        { id, quantity: 1 },
      ],
    ])
      expect(code(await placed.refund({ lineItems }))).toEqual([409, 'refund-line-unknown'])
    expect(code(await placed.refund({ amount: 1, paidTo: 'store_credit' }))).toEqual([
      409,
      'store-credit-needs-customer',
    ])
    expect(await placed.now()).toMatchObject({ refunded: eur(0), version: 1, paymentState: 'captured' })
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: 0 })
  })

  it('is one for one key, and of another order nobody refunds', async () => {
    const [placed, other] = [await placedOrder(api, { price: 1000 }), await placedOrder(api)]
    const key = randomUUID()
    const answers = [await placed.refund({ amount: 100 }, key), await placed.refund({ amount: 100 }, key)]
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[1]?.body).toEqual(answers[0]?.body)
    expect(await placed.now()).toMatchObject({ refunded: eur(100) })
    const foreign = await placed.buyer.send('POST', `/v1/admin/orders/${other.order.id}/refunds`, {
      bearer: placed.store.secretKey,
      idempotencyKey: randomUUID(),
      body: { amount: 1, reason: 'Broken' },
    })
    expect(code(foreign)).toEqual([404, 'not-found'])
    const keyless = await placed.staff('POST', '/refunds', { amount: 1, reason: 'Broken' })
    expect(code(keyless)).toEqual([400, 'idempotency-key-missing'])
  })

  it('that the provider refuses has failed: nothing is given back, and it can be tried again', async () => {
    const placed = await placedOrder(api, { price: 1000, paymentMethod: 'pm_test_refund_fails' })
    const made = await placed.refund({ amount: 500 })
    expect([made.status, made.body.status]).toEqual([201, 'failed'])
    expect(made.body.tenders).toMatchObject([{ status: 'failed' }])
    expect(await placed.now()).toMatchObject({ refunded: eur(0), paymentState: 'captured' })
    expect((await placed.staff('GET', '/refunds')).body.refundable).toEqual(eur(1490))
    expect((await placed.guest('GET', '/refunds')).body.items).toEqual([])
    expect((await placed.refund({ amount: 1490 })).body.status).toBe('failed')
  })

  it('that the provider has begun is pending and counts against what is left', async () => {
    const placed = await placedOrder(api, { price: 1000, paymentMethod: 'pm_test_refund_pending' })
    const made = await placed.refund({ amount: 1000 })
    expect([made.status, made.body.status, made.body.settledAt]).toEqual([201, 'pending', null])
    expect(code(await placed.refund({ amount: 491 }))).toEqual([409, 'refund-above-paid'])
    expect(code(await placed.cancel())).toEqual([409, 'refund-running'])
  })

  it('keeps no card number of what is typed in', async () => {
    const placed = await placedOrder(api, { price: 1000 })
    const made = await placed.refund({
      amount: 1,
      reason: 'To 4111 1111 1111 1111',
      note: '5555-5555-5555-4444',
    })
    expect([made.body.reason, made.body.note]).toEqual(['To [card number]', '[card number]'])
  })
})

describe('a canceled order', () => {
  it('has its money back and its goods on the shelf, and nothing of it is shipped or canceled again', async () => {
    const placed = await placedOrder(api, { stock: [5], quantity: 2, price: 1000 })
    const key = randomUUID()
    const answers = [await placed.cancel(key), await placed.cancel(key)]
    expect(
      answers.map(({ status }) => status),
      JSON.stringify(answers[0]?.body),
    ).toEqual([200, 200])
    expect(answers[1]?.body).toEqual(answers[0]?.body)
    expect(answers[0]?.body).toMatchObject({
      status: 'canceled',
      paymentState: 'refunded',
      refunded: eur(2490),
      cancellation: { reason: 'Ordered twice' },
    })
    expect(await chargeOf(api, placed.order)).toMatchObject({ refunded: 2490 })
    expect(code(await placed.cancel())).toEqual([409, 'order-not-cancelable'])
    expect(code(await placed.ship())).toEqual([409, 'order-canceled'])
    expect(code(await placed.refund({ amount: 1 }))).toEqual([409, 'refund-above-paid'])
    const again = await placed.buyer.cart([{ offerId: placed.offerIds[0] ?? '', quantity: 5 }])
    expect(again.status).toBe(201)
    const quote = await placed.buyer.checkout(again.body, { shippingMethodId: placed.shippingMethodId })
    expect(quote.status).toBe(201)
  })

  it('lets go what was only authorized', async () => {
    const placed = await placedOrder(api, { price: 1000, paymentMethod: 'pm_test_authorized' })
    expect(await placed.now()).toMatchObject({ paymentState: 'authorized' })
    expect(code(await placed.refund({ amount: 1 }))).toEqual([409, 'refund-above-paid'])
    expect((await placed.cancel()).body).toMatchObject({
      status: 'canceled',
      paymentState: 'canceled',
      refunded: eur(0),
    })
    expect(await chargeOf(api, placed.order)).toMatchObject({ status: 'canceled', captured: 0 })
  })

  it('was canceled before anything was shipped, by staff or by whoever has its secret', async () => {
    const shipped = await placedOrder(api, { quantity: 2 })
    const [{ id }] = (await shipped.now()).lineItems
    await shipped.ship([{ id, quantity: 1 }])
    expect(code(await shipped.cancel())).toEqual([409, 'order-not-cancelable'])
    const mine = await placedOrder(api)
    const canceled = await mine.guest('POST', '/cancellation', { reason: 'Found it elsewhere' })
    expect(canceled.body).toMatchObject({ status: 'canceled', buyer: { email: 'a***@example.com' } })
    expect(code(await shipped.guest('POST', '/cancellation', { reason: 'Too late' }))).toEqual([
      409,
      'order-not-cancelable',
    ])
  })
})

describe('a held order', () => {
  it('is not shipped until it is released', async () => {
    const placed = await placedOrder(api)
    const held = await placed.staff('PUT', '/hold', { reason: 'Address to be confirmed' })
    expect(held.body).toMatchObject({ hold: { reason: 'Address to be confirmed' }, version: 2 })
    expect(code(await placed.ship())).toEqual([409, 'order-held'])
    const { hold: _, ...mine } = (await placed.guest('GET', '')).body
    expect(JSON.stringify(mine)).not.toContain('Address to be confirmed')
    expect((await placed.staff('DELETE', '/hold')).body).toMatchObject({ hold: null, version: 3 })
    expect((await placed.staff('DELETE', '/hold')).body).toMatchObject({ version: 3 })
    expect((await placed.ship()).status).toBe(201)
    expect(code(await placed.staff('PUT', '/hold', { reason: 'Too late' }))).toEqual([
      409,
      'order-not-holdable',
    ])
  })
})

describe('orders', () => {
  it('are found by what they are: status, money, hold, tag, number, address, time', async () => {
    const store = await api.store()
    const [plain, refunded, held, authorized] = [
      await placedOrder(api, { store }),
      await placedOrder(api, { store }),
      await placedOrder(api, { store }),
      await placedOrder(api, { store, paymentMethod: 'pm_test_authorized' }),
    ]
    await refunded.refund({ amount: 1 })
    await held.staff('PUT', '/hold', { reason: 'Check' })
    await plain.staff('PUT', '/tags', { tags: ['press', 'gift', 'gift', 'card 4111111111111111'] })
    const found = async (query: string) => {
      const path = `/v1/admin/orders?${query}`
      const { body } = await plain.buyer.send('GET', path, { bearer: store.secretKey })
      return (body.items as { id: string }[]).map(({ id }) => id)
    }
    const { placedAt, tags } = await plain.now()
    expect(tags).toEqual(['card [card number]', 'gift', 'press'])
    expect(await found('paymentState=partially_refunded')).toEqual([refunded.order.id])
    expect(await found('paymentState=authorized')).toEqual([authorized.order.id])
    expect(await found('paymentState=captured')).toEqual([held.order.id, plain.order.id])
    expect(await found('isHeld=true')).toEqual([held.order.id])
    expect(await found('isHeld=false&tag=gift')).toEqual([plain.order.id])
    expect(await found(`text=${plain.order.number.toLowerCase()}`)).toEqual([plain.order.id])
    const signs = plain.order.number.replace('-', '').toLowerCase()
    for (const text of [signs, signs.slice(0, 6), `${signs.slice(0, 4)} ${signs.slice(4)}`, `#${signs}`])
      expect(await found(`text=${encodeURIComponent(text)}`)).toEqual([plain.order.id])
    expect(await found('text=-')).toEqual([])
    expect(await found('text=ADA@')).toHaveLength(4)
    expect(await found('text=%25')).toEqual([])
    expect(await found(`placedUntil=${placedAt}`)).toEqual([])
    expect(await found(`placedFrom=${placedAt}`)).toHaveLength(4)
    expect(await found('status=canceled')).toEqual([])
  })

  it('have a story and notes, of which the buyer reads what is meant for them', async () => {
    const placed = await placedOrder(api)
    const note = (body: object) => placed.staff('POST', '/notes', body)
    await note({ body: 'Called 4111 1111 1111 1111' })
    await note({ body: 'It leaves on Monday.', isForBuyer: true })
    expect((await placed.staff('GET', '/notes')).body.items).toMatchObject([
      { body: 'Called [card number]', isForBuyer: false },
      { body: 'It leaves on Monday.', isForBuyer: true },
    ])
    expect((await placed.guest('GET', '/notes')).body.items).toMatchObject([{ body: 'It leaves on Monday.' }])
    await placed.refund({ amount: 1 })
    const { items } = (await placed.staff('GET', '/timeline')).body
    const types = items.map(({ type }: { type: string }) => type)
    expect(types).toEqual(
      expect.arrayContaining(['checkout.held', 'payment.captured', 'order.placed', 'order.note_added']),
    )
    expect(types.indexOf('order.placed')).toBeLessThan(types.indexOf('order.refunded'))
    expect(items.at(-1)).toMatchObject({ type: 'order.refunded', actor: 'secret_key', amount: eur(1) })
    expect(items.at(-1).actorName).not.toBeNull()
  })
})
