import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { readHead, recordEvent } from '../events/index.ts'
import { type EndpointSecret, recordedEndpoint, type WebhookEndpoint } from './endpoint.ts'
import { mustBeUsableAddress } from './endpoint-address.ts'
import { mustReadEvents, readablePermissions } from './event-choice.ts'
import { webhookSecretPlace } from './open-secrets.ts'
import { countEndpoints, insertEndpoint } from './queries.ts'
import { webhookRefusals } from './refusals.ts'
import { insertSecret } from './secret-queries.ts'
import { newSigningKey, type SignatureScheme, type SigningKey } from './signing.ts'

const endpointsMax = 20

/** What somebody says of a new endpoint. */
export interface WantedEndpoint {
  sellerId: string | null
  url: string
  description: string
  events: string[]
  scheme: SignatureScheme
}

/** An endpoint with what its receiver verifies with; a secret is shown this once. */
export interface NewEndpoint {
  endpoint: WebhookEndpoint
  secret: EndpointSecret
  /** `whsec_…`; null where the public key is enough */
  shown: string | null
}

/**
 * Makes an endpoint that sees what its maker may read and chose, from now on. Nothing but the challenge is sent there until it
 * has been answered.
 * @throws Refusal webhook-events-not-held, too-many-webhook-endpoints, invalid-request
 */
export async function createWebhookEndpoint(
  context: Context,
  wanted: WantedEndpoint,
  of: { loopback: boolean },
): Promise<NewEndpoint> {
  mustBeUsableAddress(wanted.url, of)
  mustReadEvents(context.actor, wanted.events)
  const position = await readHead(readsOf(context))
  return inTransaction(context, async (tx) => {
    if ((await countEndpoints(tx.tx, tx.store.id, wanted.sellerId)) >= endpointsMax)
      throw new Refusal(webhookRefusals.tooManyEndpoints)
    const endpoint: WebhookEndpoint = {
      id: newId('webhookEndpoint'),
      sellerId: wanted.sellerId,
      kind: 'partner',
      url: wanted.url,
      description: wanted.description,
      events: wanted.events,
      permissions: readablePermissions(tx.actor),
      status: 'unverified',
      disabledBecause: null,
      position,
      replayUpTo: null,
      failures: 0,
      verifiedAt: null,
      lastDeliveredAt: null,
      version: 1,
      createdAt: tx.clock,
    }
    await insertEndpoint(tx.tx, tx.store.id, { ...endpoint, createdBy: actorName(tx.actor) })
    const { secret, shown } = await writeNewSecret(tx, endpoint.id, newSigningKey(wanted.scheme))
    recordEvent(tx, {
      type: 'webhook_endpoint.created',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: 1,
      payload: { sellerId: endpoint.sellerId, events: endpoint.events },
      details: { before: null, after: recordedEndpoint(endpoint) },
    })
    return { endpoint, secret, shown }
  })
}

/** Lays a key up, sealed. */
export async function writeNewSecret(
  tx: TxContext,
  endpointId: string,
  key: SigningKey,
): Promise<{ secret: EndpointSecret; shown: string | null }> {
  const id = newId('webhookSecret')
  const secret: EndpointSecret = {
    id,
    scheme: key.scheme,
    publicKey: key.publicKey,
    createdAt: tx.clock,
    endsAt: null,
  }
  const sealed = tx.sealer.seal(key.secret, webhookSecretPlace(tx.store.id, id))
  await insertSecret(tx.tx, tx.store.id, { ...secret, sealed, endpointId })
  return { secret, shown: key.scheme === 'hmac' ? key.secret : null }
}
