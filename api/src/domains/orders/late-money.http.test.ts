import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi } from '../../../../test/api.ts'
import { expectSoundBooks } from '../../../test/audit.ts'
import { deliverEvents, findingsOf, paidOrder } from '../../../test/paid-order.ts'
import { asAdmin, type Quoted, quoted } from '../../../test/quoted-checkout.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterEach(() => expectSoundBooks(api.database))
afterAll(() => api.close())

/** A provider that does not keep its word: what it has canceled, it takes all the same, and tells so. */
async function takenAllTheSame(of: Quoted, change = "payment_method = 'pm_test_ok'"): Promise<string> {
  const [charge] = await asAdmin<{ reference: string }>(
    api,
    `UPDATE test_provider.charges SET status = 'captured', captured_amount = amount, ${change}
      WHERE store = $1 AND status = 'canceled' RETURNING reference`,
    [of.store.context.store.id],
  )
  const reference = charge?.reference ?? ''
  await api.services.provider.act(reference, { action: 'tell', amount: null })
  await deliverEvents(api, of, { times: 2 })
  return reference
}

describe('money that comes after its payment had ended', () => {
  it('is none of the order whose payment was let go: nothing can be given back of it, and it can be canceled', async () => {
    const paid = await paidOrder(api, { paymentMethod: 'pm_test_authorized' })
    expect((await paid.letGo()).status).toBe(200)
    const seen = async () => {
      const [order, money, refunds, list] = await Promise.all([
        paid.ask('GET', `orders/${paid.orderId}`),
        paid.ask('GET', `orders/${paid.orderId}/money`),
        paid.ask('GET', `orders/${paid.orderId}/refunds`),
        paid.ask('GET', 'orders'),
      ])
      const { captured, refunded, owed } = money.body
      return {
        states: [order.body.paymentState, list.body.items[0].paymentState],
        ...{ captured, refunded, owed, refundable: refunds.body.refundable },
      }
    }
    const before = await seen()
    expect(before).toMatchObject({ states: ['canceled', 'canceled'], captured: { amount: 0 } })
    await takenAllTheSame(paid)
    expect(await findingsOf(api, paid)).toContainEqual({ found: 'captured_late', did: 'refunded' })
    expect(await seen()).toEqual(before)
    const canceled = await paid.ask('POST', `orders/${paid.orderId}/cancellation`, {
      body: { reason: 'Never paid' },
    })
    expect(canceled.status).toBe(200)
  })

  it('and is given back at the provider’s own pages, where ours failed, is done in the books', async () => {
    const quote = await quoted(api)
    await quote.pay('pm_test_second_step')
    await quote.giveUp()
    const placed = (await quote.pay()).body
    expect(placed.state).toBe('placed')
    const reference = await takenAllTheSame(quote, "payment_method = 'pm_test_refund_fails'")
    await asAdmin(
      api,
      "UPDATE test_provider.charges SET payment_method = 'pm_test_ok' WHERE reference = $1",
      [reference],
    )
    await api.services.provider.act(reference, { action: 'refund', amount: null })
    await deliverEvents(api, quote, { times: 2 })
    const payments = await asAdmin(
      api,
      `SELECT attempt, captured_amount::int AS captured, refunded_amount::int AS refunded, refunding_amount::int AS refunding
        FROM commerce.payments WHERE store_id = $1 ORDER BY attempt`,
      [quote.store.context.store.id],
    )
    expect(payments).toEqual([
      { attempt: 1, captured: 2489, refunded: 2489, refunding: 0 },
      { attempt: 2, captured: 2489, refunded: 0, refunding: 0 },
    ])
    expect(await findingsOf(api, quote)).toContainEqual({ found: 'refunded_elsewhere', did: 'followed' })
    const order = await send(api.app.request, 'GET', `/v1/admin/orders/${placed.order.id}`, {
      bearer: quote.store.secretKey,
    })
    expect(order.body).toMatchObject({ paymentState: 'captured', tenders: [{ captured: { amount: 2489 } }] })
  })
})
