import { z } from '@hono/zod-openapi'
import { declare } from './declare.ts'

/** Where events are sent. */
export const webhookEvents = [
  declare('webhook_endpoint.disabled', {
    keptDays: 400,
    summary: 'Nothing is sent to an endpoint any more.',
    permission: 'webhooks:read',
    sellerPermission: 'seller-webhooks:write',
    subject: 'webhookEndpoint',
    data: z.object({
      reason: z.enum(['gone', 'exhausted']).openapi({
        description: '`gone`: it answered 410; `exhausted`: the last try of a delivery has failed.',
        example: 'exhausted',
      }),
    }),
    present: ({ reason }) => ({ reason }),
    example: { reason: 'exhausted' },
  }),
]
