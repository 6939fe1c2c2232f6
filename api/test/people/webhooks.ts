import type { TestStore } from '../../../test/api.ts'
import { webhookSecretPlace } from '../../src/domains/webhooks/index.ts'
import type { Context } from '../../src/platform/context.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import type { RowWriter } from './rows.ts'

/** An endpoint of the store and one of its first seller, each with a delivery that has failed for good. */
export async function createWebhookScene(
  { sealer }: Pick<Context, 'sealer'>,
  store: TestStore,
  rows: RowWriter,
  of: { canary: string; firstSellerId: string },
) {
  const storeId = store.context.store.id
  const make = async (sellerId: string | null, permission: string) => {
    const [endpointId, secretId, eventId] = [newId('webhookEndpoint'), newId('webhookSecret'), newId('event')]
    await rows.insert('webhook_endpoints', {
      store_id: storeId,
      id: endpointId,
      seller_id: sellerId,
      // Nobody is there, and nobody may be asked.
      url: `https://127.0.0.1/${of.canary}`,
      description: `Warehouse of ${of.canary}`,
      events: ['order.placed'],
      permissions: [permission],
      status: 'disabled',
      disabled_because: 'exhausted',
      position: 0,
      verified_at: new Date(),
      created_by: 'test',
    })
    await rows.insert('webhook_secrets', {
      store_id: storeId,
      id: secretId,
      endpoint_id: endpointId,
      scheme: 'hmac',
      sealed: sealer.seal(
        `whsec_${Buffer.from(`${of.canary} of an endpoint`).toString('base64')}`,
        webhookSecretPlace(storeId, secretId),
      ),
    })
    await rows.insert('webhook_deliveries', {
      store_id: storeId,
      endpoint_id: endpointId,
      event_id: eventId,
      position: 1,
      type: 'order.placed',
      subject_id: newId('order'),
      body: JSON.stringify({ type: 'order.placed', data: { number: of.canary } }),
      status: 'failed',
      attempts: 10,
      reply_status: 500,
      reply_body: `sorry ${of.canary}`,
    })
    return { endpointId: toWire('webhookEndpoint', endpointId), eventId: toWire('event', eventId) }
  }
  return {
    own: await make(null, 'orders:read'),
    sellers: await make(of.firstSellerId, 'seller-orders:read'),
  }
}
