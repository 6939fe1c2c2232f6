import { z } from '@hono/zod-openapi'
import { idInput, toWire, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { oneLine, timestamp, version } from '../../platform/schemas.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { EndpointSecret, WebhookEndpoint } from './endpoint.ts'
import { isChoice } from './event-choice.ts'
import { signatureSchemes } from './signing.ts'

const urlMax = 2_000
const eventsMax = 50

const exampleSecret = {
  scheme: 'hmac' as const,
  publicKey: null,
  createdAt: '2026-11-22T09:30:00.000Z',
  endsAt: null,
}

export const exampleEndpoint = {
  id: 'whe_01h455vb4pex5vsknk084sn02q',
  kind: 'partner' as const,
  url: 'https://partner.example/webhooks',
  description: 'Warehouse',
  events: ['order.*'],
  status: 'enabled' as const,
  disabledBecause: null,
  secrets: [exampleSecret],
  failures: 0,
  waiting: 0,
  failed: 0,
  verifiedAt: '2026-11-22T09:31:00.000Z',
  lastDeliveredAt: '2026-11-22T09:40:00.000Z',
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 2,
}

const instantOrNull = z.union([timestamp, z.null()])

const secretSchema = z
  .object({
    scheme: z.enum(signatureSchemes),
    publicKey: z
      .union([z.string().max(60), z.null()])
      .openapi({ description: '`whpk_…` of ed25519: what verifies; null with hmac.', example: null }),
    createdAt: timestamp,
    endsAt: instantOrNull.openapi({ description: 'When it stops signing; null: when another takes over.' }),
  })
  .openapi('WebhookSecret', { example: exampleSecret })

const endpointShape = {
  id: wireId('webhookEndpoint'),
  kind: z.enum(['partner', 'edge']).openapi({
    description: '`edge`: a function of the shop itself, set where it is installed.',
    example: 'partner',
  }),
  url: z.string().max(urlMax).openapi({ example: exampleEndpoint.url }),
  description: z.string().max(200).openapi({ example: 'Warehouse' }),
  events: z
    .array(z.string().max(60))
    .max(eventsMax)
    .openapi({ description: 'Types, `order.*` for all that begin so, `*` for all.', example: ['order.*'] }),
  status: z.enum(['unverified', 'enabled', 'disabled']).openapi({
    description: '`unverified`: its challenge is not answered yet; nothing else is sent there.',
    example: 'enabled',
  }),
  disabledBecause: z
    .union([z.enum(['by_hand', 'gone', 'exhausted']), z.null()])
    .openapi({ description: '`gone`: it answered 410; `exhausted`: the last try of a delivery failed.' }),
  secrets: z
    .array(secretSchema)
    .max(20)
    .openapi({ description: 'What deliveries are signed with now, the newest first.' }),
  failures: z
    .int()
    .min(0)
    .openapi({ description: 'Attempts that failed since the last that did not.', example: 0 }),
  waiting: z
    .int()
    .min(0)
    .max(1_000)
    .openapi({ description: 'Deliveries that wait, counted up to 1000.', example: 0 }),
  failed: z
    .int()
    .min(0)
    .max(1_000)
    .openapi({ description: 'Deliveries that failed for good, counted up to 1000.', example: 0 }),
  verifiedAt: instantOrNull,
  lastDeliveredAt: instantOrNull,
  createdAt: timestamp,
  version,
}

export const endpointSchema = z.object(endpointShape).openapi('WebhookEndpoint', { example: exampleEndpoint })

export const newEndpointSchema = z
  .object({
    ...endpointShape,
    secret: z.union([z.string().max(80), z.null()]).openapi({
      description: '`whsec_…`, shown this once. Null with ed25519, where `secrets` has the public key.',
      example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    }),
  })
  .openapi('NewWebhookEndpoint', {
    example: {
      ...exampleEndpoint,
      status: 'unverified',
      verifiedAt: null,
      lastDeliveredAt: null,
      version: 1,
      secret: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD',
    },
  })

export const endpointListSchema = z
  .object({ items: z.array(endpointSchema), nextCursor })
  .openapi('WebhookEndpointList', { example: { items: [exampleEndpoint], nextCursor: null } })

export const endpointListQuery = z.strictObject(pageQuery)
export const endpointParams = z.object({ endpointId: idInput('webhookEndpoint') })

const urlInput = z.url('must be an address such as https://partner.example/webhooks').max(urlMax).openapi({
  description: 'https, on port 443, on the public Internet. Redirects are not followed.',
  example: exampleEndpoint.url,
})

const descriptionInput = z.union([oneLine(200), z.literal('')]).openapi({
  type: 'string',
  maxLength: 200,
  description: 'What it is for, in your words.',
  example: 'Warehouse',
})

const eventsInput = z
  .array(
    z
      .string()
      .max(60)
      .refine(isChoice, 'must be a type of event such as order.placed, all of a kind such as order.*, or *'),
  )
  .min(1)
  .max(eventsMax)
  .refine((list) => new Set(list).size === list.length, 'names one of them twice')
  .openapi({
    description:
      'Types of events, `order.*` for all that begin so, `*` for all. Only what you may read yourself is sent.',
    example: ['order.*'],
  })

const schemeInput = z.enum(signatureSchemes).openapi({
  description: '`hmac`: a secret that both know (v1). `ed25519`: only we can sign, you verify (v1a).',
  example: 'hmac',
})

export const createEndpointInput = z
  .strictObject({
    url: urlInput,
    description: descriptionInput.default(''),
    events: eventsInput,
    scheme: schemeInput.default('hmac'),
  })
  .openapi('CreateWebhookEndpoint', {
    example: { url: exampleEndpoint.url, description: 'Warehouse', events: ['order.*'], scheme: 'hmac' },
  })

export const updateEndpointInput = z
  .strictObject({
    url: urlInput.optional(),
    description: descriptionInput.optional(),
    events: eventsInput.optional(),
    enabled: z
      .boolean()
      .optional()
      .openapi({ description: 'Enabled again, it goes on where it stopped.', example: true }),
  })
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .openapi('UpdateWebhookEndpoint', { example: { description: 'Warehouse Berlin' } })

export const rotateSecretInput = z
  .strictObject({
    overlapSeconds: z
      .int()
      .min(0)
      .max(7 * 86_400)
      .default(86_400)
      .openapi({ description: 'How long the old ones sign, too; 0 ends them at once.', example: 86_400 }),
    scheme: schemeInput.optional(),
  })
  .openapi('RotateWebhookSecret', { example: { overlapSeconds: 86_400 } })

export const replayInput = z
  .strictObject({
    since: z.iso
      .datetime()
      .max(40)
      .transform((text) => new Date(text))
      .openapi({ description: 'Of the last 30 days. RFC 3339, UTC.', example: '2026-11-22T09:30:00.000Z' }),
  })
  .openapi('ReplayWebhooks', { example: { since: '2026-11-22T09:30:00.000Z' } })

const instantText = (instant: Date | null) => instant && toRfc3339(instant)

/** An endpoint as callers see it. */
export const presentEndpoint = (
  endpoint: WebhookEndpoint,
  of: { secrets: EndpointSecret[]; waiting: number; failed: number },
): z.infer<typeof endpointSchema> => ({
  id: toWire('webhookEndpoint', endpoint.id),
  kind: endpoint.kind,
  url: endpoint.url,
  description: endpoint.description,
  events: endpoint.events,
  status: endpoint.status,
  disabledBecause: endpoint.disabledBecause,
  secrets: of.secrets.map(({ scheme, publicKey, createdAt, endsAt }) => ({
    scheme,
    publicKey,
    createdAt: toRfc3339(createdAt),
    endsAt: instantText(endsAt),
  })),
  failures: endpoint.failures,
  waiting: of.waiting,
  failed: of.failed,
  verifiedAt: instantText(endpoint.verifiedAt),
  lastDeliveredAt: instantText(endpoint.lastDeliveredAt),
  createdAt: toRfc3339(endpoint.createdAt),
  version: endpoint.version,
})
