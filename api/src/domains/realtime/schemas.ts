import { z } from '@hono/zod-openapi'
import { timestamp } from '../../platform/schemas.ts'
import { topicPattern } from './topics.ts'

const topic = z
  .string()
  .max(80)
  .regex(topicPattern, 'must be a channel such as order:ord_01h455vb4pex5vsknk084sn02q')
  .openapi({
    description:
      '`order:<order id>` for whoever may read the order, `product:<product id>` for everybody, `inventory:<store id>` for staff, `inventory:<store id>:<seller id>` for the seller.',
    example: 'product:prod_01h455vb4pex5vsknk084sn02q',
  })

export const createRealtimeTokenInput = z
  .strictObject({
    topics: z.array(topic).min(1).max(20).openapi({ description: 'Channels to hear with one token.' }),
  })
  .openapi('CreateRealtimeToken', {
    example: { topics: ['product:prod_01h455vb4pex5vsknk084sn02q'] },
  })

export const realtimeTokenSchema = z
  .object({
    token: z.string().openapi({
      description:
        'A JWT for Supabase Realtime (`setAuth`), good for ten minutes. This API takes it nowhere.',
      example: 'eyJhbGciOiJFUzI1NiJ9.eyJyb2xlIjoiYXV0aGVudGljYXRlZCJ9.c2ln',
    }),
    expiresAt: timestamp.openapi({ description: 'Ask for the next one before. RFC 3339, UTC.' }),
    topics: z.array(topic).openapi({ description: 'Private channels that it opens, for listening only.' }),
    place: z
      .union([
        z.object({
          url: z.string().max(500).openapi({
            description: 'Address of the Supabase project.',
            example: 'https://abcdefgh.supabase.co',
          }),
          publishableKey: z.string().max(500).openapi({
            description: 'To be sent as `apikey`; it opens nothing by itself.',
            example: 'sb_publishable_0123456789',
          }),
        }),
        z.null(),
      ])
      .openapi({
        description: 'Where to connect; null where this installation does not say.',
        example: { url: 'https://abcdefgh.supabase.co', publishableKey: 'sb_publishable_0123456789' },
      }),
  })
  .openapi('RealtimeToken', {
    example: {
      token: 'eyJhbGciOiJFUzI1NiJ9.eyJyb2xlIjoiYXV0aGVudGljYXRlZCJ9.c2ln',
      expiresAt: '2026-11-22T09:40:00.000Z',
      topics: ['product:prod_01h455vb4pex5vsknk084sn02q'],
      place: { url: 'https://abcdefgh.supabase.co', publishableKey: 'sb_publishable_0123456789' },
    },
  })

const aKey = {
  kty: 'EC' as const,
  crv: 'P-256' as const,
  x: 'cdqOsNfyaTKEYLQmPJYNdf31X4Kc7dYjS8K2xz8T9ho',
  y: '-5RqdyZgvkVi6qkJxWaxaeQ1NLAkn0w577funtiRbw8',
  kid: '3b6f0c0e-6d0a-4b67-9a5e-1f2d3c4b5a69',
  use: 'sig' as const,
  alg: 'ES256' as const,
}
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

export const realtimeJwksSchema = z
  .object({
    keys: z.array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: coordinate,
        y: coordinate,
        kid: z.string().max(64),
        use: z.literal('sig'),
        alg: z.literal('ES256'),
      }),
    ),
  })
  .openapi('RealtimeKeys', { description: 'A JWK set (RFC 7517).', example: { keys: [aKey] } })

export const realtimeIssuerSchema = z
  .object({
    issuer: z.string().max(500),
    jwks_uri: z.string().max(500),
    id_token_signing_alg_values_supported: z.array(z.literal('ES256')),
  })
  .openapi('RealtimeIssuer', {
    description: 'As OpenID Connect Discovery 1.0 writes it, as far as a verifier of tokens asks.',
    example: {
      issuer: 'https://api.example.com/v1/realtime',
      jwks_uri: 'https://api.example.com/v1/realtime/.well-known/jwks.json',
      id_token_signing_alg_values_supported: ['ES256'],
    },
  })
