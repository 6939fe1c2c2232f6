import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { WebhookDelivery } from './delivery.ts'
import { readDeliveryIn, writeDiscarded } from './delivery-queries.ts'
import type { EndpointName } from './endpoint.ts'
import { lockEndpoint } from './queries.ts'
import { settleTurns } from './queue-queries.ts'
import { webhookRefusals } from './refusals.ts'
import { refreshDue } from './sending-queries.ts'

/**
 * Gives up a delivery that waits or has failed; what is about the same thing goes on. One that is there stays as it is.
 * @throws Refusal not-found, webhook-delivery-in-flight
 */
export async function discardWebhook(
  context: Context,
  of: EndpointName & { eventId: string },
): Promise<WebhookDelivery> {
  return inTransaction(context, async ({ tx, store }) => {
    const endpoint = await lockEndpoint(tx, store.id, of)
    const before = endpoint && (await readDeliveryIn(tx, store.id, of))
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status === 'sending') throw new Refusal(webhookRefusals.deliveryInFlight)
    await writeDiscarded(tx, store.id, of)
    await settleTurns(tx, store.id, { ...of, subjectIds: [before.subjectId] })
    await refreshDue(tx, store.id, of.endpointId)
    return (await readDeliveryIn(tx, store.id, of)) ?? before
  })
}
