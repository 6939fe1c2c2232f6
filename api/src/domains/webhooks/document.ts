import { z } from '@hono/zod-openapi'
import type { Router } from '../../platform/router.ts'
import { componentName, eventSchemas, publishedEvents } from '../events/index.ts'
import { ownMessages } from './own-messages.ts'

const headers = z.object({
  'webhook-id': z
    .string()
    .regex(/^evt_[0-7][0-9a-hjkmnp-tv-z]{25}$/)
    .max(30)
    .openapi({
      description: "The event's id, the same in every repetition: do a thing once per id.",
      example: 'evt_01h455vb4pex5vsknk084sn02q',
    }),
  'webhook-timestamp': z
    .string()
    .regex(/^\d{1,12}$/)
    .max(12)
    .openapi({
      description:
        'When this attempt was made, in seconds since 1970; refuse what is more than five minutes off.',
      example: '1795339801',
    }),
  'webhook-signature': z
    .string()
    .regex(/^v1a?,[A-Za-z0-9+/]+={0,2}( v1a?,[A-Za-z0-9+/]+={0,2})*$/)
    .max(1_000)
    .openapi({
      description:
        'Signatures over `id.timestamp.body`, with spaces between while a new secret takes over: `v1,` and HMAC-SHA256, or `v1a,` and ed25519, in base64.',
      example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
    }),
})

const responses = {
  '2XX': { description: 'Taken: it does not come again.' },
  '410': { description: 'Nothing more is sent to this endpoint, until somebody enables it again.' },
  default: {
    description:
      'Anything else, redirects too, and no reply within 15 seconds: it comes again, later each time, for about three days. 429 and 503 with `Retry-After` pause the endpoint that long.',
  },
}

/** The `webhooks` of the document: what is posted to endpoints, each event with its headers. */
export function documentWebhooks(router: Router): void {
  const told = [
    ...publishedEvents.map(({ type, summary, keptDays }) => ({
      type,
      summary,
      schema: eventSchemas[type],
      description: `Posted to webhook endpoints that chose \`${type}\`, by Standard Webhooks 1.0.0. In the feed for ${keptDays} days: an endpoint that was disabled for longer does not get those before.`,
    })),
    ...Object.entries(ownMessages).map(([type, message]) => ({
      type,
      ...message,
      description: 'Posted to an endpoint about itself, whatever it chose, by Standard Webhooks 1.0.0.',
    })),
  ]
  for (const { type, summary, description, schema } of told) {
    if (!schema) throw new Error(`${type} has no schema`)
    router.openAPIRegistry.registerWebhook({
      method: 'post',
      path: type,
      operationId: `receive${componentName(type)}`,
      tags: ['Events'],
      summary,
      description,
      security: [{}],
      request: {
        headers,
        body: { required: true, content: { 'application/json': { schema } } },
      },
      responses,
    })
  }
}
