import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { readSellerOwners } from '../sellers/index.ts'
import { readOwners } from '../users/index.ts'
import { recordedEndpoint, type WebhookEndpoint } from './endpoint.ts'
import { writeDisabled } from './sending-queries.ts'

/** Sends nothing more to a locked endpoint, and tells its owners. */
export async function disableEndpoint(
  tx: TxContext,
  endpoint: WebhookEndpoint,
  because: 'gone' | 'exhausted',
): Promise<void> {
  const { store } = tx
  const version = endpoint.version + 1
  await writeDisabled(tx.tx, store.id, { endpointId: endpoint.id, because, version })
  recordEvent(tx, {
    type: 'webhook_endpoint.disabled',
    aggregate: 'webhookEndpoint',
    aggregateId: endpoint.id,
    version,
    payload: { sellerId: endpoint.sellerId, reason: because },
    audience: { sellerIds: endpoint.sellerId === null ? [] : [endpoint.sellerId] },
    details: {
      before: recordedEndpoint(endpoint),
      after: recordedEndpoint({ ...endpoint, status: 'disabled' }),
    },
  })
  const owners =
    endpoint.sellerId === null
      ? await readOwners(tx.tx, store.id)
      : await readSellerOwners(tx.tx, store.id, endpoint.sellerId)
  for (const { email } of owners)
    queueMail(tx, {
      to: email,
      template: 'webhook-disabled',
      locale: store.locale,
      data: {
        endpointId: toWire('webhookEndpoint', endpoint.id),
        // The whole address may hold a password of the receiver's.
        host: new URL(endpoint.url).host,
        description: endpoint.description,
        because,
      },
    })
}
