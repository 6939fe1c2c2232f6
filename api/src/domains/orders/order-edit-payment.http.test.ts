import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import {
  approve,
  type Editing,
  editing,
  fallSilentEdit,
  runOutEdit,
  workerLooksAtEdits,
} from '../../../test/edited-order.ts'
import { deliverEvents } from '../../../test/paid-order.ts'
import { asAdmin, shelf } from '../../../test/quoted-checkout.ts'
import { fromWire } from '../../platform/ids.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const eur = (amount: number) => ({ amount, currency: 'EUR' })

/** An order of two pieces each of two things, the first of them at 1000. */
const simple = (of: Parameters<typeof editing>[1] = {}) =>
  editing(api, { quantity: 2, price: 1000, stock: [10, 10], ...of })

const lineOf = async (order: Editing): Promise<string> => (await order.now()).lineItems[0].id

/** An edit that waits for its buyer to pay 1000. */
async function asked(of: Parameters<typeof editing>[1] = {}) {
  const order = await simple(of)
  const shown = await order.preview({ add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1000 }] })
  const { body } = await order.commit(shown.body.id)
  expect(body, JSON.stringify(body)).toMatchObject({ state: 'awaiting_payment', difference: eur(1000) })
  return { ...order, editId: body.id as string }
}

/** One whose buyer has still to do something at the provider. */
async function waiting() {
  const order = await asked()
  const { body } = await order.pay(order.editId, 'pm_test_second_step')
  expect(body).toMatchObject({
    state: 'awaiting_payment',
    payment: { status: 'requires_action', nextAction: { type: 'redirect' } },
  })
  return { order, url: body.payment.nextAction.url as string }
}

describe('an edit that costs more', () => {
  it('is not done when the payment is declined, and can be paid another way', async () => {
    const order = await asked()
    expect(code(await order.pay(order.editId, 'pm_test_declined'))).toEqual([402, 'payment-declined'])
    expect(await order.edit(order.editId)).toMatchObject({ state: 'awaiting_payment' })
    expect((await order.now()).lineItems).toHaveLength(2)
    expect((await order.pay(order.editId)).body).toMatchObject({ state: 'committed' })
    const { transfers, owed, captured } = (await order.staff('GET', '/money')).body
    expect(owed).toEqual(eur(0))
    expect(captured.amount).toBe((await order.now()).totals.total.amount)
    expect(transfers.length).toBeGreaterThan(0)
  })

  it('is done after the second step, by its buyer', async () => {
    const { order, url } = await waiting()
    expect((await order.completeEdit(order.editId)).body).toMatchObject({ state: 'awaiting_payment' })
    await approve(order, url)
    const done = await order.completeEdit(order.editId)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'committed' })
    expect((await order.now()).lineItems).toHaveLength(3)
  })

  it('is done after the second step by the provider’s message alone, however often it comes', async () => {
    const { order, url } = await waiting()
    await approve(order, url)
    const answers = await deliverEvents(api, order, { times: 3 })
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await order.edit(order.editId)).toMatchObject({ state: 'committed' })
    expect((await order.now()).lineItems).toHaveLength(3)
    expect((await order.completeEdit(order.editId)).body).toMatchObject({ state: 'committed' })
  })

  it('is dropped by staff, with its payment, and cannot be paid any more', async () => {
    const order = await asked()
    const paid = await order.pay(order.editId, 'pm_test_second_step')
    expect((await order.discard(order.editId)).body).toMatchObject({
      state: 'discarded',
      payment: { status: 'canceled' },
    })
    await approve(order, paid.body.payment.nextAction.url)
    expect((await order.completeEdit(order.editId)).body).toMatchObject({ state: 'discarded' })
    expect(code(await order.pay(order.editId))).toEqual([409, 'order-edit-not-open'])
    expect(await shelf(api, order.store)).toEqual({ onHand: 16, reserved: 0 })
    expect(await order.now()).toMatchObject({ openEdit: null })
  })

  it('is dropped by the worker when its time is over, and done by it where nobody recorded that it was paid', async () => {
    const [late, silent] = [await asked(), await asked()]
    await late.pay(late.editId, 'pm_test_second_step')
    await runOutEdit(api, late.editId)
    await silent
      .pay(silent.editId, 'pm_test_second_step')
      .then(({ body }) => approve(silent, body.payment.nextAction.url))
    await fallSilentEdit(api, silent.editId)
    await workerLooksAtEdits(api)
    expect(await late.edit(late.editId)).toMatchObject({
      state: 'discarded',
      payment: { status: 'canceled' },
    })
    expect(await silent.edit(silent.editId)).toMatchObject({ state: 'committed' })
    expect((await silent.now()).lineItems).toHaveLength(3)
  })

  it('that is not possible any more gives back what was taken for it', async () => {
    const order = await simple()
    const id = await lineOf(order)
    const shown = await order.preview({
      remove: [{ id, quantity: 1 }],
      add: [{ offerId: order.offerIds[1], quantity: 1, unitPrice: 1500 }],
    })
    await order.commit(shown.body.id)
    const paid = await order.pay(shown.body.id, 'pm_test_second_step')
    expect(paid.body, JSON.stringify(paid.body)).toMatchObject({ payment: { status: 'requires_action' } })
    await order.ship()
    await approve(order, paid.body.payment.nextAction.url)
    const done = await order.completeEdit(shown.body.id)
    expect(done.body, JSON.stringify(done.body)).toMatchObject({ state: 'discarded' })
    const [charge] = await asAdmin<{ captured: number; refunded: number }>(
      api,
      `SELECT c.captured_amount::int AS captured, c.refunded_amount::int AS refunded FROM commerce.payments p
        JOIN test_provider.charges c ON c.key = p.provider_key WHERE p.reference = $1`,
      [fromWire('orderEdit', shown.body.id)],
    )
    expect(charge).toEqual({ captured: 500, refunded: 500 })
    // What never became part of the order is not its money either.
    expect((await order.refund({ amount: (await order.now()).totals.total.amount })).status).toBe(201)
    expect(await order.now()).toMatchObject({ paymentState: 'refunded' })
    expect((await order.now()).lineItems).toHaveLength(2)
  })

  it('ends with its order when that is canceled', async () => {
    const order = await asked()
    expect((await order.cancel()).body).toMatchObject({ status: 'canceled', openEdit: null })
    expect(await order.edit(order.editId)).toMatchObject({ state: 'discarded' })
    expect(await shelf(api, order.store)).toEqual({ onHand: 20, reserved: 0 })
    expect(code(await order.pay(order.editId))).toEqual([409, 'order-edit-not-open'])
  })

  it('stands in the way of another until it is dropped', async () => {
    const order = await asked()
    const wanted = { remove: [{ id: await lineOf(order), quantity: 1 }] }
    expect(code(await order.preview(wanted))).toEqual([409, 'order-edit-being-paid'])
    await order.discard(order.editId)
    expect((await order.preview(wanted)).status).toBe(201)
    const story = (await order.staff('GET', '/timeline')).body.items.map(({ type }: { type: string }) => type)
    expect(story).toEqual(expect.arrayContaining(['order.edit_requested', 'order.edit_discarded']))
  })
})
