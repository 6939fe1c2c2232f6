import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { type EndpointName, mustBePartners, recordedEndpoint } from './endpoint.ts'
import { lockEndpoint, writeRemoved } from './queries.ts'

/** Removes an endpoint with its secrets; what waits is never sent, and its log goes within the hour. @throws Refusal not-found */
export async function removeWebhookEndpoint(context: Context, of: EndpointName): Promise<void> {
  return inTransaction(context, async (tx) => {
    const endpoint = await lockEndpoint(tx.tx, tx.store.id, of)
    mustBePartners(endpoint)
    await writeRemoved(tx.tx, tx.store.id, endpoint.id)
    recordEvent(tx, {
      type: 'webhook_endpoint.removed',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: endpoint.version + 1,
      payload: { sellerId: endpoint.sellerId },
      details: { before: recordedEndpoint(endpoint), after: null },
    })
  })
}
