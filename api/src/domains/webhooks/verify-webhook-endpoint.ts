import { slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { wallClock } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import {
  callOf,
  type EndpointName,
  mustBePartners,
  recordedEndpoint,
  type WebhookEndpoint,
} from './endpoint.ts'
import { openSecrets } from './open-secrets.ts'
import { answersChallenge, verificationMessage } from './own-messages.ts'
import { postWebhook } from './post-webhook.ts'
import { lockEndpoint, readEndpoint, writeEndpoint } from './queries.ts'
import { webhookRefusals } from './refusals.ts'
import { readSecrets } from './secret-queries.ts'
import { type Attempted, verdictOn } from './verdict.ts'

/**
 * Asks the endpoint whether it wants events; once it has answered, they are sent from where its place is.
 * @throws Refusal not-found, too-many-requests, webhook-challenge-not-answered, version-conflict when it was changed meanwhile
 */
export async function verifyWebhookEndpoint(
  context: Context,
  of: EndpointName & { client: HttpClient },
): Promise<WebhookEndpoint> {
  const { db, store, sealer } = context
  const asked = await readEndpoint(db, store.id, of)
  mustBePartners(asked)
  await slowDown(context, callOf('webhookVerification', asked))
  const secrets = openSecrets(sealer, store.id, await readSecrets(db, store.id, asked.id))
  const message = verificationMessage(context, asked)
  const attempted = await postWebhook(of.client, asked.url, { message, secrets })
  mustHaveAnswered(attempted, message.challenge)
  return inTransaction(context, async (tx) => {
    const before = await lockEndpoint(tx.tx, tx.store.id, of)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.url !== asked.url) throw new Refusal(platformRefusals.preconditionFailed)
    const endpoint: WebhookEndpoint = {
      ...before,
      status: 'enabled',
      disabledBecause: null,
      failures: 0,
      verifiedAt: tx.clock,
      version: before.version + 1,
    }
    await writeEndpoint(tx.tx, tx.store.id, endpoint)
    recordEvent(tx, {
      type: 'webhook_endpoint.verified',
      aggregate: 'webhookEndpoint',
      aggregateId: endpoint.id,
      version: endpoint.version,
      payload: { sellerId: endpoint.sellerId },
      details: { before: recordedEndpoint(before), after: recordedEndpoint(endpoint) },
    })
    return endpoint
  })
}

/** What came back is not repeated: it belongs to whoever is behind the address. @throws Refusal */
function mustHaveAnswered(attempted: Attempted, challenge: string): void {
  const took = verdictOn(attempted, wallClock()).kind === 'delivered'
  if (took && answersChallenge(attempted.replyBody, challenge)) return
  const detail = attempted.error
    ? `No reply came: ${attempted.error}.`
    : `It answered ${attempted.status}${took ? ', without the challenge' : ''}.`
  throw new Refusal(webhookRefusals.challengeNotAnswered, { detail })
}
