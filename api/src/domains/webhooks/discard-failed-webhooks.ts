import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { writeFailedDiscarded } from './delivery-queries.ts'
import type { EndpointName } from './endpoint.ts'
import { failedMax, mustBeThere } from './redeliver-failed-webhooks.ts'

/**
 * Gives up deliveries that have failed for good, the oldest first.
 * @returns how many, up to a thousand
 * @throws Refusal not-found
 */
export async function discardFailedWebhooks(context: Context, of: EndpointName): Promise<number> {
  return inTransaction(context, async (tx) => {
    await mustBeThere(tx, of)
    return writeFailedDiscarded(tx.tx, tx.store.id, { endpointId: of.endpointId, limit: failedMax })
  })
}
