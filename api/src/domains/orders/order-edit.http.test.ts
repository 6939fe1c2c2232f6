import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { type Editing, editing, runOutEdit, workerLooksAtEdits } from '../../../test/edited-order.ts'
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

describe('an edit of an order', () => {
  it('that takes pieces off pays them back and puts them on the shelf', async () => {
    const order = await editing(api, { quantity: 3, price: 1000 })
    const before = await shelf(api, order.store)
    const [line] = (await order.now()).lineItems
    const shown = await order.preview({ remove: [{ id: line.id, quantity: 2 }] })
    expect(shown.status, JSON.stringify(shown.body)).toBe(201)
    expect(shown.body).toMatchObject({
      state: 'previewed',
      added: [],
      takenOff: [{ id: line.id, quantity: 2, amount: eur(2000), tax: eur(319) }],
      difference: eur(-2000),
      refundId: null,
    })
    expect((await order.now()).version).toBe(1)
    const done = await order.commit(shown.body.id)
    expect(done.status, JSON.stringify(done.body)).toBe(200)
    expect(done.body).toMatchObject({ state: 'committed', version: 2 })
    const now = await order.now()
    expect(now).toMatchObject({
      status: 'placed',
      refunded: eur(2000),
      paymentState: 'partially_refunded',
      lineItems: [{ quantity: 3, removedQuantity: 2, refunded: eur(2000) }],
    })
    expect(await chargeOf(api, order.order)).toMatchObject({ refunded: 2000 })
    expect((await shelf(api, order.store)).onHand).toBe(before.onHand + 2)
    const refunds = (await order.staff('GET', '/refunds')).body.items
    expect(refunds).toMatchObject([{ id: done.body.refundId, editId: done.body.id, setOff: eur(0) }])
    expect((await order.ship()).body).toMatchObject({ status: 'fulfilled' })
  })

  it('that adds as much as it takes off moves no money, and its order is worth as much as before', async () => {
    const order = await editing(api, { quantity: 2, price: 1000, stock: [10, 10] })
    const [first] = (await order.now()).lineItems
    const total = (await order.now()).totals.total
    const shown = await order.preview({
      remove: [{ id: first.id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }],
    })
    expect(shown.status, JSON.stringify(shown.body)).toBe(201)
    expect(shown.body).toMatchObject({
      difference: eur(0),
      added: [{ quantity: 1, total: eur(1000) }],
      changes: {
        remove: [{ id: first.id, quantity: 1 }],
        add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: eur(1000), destination: 0 }],
      },
    })
    expect(await shelf(api, order.store)).toMatchObject({ reserved: 1 })
    const done = await order.commit(shown.body.id)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'committed' })
    const now = await order.now()
    expect(now).toMatchObject({ paymentState: 'captured', refunded: eur(1000) })
    expect(now.totals.total.amount).toBe(total.amount + 1000)
    expect(now.lineItems).toHaveLength(3)
    const { items } = (await order.staff('GET', '/timeline')).body
    const told = items.find(({ type }: { type: string }) => type === 'order.refunded')
    expect(told.amount, 'of which nothing went back').toEqual(eur(0))
    expect(await chargeOf(api, order.order)).toMatchObject({ refunded: 0 })
    expect(await shelf(api, order.store)).toEqual({ onHand: 16, reserved: 0 })
    const canceled = await order.cancel()
    expect(canceled.body, JSON.stringify(canceled.body)).toMatchObject({
      status: 'canceled',
      paymentState: 'refunded',
    })
    expect(await shelf(api, order.store)).toEqual({ onHand: 20, reserved: 0 })
  })

  it('that costs more waits for its buyer, who pays the difference', async () => {
    const order = await editing(api, { quantity: 1, price: 1000, stock: [10, 10] })
    const [first] = (await order.now()).lineItems
    const shown = await order.preview({
      remove: [{ id: first.id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 3, unitPrice: 1000 }],
    })
    expect(shown.body).toMatchObject({ difference: eur(2000) })
    const hidden = await order.guest('GET', `/edits/${shown.body.id}`)
    expect(code(hidden)).toEqual([404, 'not-found'])
    const asked = await order.commit(shown.body.id)
    expect(asked.body, JSON.stringify(asked.body)).toMatchObject({ state: 'awaiting_payment' })
    const seen = (await order.guest('GET', '')).body
    expect(seen.openEdit).toMatchObject({ id: shown.body.id, due: eur(2000) })
    const paid = await order.pay(shown.body.id)
    expect(paid.status, JSON.stringify(paid.body)).toBe(200)
    expect(paid.body).toMatchObject({ state: 'committed', payment: { status: 'captured' } })
    const now = await order.now()
    expect(now).toMatchObject({ openEdit: null, paymentState: 'captured' })
    expect(now.lineItems).toHaveLength(3)
    const again = await order.pay(shown.body.id)
    expect(again.body).toMatchObject({ state: 'committed' })
    const all = await order.refund({ amount: now.totals.total.amount - 1000 })
    expect(all.body, JSON.stringify(all.body)).toMatchObject({ status: 'succeeded' })
    expect(await order.now()).toMatchObject({ paymentState: 'refunded' })
  })
})

/** An order of two pieces each of two things, the first of them at 1000. */
const simple = (of: Parameters<typeof editing>[1] = {}) =>
  editing(api, { quantity: 2, price: 1000, stock: [10, 10], ...of })

const lineOf = async (order: Editing): Promise<string> => (await order.now()).lineItems[0].id

describe('a preview', () => {
  it('is refused, with what is wrong and where, when it cannot be done', async () => {
    const [order, other] = [await simple(), await simple()]
    const [id, foreign] = [await lineOf(order), await lineOf(other)]
    const [offerId, another] = order.offerIds
    const pointers = async (body: object) => {
      const { status, body: said } = await order.preview(body)
      return [status, said.code, (said.errors ?? []).map(({ pointer }: { pointer: string }) => pointer)]
    }
    expect(await pointers({ remove: [{ id, quantity: 3 }] })).toEqual([
      409,
      'order-edit-not-possible',
      ['/remove/0/quantity'],
    ])
    expect(await pointers({ remove: [{ id: foreign, quantity: 1 }] })).toEqual([
      409,
      'order-edit-not-possible',
      ['/remove/0/id'],
    ])
    const twice = [
      { id, quantity: 1 },
      { id, quantity: 1 },
    ]
    expect(await pointers({ remove: twice })).toEqual([409, 'order-edit-not-possible', ['/remove/1/id']])
    const all = (await order.now()).lineItems.map((line: { id: string }) => ({ id: line.id, quantity: 2 }))
    expect(await pointers({ remove: all })).toEqual([409, 'order-edit-not-possible', ['/remove']])
    expect(await pointers({ remove: [{ id, quantity: 1 }], add: [{ offerId, quantity: 1 }] })).toEqual([
      409,
      'order-edit-not-possible',
      ['/add/0/offerId'],
    ])
    const same = { offerId: another, quantity: 1 }
    expect(await pointers({ add: [same, same] })).toEqual([
      409,
      'order-edit-not-possible',
      ['/add/1/offerId'],
    ])
    expect(code(await order.preview({}))).toEqual([400, 'invalid-request'])
    for (const quantity of [0, -1, 1.5])
      expect(code(await order.preview({ remove: [{ id, quantity }] }))).toEqual([400, 'invalid-request'])
    expect(code(await order.preview({ add: [{ ...same, unitPrice: -1 }] }))).toEqual([400, 'invalid-request'])
    expect(code(await order.preview({ add: [{ ...same, quantity: 11 }] }))).toEqual([409, 'out-of-stock'])
    const unknown = 'off_01h455vb4pex5vsknk084sn02q'
    expect(code(await order.preview({ add: [{ offerId: unknown, quantity: 1 }] }))).toEqual([
      404,
      'offer-not-found',
    ])
    expect(code(await order.preview({ version: 7, add: [same] }))).toEqual([409, 'order-edit-outdated'])
    expect(code(await order.preview({ returnId: 'ret_01h455vb4pex5vsknk084sn02q' }))).toEqual([
      409,
      'order-edit-not-possible',
    ])
    await order.cancel()
    expect(code(await order.preview({ add: [same] }))).toEqual([409, 'order-canceled'])
    expect((await order.staff('GET', '/edits')).body.items).toEqual([])
  })

  it('holds what it adds, and the next one takes it over', async () => {
    const order = await simple({ stock: [10, 3] })
    const add = (quantity: number) => order.preview({ add: [{ offerId: order.offerIds[1], quantity }] })
    const first = await add(1)
    expect(first.status, JSON.stringify(first.body)).toBe(201)
    expect(code(await add(2))).toEqual([409, 'out-of-stock'])
    const second = await add(1)
    expect(second.status).toBe(201)
    expect(await shelf(api, order.store)).toMatchObject({ reserved: 1 })
    expect(await order.edit(first.body.id)).toMatchObject({ state: 'discarded' })
    expect(code(await order.commit(first.body.id))).toEqual([409, 'order-edit-not-open'])
    const third = await order.preview({ remove: [{ id: await lineOf(order), quantity: 1 }] })
    expect(third.status).toBe(201)
    expect(await shelf(api, order.store)).toMatchObject({ reserved: 0 })
    expect((await order.discard(third.body.id)).body).toMatchObject({ state: 'discarded' })
    expect((await order.discard(third.body.id)).status).toBe(200)
    expect((await order.now()).version).toBe(1)
  })

  it('of pieces that have left, or were paid back, is refused; of the rest it is not', async () => {
    const order = await simple()
    const id = await lineOf(order)
    await order.ship([{ id, quantity: 1 }])
    expect(code(await order.preview({ remove: [{ id, quantity: 2 }] }))).toEqual([
      409,
      'order-edit-not-possible',
    ])
    await order.refund({ lineItems: [{ id, quantity: 2 }] })
    expect(code(await order.preview({ remove: [{ id, quantity: 1 }] }))).toEqual([
      409,
      'order-edit-not-possible',
    ])
  })

  it('keeps no card number in its note', async () => {
    const order = await simple()
    const shown = await order.preview({
      remove: [{ id: await lineOf(order), quantity: 1 }],
      note: 'By phone, 4111 1111 1111 1111',
    })
    expect(shown.body.note).toBe('By phone, [card number]')
  })
})

describe('an edit that is committed', () => {
  it('is what was previewed, or nothing', async () => {
    const order = await simple()
    const id = await lineOf(order)
    const shown = await order.preview({ remove: [{ id, quantity: 1 }] })
    await order.staff('POST', '/notes', { body: 'Called' })
    expect(code(await order.commit(shown.body.id))).toEqual([409, 'order-edit-outdated'])
    const again = await order.preview({ remove: [{ id, quantity: 1 }] })
    await runOutEdit(api, again.body.id)
    expect(code(await order.commit(again.body.id))).toEqual([409, 'order-edit-not-open'])
    await workerLooksAtEdits(api)
    expect(await order.edit(again.body.id)).toMatchObject({ state: 'discarded' })
    expect((await order.now()).lineItems[0]).toMatchObject({ removedQuantity: 0 })
  })

  it('is one for one key, and of another order there is none', async () => {
    const [order, other] = [await simple(), await simple()]
    const shown = await order.preview({ remove: [{ id: await lineOf(order), quantity: 1 }] })
    expect(code(await other.commit(shown.body.id))).toEqual([404, 'not-found'])
    expect(code(await order.staff('POST', `/edits/${shown.body.id}/commit`))).toEqual([
      400,
      'idempotency-key-missing',
    ])
    const key = randomUUID()
    const [one, two] = [await order.commit(shown.body.id, key), await order.commit(shown.body.id, key)]
    expect(two).toMatchObject({ status: 200, body: one.body })
    expect(code(await order.commit(shown.body.id))).toEqual([409, 'order-edit-not-open'])
    expect(code(await order.discard(shown.body.id))).toEqual([409, 'order-edit-not-open'])
    expect((await order.now()).refunded).toEqual(eur(1000))
  })

  it('gives no money back that was only promised', async () => {
    const order = await simple({ paymentMethod: 'pm_test_authorized' })
    const id = await lineOf(order)
    const less = await order.preview({ remove: [{ id, quantity: 1 }] })
    expect(await order.commit(less.body.id)).toMatchObject({
      status: 409,
      body: { code: 'order-edit-needs-capture', refundable: eur(0) },
    })
    const more = await order.preview({
      remove: [{ id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }],
    })
    expect((await order.commit(more.body.id)).body).toMatchObject({ state: 'committed' })
    expect(await order.now()).toMatchObject({ paymentState: 'authorized' })
  })

  it('gives back what the provider gives back, and what was set off stands', async () => {
    const order = await simple({ paymentMethod: 'pm_test_refund_fails' })
    const shown = await order.preview({
      remove: [{ id: await lineOf(order), quantity: 2 }],
      add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 500 }],
    })
    const done = await order.commit(shown.body.id)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'committed' })
    const [refund] = (await order.staff('GET', '/refunds')).body.items
    expect(refund).toMatchObject({ status: 'succeeded', amount: eur(500), setOff: eur(500) })
  })

  it('adds to an order that has left, which is then partly shipped, until it is shipped or taken off again', async () => {
    const order = await simple()
    await order.ship()
    expect((await order.now()).status).toBe('fulfilled')
    const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 0 }] })
    expect((await order.commit(shown.body.id)).body).toMatchObject({ state: 'committed' })
    const { lineItems, status } = await order.now()
    expect(status).toBe('partially_fulfilled')
    await order.staff('PUT', '/hold', { reason: 'Wait' })
    const off = await order.preview({ remove: [{ id: lineItems[2].id, quantity: 1 }] })
    expect((await order.commit(off.body.id)).body).toMatchObject({ state: 'committed', refundId: null })
    expect(await order.now()).toMatchObject({ status: 'fulfilled', hold: null })
    expect(await shelf(api, order.store)).toEqual({ onHand: 16, reserved: 0 })
  })

  it('is priced for this buyer: by its tax, by rules of quantities and by what it costs now', async () => {
    const order = await simple()
    const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 2 }] })
    expect(shown.body).toMatchObject({
      added: [{ quantity: 2, unitPrice: eur(1001), total: eur(2002), tax: eur(320), discount: eur(0) }],
      difference: eur(2002),
    })
    const before = await order.now()
    await order.commit(shown.body.id)
    await order.pay(shown.body.id)
    const after = await order.now()
    expect(after.totals.total.amount - before.totals.total.amount).toBe(2002)
    expect(after.totals.tax.amount - before.totals.tax.amount).toBe(320)
    const taxes = after.taxes.reduce(
      (sum: number, { tax }: { tax: { amount: number } }) => sum + tax.amount,
      0,
    )
    expect(taxes).toBe(after.totals.tax.amount)
  })
})
