import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { send, type TestApi, type TestStore } from '../../../test/api.ts'
import { fromWire, newId } from '../../src/platform/ids.ts'
import { deliverEvents } from '../paid-order.ts'
import { withRows } from './rows.ts'

/**
 * Payments of orders: one captured and disputed, one authorized and captured in part, one authorized; and what the
 * reconciler found.
 * @param place pays a checkout of its own with the method
 */
export async function createOrderPayments(
  api: TestApi,
  store: TestStore,
  place: (paymentMethod: string) => Promise<{ order: { id: string } }>,
) {
  const ask = async (method: string, path: string, body?: object) => {
    const answer = await send(api.app.request, method, `/v1/admin/${path}`, {
      bearer: store.secretKey,
      ...(method === 'GET' ? {} : { idempotencyKey: randomUUID() }),
      ...(body ? { body } : {}),
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  const paymentOf = async (paymentMethod: string): Promise<{ paymentId: string; orderId: string }> => {
    const { order } = await place(paymentMethod)
    const { items } = await ask('GET', `orders/${order.id}/payments`)
    return { paymentId: items[0].id, orderId: order.id }
  }
  const disputed = await paymentOf('pm_test_disputed')
  const authorized = await paymentOf('pm_test_authorized')
  const other = await paymentOf('pm_test_authorized')
  await deliverEvents(api, { store })
  const disputes = await ask('GET', `disputes?paymentId=${disputed.paymentId}`)
  await ask('POST', `payments/${authorized.paymentId}/captures`, { amount: 1 })
  await withRows(api, (rows) =>
    rows.insert('reconciliations', {
      store_id: store.context.store.id,
      id: newId('reconciliation'),
      payment_id: fromWire('payment', disputed.paymentId),
      found: 'payment_silent',
      did: 'placed',
      at: new Date(),
    }),
  )
  return {
    paymentId: disputed.paymentId,
    paidOrderId: disputed.orderId,
    authorizedPaymentId: authorized.paymentId,
    otherAuthorizedPaymentId: other.paymentId,
    disputeId: disputes.items[0].id as string,
  }
}
