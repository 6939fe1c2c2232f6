import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { type NewEndpoint, writeNewSecret } from './create-webhook-endpoint.ts'
import { type EndpointName, mustBePartners } from './endpoint.ts'
import { mustReadAll } from './event-choice.ts'
import { lockEndpoint, writeEndpoint } from './queries.ts'
import { endSecrets, readSecretsIn } from './secret-queries.ts'
import { newSigningKey, type SignatureScheme } from './signing.ts'

/**
 * Puts a new secret beside those that sign; these go on signing for `overlapSeconds`.
 * @throws Refusal not-found, webhook-events-not-held
 */
export async function rotateWebhookSecret(
  context: Context,
  of: EndpointName & { overlapSeconds: number; scheme?: SignatureScheme | undefined },
): Promise<NewEndpoint> {
  return inTransaction(context, async (tx) => {
    const before = await lockEndpoint(tx.tx, tx.store.id, of)
    mustBePartners(before)
    // Whoever knows the secret can write as we do: it belongs to somebody who may read what is sent.
    mustReadAll(tx.actor, before)
    const [newest] = await readSecretsIn(tx.tx, tx.store.id, before.id)
    const scheme = of.scheme ?? newest?.scheme ?? 'hmac'
    const endsAt = secondsAfter(tx.clock, of.overlapSeconds)
    await endSecrets(tx.tx, tx.store.id, { endpointId: before.id, endsAt })
    const made = await writeNewSecret(tx, before.id, newSigningKey(scheme))
    const endpoint = { ...before, version: before.version + 1 }
    await writeEndpoint(tx.tx, tx.store.id, endpoint)
    recordEvent(tx, {
      type: 'webhook_endpoint.secret_rotated',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: endpoint.version,
      payload: { sellerId: endpoint.sellerId, scheme, overlapSeconds: of.overlapSeconds },
    })
    return { endpoint, ...made }
  })
}
