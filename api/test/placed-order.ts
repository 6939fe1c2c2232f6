import { randomUUID } from 'node:crypto'
import type { Answer, TestApi, TestStore } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { asAdmin, type Quoted, quoted } from './quoted-checkout.ts'

/** A paid order of a store of its own, and what may become of it. */
export interface Placed extends Quoted {
  order: { id: string; number: string; secret: string }
  /** As staff, with the store's secret key unless said. */
  staff(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  /** As whoever has the order's link. */
  guest(method: string, path: string, body?: unknown): Promise<Answer>
  refund(body: object, key?: string): Promise<Answer>
  cancel(key?: string): Promise<Answer>
  ship(lineItems?: { id: string; quantity: number }[]): Promise<Answer>
  now(): Promise<Answer['body']>
}

export async function placedOrder(
  api: TestApi,
  of: Parameters<typeof quoted>[1] & { store?: TestStore; paymentMethod?: string } = {},
): Promise<Placed> {
  const checkout = await quoted(api, of)
  const paid = await checkout.pay(of.paymentMethod)
  if (paid.status !== 200) throw new Error(`not placed: ${JSON.stringify(paid.body)}`)
  const { order } = paid.body
  const { buyer, store } = checkout
  const path = `/v1/admin/orders/${order.id}`
  const staff: Placed['staff'] = (method, rest, body, headers = {}) =>
    buyer.send(method, `${path}${rest}`, {
      bearer: store.secretKey,
      headers,
      ...(body === undefined ? {} : { body }),
    })
  const keyed = (key: string) => ({ 'idempotency-key': key })
  return {
    ...checkout,
    order,
    staff,
    guest: (method, rest, body) =>
      buyer.send(method, `/v1/orders/${order.id}${rest}`, {
        orderSecret: order.secret,
        idempotencyKey: randomUUID(),
        ...(body === undefined ? {} : { body }),
      }),
    refund: (body, key = randomUUID()) =>
      staff('POST', '/refunds', { reason: 'Broken', ...body }, keyed(key)),
    cancel: (key = randomUUID()) => staff('POST', '/cancellation', { reason: 'Ordered twice' }, keyed(key)),
    ship: (lineItems) =>
      staff('POST', '/fulfillments', { carrier: 'DHL', ...(lineItems ? { lineItems } : {}) }),
    now: async () => (await staff('GET', '')).body,
  }
}

/** What the test provider's books say of the payment of an order. */
export async function chargeOf(
  api: TestApi,
  order: { id: string },
): Promise<{ status: string; captured: number; refunded: number }> {
  const [row] = await asAdmin<{ status: string; captured: number; refunded: number }>(
    api,
    `SELECT c.status, c.captured_amount::int AS captured, c.refunded_amount::int AS refunded
      FROM commerce.orders o JOIN commerce.payments p ON p.store_id = o.store_id AND p.reference = o.checkout_id
      JOIN test_provider.charges c ON c.key = p.provider_key WHERE o.id = $1`,
    [fromWire('order', order.id)],
  )
  if (!row) throw new Error('the provider does not know the order’s payment')
  return row
}
