import { randomUUID } from 'node:crypto'
import type { Answer, TestApi } from '../../test/api.ts'
import { fromWire } from '../src/platform/ids.ts'
import { lookAfterOrderEdits } from '../src/worker-tasks.ts'
import { type Placed, placedOrder } from './placed-order.ts'
import { asAdmin, freshServices } from './quoted-checkout.ts'

/** A paid order whose lines are edited, by staff and its buyer. */
export interface Editing extends Placed {
  /** With the version that the order has now, unless said */
  preview(body: object): Promise<Answer>
  commit(editId: string, key?: string): Promise<Answer>
  discard(editId: string): Promise<Answer>
  edit(editId: string): Promise<Answer['body']>
  pay(editId: string, paymentMethod?: string, key?: string): Promise<Answer>
  /** With gift cards and more. */
  payWith(editId: string, body: object, key?: string): Promise<Answer>
  completeEdit(editId: string): Promise<Answer>
}

export async function editing(api: TestApi, of: Parameters<typeof placedOrder>[1] = {}): Promise<Editing> {
  const placed = await placedOrder(api, of)
  const keyed = (key: string) => ({ 'idempotency-key': key })
  const returnUrl = `${placed.store.origin}/orders/return`
  const buyer = (rest: string, body?: object, key: string = randomUUID()) =>
    placed.buyer.send('POST', `/v1/orders/${placed.order.id}/edits/${rest}`, {
      orderSecret: placed.order.secret,
      idempotencyKey: key,
      ...(body ? { body } : {}),
    })
  return {
    ...placed,
    preview: async (body) =>
      placed.staff('POST', '/edits', { version: (await placed.now()).version, ...body }),
    commit: (editId, key = randomUUID()) =>
      placed.staff('POST', `/edits/${editId}/commit`, undefined, keyed(key)),
    discard: (editId) => placed.staff('POST', `/edits/${editId}/discard`),
    edit: async (editId) => (await placed.staff('GET', `/edits/${editId}`)).body,
    pay: (editId, paymentMethod = 'pm_test_ok', key = randomUUID()) =>
      buyer(`${editId}/payment`, { paymentMethod, returnUrl }, key),
    payWith: (editId, body, key = randomUUID()) => buyer(`${editId}/payment`, { returnUrl, ...body }, key),
    completeEdit: (editId) => buyer(`${editId}/completion`),
  }
}

/** The buyer confirms a payment on the page of the test provider. */
export async function approve({ buyer }: Editing, url: string): Promise<void> {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await buyer.send('POST', new URL(url).pathname, { headers, rawBody: 'answer=approve' })
  if (answer.status !== 303 && answer.status !== 404 && answer.status !== 409)
    throw new Error(`the test provider answered ${answer.status}`)
}

/** One turn of the worker's look after edits. @returns how many it looked at */
export const workerLooksAtEdits = (api: TestApi): Promise<number> =>
  lookAfterOrderEdits({ ...freshServices(api), db: api.worker })

/** Makes the time of an edit be over. */
export const runOutEdit = (api: TestApi, editId: string) =>
  asAdmin(api, "UPDATE commerce.order_edits SET expires_at = now() - interval '1 second' WHERE id = $1", [
    fromWire('orderEdit', editId),
  ])

/** Makes the payment of an edit look as if its caller had gone silent long ago. */
export const fallSilentEdit = (api: TestApi, editId: string) =>
  asAdmin(
    api,
    "UPDATE commerce.payments SET updated_at = updated_at - interval '1 hour' WHERE reference = $1",
    [fromWire('orderEdit', editId)],
  )
