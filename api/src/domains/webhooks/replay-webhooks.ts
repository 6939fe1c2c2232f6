import type { Context } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter, toRfc3339 } from '../../platform/time.ts'
import { readPlaceAt, recordEvent } from '../events/index.ts'
import type { EndpointName, WebhookEndpoint } from './endpoint.ts'
import { lockEndpoint, writeEndpoint } from './queries.ts'

const daysMax = 30

/**
 * Moves an endpoint's place in the feed to the first event from a moment on: back, and what was sent since is sent again;
 * or forward, and what is before it is left out.
 * @throws Refusal not-found, invalid-request when the moment is to come or longer ago than deliveries are kept
 */
export async function replayWebhooks(
  context: Context,
  of: EndpointName & { since: Date },
): Promise<WebhookEndpoint> {
  const place = await readPlaceAt(readsOf(context), context.store.id, of.since)
  return inTransaction(context, async (tx) => {
    const before = await lockEndpoint(tx.tx, tx.store.id, of)
    if (!before) throw new Refusal(platformRefusals.notFound)
    mustBeRecent(of.since, tx.now)
    const isBack = place < before.position
    const endpoint: WebhookEndpoint = {
      ...before,
      position: place,
      replayUpTo: isBack ? Math.max(before.position, before.replayUpTo ?? 0) : before.replayUpTo,
      version: before.version + 1,
    }
    await writeEndpoint(tx.tx, tx.store.id, endpoint)
    recordEvent(tx, {
      type: 'webhook_endpoint.replayed',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: endpoint.version,
      payload: { sellerId: endpoint.sellerId, since: toRfc3339(of.since) },
    })
    return endpoint
  })
}

/** @throws Refusal invalid-request */
function mustBeRecent(since: Date, now: Date): void {
  const oldest = secondsAfter(now, -daysMax * 86_400)
  if (since >= oldest && since <= now) return
  const message = `must be a moment of the last ${daysMax} days`
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/since: ${message}`,
    errors: [{ pointer: '/since', message }],
  })
}
