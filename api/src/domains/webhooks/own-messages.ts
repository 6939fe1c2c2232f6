import { randomBytes } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { toRfc3339, wallClock } from '../../platform/time.ts'
import { envelope } from '../events/index.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import type { WebhookMessage } from './signing.ts'

const exampleOf = (type: string, data: Record<string, unknown>) => ({
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  type,
  timestamp: '2026-11-22T09:30:00.000Z',
  subject: { type: 'webhook_endpoint', id: 'whe_01h455vb4pex5vsknk084sn02q', version: 1 },
  actor: 'staff',
  data,
})

const challenge = z
  .string()
  .max(64)
  .openapi({ description: 'To be sent back.', example: 'n2Jq0cX6n1mG8v4bT3yD7w' })

/** What is sent to an endpoint about itself: it is in no feed. */
export const ownMessages = {
  'webhook.verification': {
    summary: 'We ask whether this endpoint wants our events: answer with the challenge.',
    schema: z
      .object({
        ...envelope,
        type: z.literal('webhook.verification'),
        data: z.object({ challenge }),
      })
      .openapi('WebhookVerificationEvent', {
        description: 'Answer 200 with the JSON `{"challenge": …}`, the one that came.',
        example: exampleOf('webhook.verification', { challenge: 'n2Jq0cX6n1mG8v4bT3yD7w' }),
      }),
  },
  'webhook.test': {
    summary: 'Somebody asked for a test.',
    schema: z
      .object({ ...envelope, type: z.literal('webhook.test'), data: z.object({}) })
      .openapi('WebhookTestEvent', {
        description: 'Signed like all others; nothing has happened.',
        example: exampleOf('webhook.test', {}),
      }),
  },
}

/** A message to an endpoint about itself, with an id of its own. */
function messageOf(
  context: Context,
  endpoint: WebhookEndpoint,
  of: { type: keyof typeof ownMessages; data: Record<string, unknown> },
): WebhookMessage {
  const id = toWire('event', newId('event'))
  const body = JSON.stringify({
    id,
    type: of.type,
    timestamp: toRfc3339(wallClock()),
    subject: {
      type: 'webhook_endpoint',
      id: toWire('webhookEndpoint', endpoint.id),
      version: endpoint.version,
    },
    actor: context.actor.kind === 'sellerMember' ? 'seller_member' : 'staff',
    data: of.data,
  })
  return { id, body }
}

export const testMessage = (context: Context, endpoint: WebhookEndpoint): WebhookMessage =>
  messageOf(context, endpoint, { type: 'webhook.test', data: {} })

/** A message that only who reads it can answer: with 128 random bits. */
export function verificationMessage(
  context: Context,
  endpoint: WebhookEndpoint,
): WebhookMessage & { challenge: string } {
  const challenge = randomBytes(16).toString('base64url')
  return { ...messageOf(context, endpoint, { type: 'webhook.verification', data: { challenge } }), challenge }
}

/** Whether a reply has the challenge: as JSON, or as the whole text. */
export function answersChallenge(reply: string | null, challenge: string): boolean {
  const text = reply?.trim() ?? ''
  if (text === challenge) return true
  try {
    const said: unknown = JSON.parse(text)
    return typeof said === 'object' && said !== null && 'challenge' in said && said.challenge === challenge
  } catch {
    return false
  }
}
