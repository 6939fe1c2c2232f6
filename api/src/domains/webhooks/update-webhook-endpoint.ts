import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { type EndpointName, mustBePartners, recordedEndpoint, type WebhookEndpoint } from './endpoint.ts'
import { mustBeUsableAddress } from './endpoint-address.ts'
import { mustReadAll, mustReadEvents, readablePermissions } from './event-choice.ts'
import { lockEndpoint, writeEndpoint } from './queries.ts'
import { webhookRefusals } from './refusals.ts'

/** What may be changed of an endpoint; what is undefined stays. */
export interface EndpointChanges {
  url?: string | undefined
  description?: string | undefined
  events?: string[] | undefined
  enabled?: boolean | undefined
}

/**
 * Changes an endpoint. Another address must be verified again. Enabled again, it goes on where it stopped.
 * @throws Refusal not-found, version-conflict, webhook-events-not-held, webhook-endpoint-not-verified, invalid-request
 */
export async function updateWebhookEndpoint(
  context: Context,
  of: EndpointName & { ifMatch: number | undefined; changes: EndpointChanges; loopback: boolean },
): Promise<WebhookEndpoint> {
  const { changes } = of
  if (changes.url !== undefined) mustBeUsableAddress(changes.url, of)
  if (changes.events) mustReadEvents(context.actor, changes.events)
  return inTransaction(context, async (tx) => {
    const before = await lockEndpoint(tx.tx, tx.store.id, of)
    if (!before) throw new Refusal(platformRefusals.notFound)
    const { enabled: _enabled, ...others } = changes
    if (Object.values(others).some((value) => value !== undefined)) mustBePartners(before)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const chosen = changes.events
      ? { events: changes.events, permissions: readablePermissions(tx.actor) }
      : { events: before.events, permissions: before.permissions }
    // Whoever leads elsewhere what somebody else chose, may read it.
    if (changes.url !== undefined) mustReadAll(tx.actor, { ...before, ...chosen })
    const endpoint = withState(
      {
        ...before,
        ...chosen,
        url: changes.url ?? before.url,
        description: changes.description ?? before.description,
        version: before.version + 1,
      },
      { moved: changes.url !== undefined && changes.url !== before.url, enabled: changes.enabled },
    )
    await writeEndpoint(tx.tx, tx.store.id, endpoint)
    recordEvent(tx, {
      type: 'webhook_endpoint.changed',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: endpoint.version,
      payload: {
        sellerId: endpoint.sellerId,
        events: endpoint.events,
        fields: Object.keys(changes).filter((field) => changes[field as keyof EndpointChanges] !== undefined),
      },
      details: { before: recordedEndpoint(before), after: recordedEndpoint(endpoint) },
    })
    return endpoint
  })
}

/** @throws Refusal webhook-endpoint-not-verified */
function withState(
  endpoint: WebhookEndpoint,
  { moved, enabled }: { moved: boolean; enabled: boolean | undefined },
): WebhookEndpoint {
  const verifiedAt = moved ? null : endpoint.verifiedAt
  const known = { ...endpoint, verifiedAt }
  if (enabled === false) return { ...known, status: 'disabled', disabledBecause: 'by_hand' }
  if (enabled === true && verifiedAt === null) throw new Refusal(webhookRefusals.notVerified)
  if (enabled === true) return { ...known, status: 'enabled', disabledBecause: null, failures: 0 }
  return moved ? { ...known, status: 'unverified', disabledBecause: null, failures: 0 } : known
}
