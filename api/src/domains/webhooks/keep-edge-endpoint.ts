import { actorName, type Context, type TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { SealBroken, UnknownEncryptionKey } from '../../platform/sealing.ts'
import { secondsAfter } from '../../platform/time.ts'
import { readHead } from '../events/index.ts'
import { writeNewSecret } from './create-webhook-endpoint.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { mustBeUsableAddress } from './endpoint-address.ts'
import { readablePermissions } from './event-choice.ts'
import { openSecrets } from './open-secrets.ts'
import { insertEndpoint, readEdgeEndpoint, writeEndpoint } from './queries.ts'
import { readQueueUrl } from './queue-address.ts'
import { endSecrets, readSecretsIn } from './secret-queries.ts'

/** A function of the shop, as the installation describes it. */
export interface EdgeFunction {
  /** What it is called; one endpoint a name. */
  name: string
  /** Its address, or `pgmq://<queue>/<function>`: what is sent waits there for it */
  url: string
  /** Types, `order.*`, or `*` */
  events: string[]
  /** `whsec_…`: the first signs; with a second, both do */
  secrets: readonly [string, ...string[]]
}

/**
 * Makes the endpoint of a function, or makes it what the installation says now; a new one begins with what happens from now
 * on. The installation vouches for it: nothing is verified. Safe to repeat at every start: where nothing differs, nothing is
 * written.
 * @throws Refusal invalid-request
 */
export async function keepEdgeEndpoint(
  context: Context,
  of: EdgeFunction & { loopback: boolean },
): Promise<WebhookEndpoint> {
  if (readQueueUrl(of.url) === null) mustBeUsableAddress(of.url, of)
  const head = await readHead(readsOf(context))
  return inTransaction(context, async (tx) => {
    const before = await readEdgeEndpoint(tx.tx, tx.store.id, of.name)
    const endpoint: WebhookEndpoint = {
      id: newId('webhookEndpoint'),
      sellerId: null,
      kind: 'edge',
      description: of.name,
      position: head,
      replayUpTo: null,
      failures: 0,
      verifiedAt: tx.clock,
      lastDeliveredAt: null,
      createdAt: tx.clock,
      ...before,
      version: (before?.version ?? 0) + 1,
      url: of.url,
      events: of.events,
      permissions: readablePermissions(tx.actor),
      status: 'enabled',
      disabledBecause: null,
    }
    if (before && isSame(before, endpoint) && (await signsWith(tx, before.id, of.secrets))) return before
    if (before) await writeEndpoint(tx.tx, tx.store.id, endpoint)
    else await insertEndpoint(tx.tx, tx.store.id, { ...endpoint, createdBy: actorName(tx.actor) })
    await endSecrets(tx.tx, tx.store.id, { endpointId: endpoint.id, endsAt: secondsAfter(tx.clock, 0) })
    for (const secret of of.secrets)
      await writeNewSecret(tx, endpoint.id, { scheme: 'hmac', secret, publicKey: null })
    return endpoint
  })
}

const isSame = (before: WebhookEndpoint, wanted: WebhookEndpoint): boolean =>
  before.url === wanted.url &&
  before.status === wanted.status &&
  sameTexts(before.events, wanted.events) &&
  sameTexts(before.permissions, wanted.permissions)

/** Whether it is just these that an endpoint is signed with; not where the key is missing that they were sealed with. */
async function signsWith(tx: TxContext, endpointId: string, secrets: readonly string[]): Promise<boolean> {
  try {
    const sealed = await readSecretsIn(tx.tx, tx.store.id, endpointId)
    return sameTexts(openSecrets(tx.sealer, tx.store.id, sealed), secrets)
  } catch (error) {
    if (error instanceof UnknownEncryptionKey || error instanceof SealBroken) return false
    throw error
  }
}

/** The same ones, in whatever order. */
const sameTexts = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && new Set([...some, ...others]).size === new Set(some).size
