import { randomUUID } from 'node:crypto'
import { send, type TestApi, type TestStore } from '../../test/api.ts'
import type { Call } from './keyed-calls.ts'

interface ToEdit {
  orderId: string
  offerId: string
}

/** A preview that adds a piece to an order. @returns its id */
export async function previewEdit(api: TestApi, store: TestStore, of: ToEdit): Promise<string> {
  const path = `/v1/admin/orders/${of.orderId}`
  const asStaff = { bearer: store.secretKey }
  const { body: order } = await send(api.app.request, 'GET', path, asStaff)
  const body = { version: order.version, add: [{ offerId: of.offerId, quantity: 1 }] }
  const shown = await send(api.app.request, 'POST', `${path}/edits`, { ...asStaff, body })
  if (shown.status !== 201) throw new Error(`not previewed: ${JSON.stringify(shown.body)}`)
  return shown.body.id
}

/** An edit that waits for the buyer of the order to pay a piece more. @returns its id */
export async function askForEdit(api: TestApi, store: TestStore, of: ToEdit): Promise<string> {
  const editId = await previewEdit(api, store, of)
  const asked = await send(api.app.request, 'POST', `/v1/admin/orders/${of.orderId}/edits/${editId}/commit`, {
    bearer: store.secretKey,
    idempotencyKey: randomUUID(),
  })
  if (asked.body.state !== 'awaiting_payment') throw new Error(`not asked: ${JSON.stringify(asked.body)}`)
  return editId
}

/** Calls of all that is done with edits under a key, each of orders that were just placed. */
export function keyedEdits(
  api: TestApi,
  shop: {
    store: TestStore
    otherOfferId: string
    place(): Promise<{ order: { id: string; secret: string } }>
  },
): Record<string, () => Promise<{ call: Call; other: Call }>> {
  const { store, otherOfferId: offerId } = shop
  const place = async () => (await shop.place()).order
  const committing = async (): Promise<Call> => {
    const { id: orderId } = await place()
    const editId = await previewEdit(api, store, { orderId, offerId })
    const path = `/v1/admin/orders/${orderId}/edits/${editId}/commit`
    return { method: 'POST', path, sent: { bearer: store.secretKey } }
  }
  const paying = async (paymentMethod: string | null): Promise<Call> => {
    const { id: orderId, secret: orderSecret } = await place()
    const editId = await askForEdit(api, store, { orderId, offerId })
    const path = `/v1/orders/${orderId}/edits/${editId}`
    const sent = { key: store.publishableKey, orderSecret }
    if (paymentMethod === null) return { method: 'POST', path: `${path}/completion`, sent }
    const body = { paymentMethod, returnUrl: `${store.origin}/back` }
    return { method: 'POST', path: `${path}/payment`, sent: { ...sent, body } }
  }
  return {
    async previewOrderEdit() {
      const path = `/v1/admin/orders/${(await place()).id}/edits`
      const of = (quantity: number): Call => ({
        method: 'POST',
        path,
        sent: { bearer: store.secretKey, body: { version: 1, add: [{ offerId, quantity }] } },
      })
      return { call: of(1), other: of(2) }
    },
    commitOrderEdit: async () => ({ call: await committing(), other: await committing() }),
    async payOrderEdit() {
      const call = await paying('pm_test_ok')
      const body = { paymentMethod: 'pm_test_declined', returnUrl: `${store.origin}/back` }
      return { call, other: { ...call, sent: { ...call.sent, body } } }
    },
    async completeOrderEdit() {
      const [call, another] = [await paying(null), await paying(null)]
      // The secret is the same holder's: the request differs by its path.
      return { call, other: { ...call, path: another.path } }
    },
  }
}
