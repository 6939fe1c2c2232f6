import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Editing, editing } from '../../../test/edited-order.ts'
import { chargeOf } from '../../../test/placed-order.ts'
import { shelf } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

const step = (order: Editing, returnId: string, name: string, body: object = {}) =>
  order.buyer.send('POST', `/v1/admin/returns/${returnId}/${name}`, {
    bearer: order.store.secretKey,
    idempotencyKey: randomUUID(),
    body,
  })

/** Two of three pieces at 1000 have come back to be exchanged, and were found to be as good as new. */
async function sentBack(resolution = 'exchange') {
  const order = await editing(api, { quantity: 3, price: 1000, stock: [10, 10] })
  await order.ship()
  const [{ id: lineId }] = (await order.now()).lineItems
  const asked = await order.guest('POST', '/returns', {
    lineItems: [{ id: lineId, quantity: 2 }],
    reason: 'Too small',
    resolution,
  })
  expect(asked.status, JSON.stringify(asked.body)).toBe(201)
  const [{ id: returnId }] = asked.body.items
  for (const name of ['approval', 'receipt', 'inspection']) await step(order, returnId, name)
  return { ...order, lineId: lineId as string, returnId: returnId as string }
}

const swap = (of: Awaited<ReturnType<typeof sentBack>>, quantity: number, unitPrice = 1000) =>
  of.preview({ returnId: of.returnId, add: [{ offerId: of.offerIds[1], quantity, unitPrice }] })

describe('an exchange', () => {
  it('sends something else for what came back, and moves no money where both cost the same', async () => {
    const order = await sentBack()
    const before = await shelf(api, order.store)
    const shown = await swap(order, 2)
    expect(shown.status, JSON.stringify(shown.body)).toBe(201)
    expect(shown.body).toMatchObject({
      returnId: order.returnId,
      takenOff: [{ id: order.lineId, quantity: 2, amount: eur(2000) }],
      difference: eur(0),
    })
    const done = await order.commit(shown.body.id)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'committed' })
    const { items } = (await order.guest('GET', '/returns')).body
    expect(items).toMatchObject([
      { state: 'completed', resolution: 'exchange', editId: shown.body.id, refundId: done.body.refundId },
    ])
    expect(await order.now()).toMatchObject({
      status: 'partially_fulfilled',
      paymentState: 'captured',
      lineItems: [{ quantity: 3, removedQuantity: 0, returnedQuantity: 2 }, {}, { quantity: 2 }],
    })
    expect(await chargeOf(api, order.order)).toMatchObject({ refunded: 0 })
    // What came back was put on the shelf when it was looked at.
    expect((await shelf(api, order.store)).onHand).toBe(before.onHand - 2)
    expect((await order.ship()).body).toMatchObject({ status: 'fulfilled' })
    expect(code(await step(order, order.returnId, 'completion'))).toEqual([409, 'return-not-in-that-state'])
  })

  it('pays back what the new costs less, and waits for what it costs more', async () => {
    const [less, more] = [await sentBack(), await sentBack()]
    const cheap = await swap(less, 1)
    expect((await less.commit(cheap.body.id)).body).toMatchObject({ state: 'committed' })
    expect((await less.staff('GET', '/refunds')).body.items).toMatchObject([
      { returnId: less.returnId, amount: eur(2000), setOff: eur(1000), status: 'succeeded' },
    ])
    expect(await chargeOf(api, less.order)).toMatchObject({ refunded: 1000 })
    const dear = await swap(more, 3)
    expect((await more.commit(dear.body.id)).body).toMatchObject({ state: 'awaiting_payment' })
    expect((await more.guest('GET', '/returns')).body.items).toMatchObject([{ state: 'inspected' }])
    expect((await more.pay(dear.body.id)).body).toMatchObject({ state: 'committed', difference: eur(1000) })
    expect((await more.guest('GET', '/returns')).body.items).toMatchObject([
      { state: 'completed', editId: dear.body.id },
    ])
  })

  it('is of an inspected return that wants one, and what was paid back meanwhile is not exchanged', async () => {
    const refund = await sentBack('refund')
    expect(code(await swap(refund, 1))).toEqual([409, 'order-edit-not-possible'])
    const order = await sentBack()
    const shown = await swap(order, 3)
    expect((await order.commit(shown.body.id)).body).toMatchObject({ state: 'awaiting_payment' })
    // Without an exchange, what was accepted is paid back.
    expect((await step(order, order.returnId, 'completion')).body).toMatchObject({ state: 'completed' })
    expect(code(await order.pay(shown.body.id))).toEqual([409, 'order-edit-outdated'])
    expect(code(await swap(order, 1))).toEqual([409, 'order-edit-being-paid'])
    expect((await order.discard(shown.body.id)).status).toBe(200)
    expect(code(await swap(order, 1))).toEqual([409, 'order-edit-not-possible'])
    const both = await order.preview({
      returnId: order.returnId,
      remove: [{ id: order.lineId, quantity: 1 }],
    })
    expect(code(both)).toEqual([400, 'invalid-request'])
  })
})
