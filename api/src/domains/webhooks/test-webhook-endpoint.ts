import { slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import type { HttpClient } from '../../platform/http-client.ts'
import { Refusal } from '../../platform/refusals.ts'
import { callOf, type EndpointName, mustBePartners } from './endpoint.ts'
import { openSecrets } from './open-secrets.ts'
import { testMessage } from './own-messages.ts'
import { postWebhook } from './post-webhook.ts'
import { readEndpoint } from './queries.ts'
import { webhookRefusals } from './refusals.ts'
import { readSecrets } from './secret-queries.ts'
import type { Attempted } from './verdict.ts'

/**
 * Sends a `webhook.test` once, now, and tells what came back; it is not tried again and stands in no log.
 * @throws Refusal not-found, webhook-endpoint-not-verified, too-many-requests
 */
export async function testWebhookEndpoint(
  context: Context,
  of: EndpointName & { client: HttpClient },
): Promise<Attempted & { id: string; body: string }> {
  const { db, store, sealer } = context
  const endpoint = await readEndpoint(db, store.id, of)
  mustBePartners(endpoint)
  // Nobody is sent anything but the challenge who has not said yes.
  if (endpoint.verifiedAt === null) throw new Refusal(webhookRefusals.notVerified)
  await slowDown(context, callOf('webhookTest', endpoint))
  const secrets = openSecrets(sealer, store.id, await readSecrets(db, store.id, endpoint.id))
  const message = testMessage(context, endpoint)
  return { ...message, ...(await postWebhook(of.client, endpoint.url, { message, secrets })) }
}
