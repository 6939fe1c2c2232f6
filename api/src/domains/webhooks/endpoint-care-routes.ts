import { platformRefusals } from '../../platform/refusals.ts'
import { Reply, type Router, route } from '../../platform/router.ts'
import { presentTested, testedSchema } from './delivery-schemas.ts'
import type { Desk, Reach } from './desk.ts'
import { presentOne } from './endpoint-routes.ts'
import { webhookRefusals } from './refusals.ts'
import { replayWebhooks } from './replay-webhooks.ts'
import { rotateWebhookSecret } from './rotate-webhook-secret.ts'
import {
  endpointParams,
  endpointSchema,
  newEndpointSchema,
  replayInput,
  rotateSecretInput,
} from './schemas.ts'
import { testWebhookEndpoint } from './test-webhook-endpoint.ts'
import { verifyWebhookEndpoint } from './verify-webhook-endpoint.ts'

/** What makes us call somebody may not be asked for without end. */
const callsPerMinute = 30

export function declareCalls(router: Router, desk: Desk, { client }: Reach): void {
  route(
    router,
    {
      operationId: desk.named('verifyWebhookEndpoint'),
      tag: desk.tag,
      summary: `Verify a webhook endpoint${desk.ofWhom}`,
      description:
        'Posts `webhook.verification` there, now. Answered with its challenge, the endpoint is enabled and gets what has happened since it was made. An endpoint is asked at most five times a minute, and a host ten times, whoever asks.',
      method: 'post',
      path: `${desk.path}/{endpointId}/verification`,
      policy: desk.writes,
      params: endpointParams,
      attemptsPerMinute: callsPerMinute,
      success: { status: 200, description: 'The endpoint, enabled.', schema: endpointSchema, etag: true },
      refusals: [
        platformRefusals.notFound,
        platformRefusals.preconditionFailed,
        webhookRefusals.challengeNotAnswered,
        webhookRefusals.ofInstallation,
      ],
    },
    async ({ context, params }) => {
      const of = { ...params, sellerId: desk.sellerId(context.actor), client }
      return Reply.versioned(await presentOne(context, await verifyWebhookEndpoint(context, of)))
    },
  )
  route(
    router,
    {
      operationId: desk.named('testWebhookEndpoint'),
      tag: desk.tag,
      summary: `Send a test to a webhook endpoint${desk.ofWhom}`,
      description:
        'Posts `webhook.test` there once, now, and tells what came back. Ten times a minute at most for an endpoint.',
      method: 'post',
      path: `${desk.path}/{endpointId}/test`,
      policy: desk.writes,
      params: endpointParams,
      attemptsPerMinute: callsPerMinute,
      success: { status: 200, description: 'What was sent and what came back.', schema: testedSchema },
      refusals: [platformRefusals.notFound, webhookRefusals.notVerified, webhookRefusals.ofInstallation],
    },
    async ({ context, params }) => {
      const of = { ...params, sellerId: desk.sellerId(context.actor), client }
      return presentTested(await testWebhookEndpoint(context, of))
    },
  )
}

export function declareCare(router: Router, desk: Desk): void {
  route(
    router,
    {
      operationId: desk.named('rotateWebhookSecret'),
      tag: desk.tag,
      summary: `Replace the secret of a webhook endpoint${desk.ofWhom}`,
      description:
        'Deliveries are signed with the new one and, for `overlapSeconds`, with the old ones too, in one header: change it at the receiver meanwhile. The secret is in this reply and nowhere else.',
      method: 'post',
      path: `${desk.path}/{endpointId}/rotation`,
      policy: desk.writes,
      params: endpointParams,
      body: rotateSecretInput,
      idempotency: 'transaction',
      success: {
        status: 201,
        description: 'The endpoint and its new secret.',
        schema: newEndpointSchema,
        etag: true,
      },
      refusals: [platformRefusals.notFound, webhookRefusals.eventsNotHeld, webhookRefusals.ofInstallation],
    },
    async ({ context, params, body }) => {
      const of = { ...params, ...body, sellerId: desk.sellerId(context.actor) }
      const { endpoint, shown } = await rotateWebhookSecret(context, of)
      return Reply.versioned({ ...(await presentOne(context, endpoint)), secret: shown })
    },
  )
  route(
    router,
    {
      operationId: desk.named('replayWebhooks'),
      tag: desk.tag,
      summary: `Send webhooks again from a moment on${desk.ofWhom}`,
      description:
        'Back: everything that has happened since then is sent again, under the same ids. Forward: what is not on its way yet and lies before is left out.',
      method: 'post',
      path: `${desk.path}/{endpointId}/replay`,
      policy: desk.writes,
      params: endpointParams,
      body: replayInput,
      idempotency: 'transaction',
      success: { status: 200, description: 'The endpoint as it is now.', schema: endpointSchema, etag: true },
      refusals: [platformRefusals.notFound],
    },
    async ({ context, params, body }) => {
      const of = { ...params, ...body, sellerId: desk.sellerId(context.actor) }
      return Reply.versioned(await presentOne(context, await replayWebhooks(context, of)))
    },
  )
}
