import { policies } from '../../platform/policies.ts'
import type { RealtimeTokens } from '../../platform/realtime-tokens.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, type Router, route } from '../../platform/router.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { createRealtimeToken } from './create-realtime-token.ts'
import { realtimeRefusals } from './refusals.ts'
import {
  createRealtimeTokenInput,
  realtimeIssuerSchema,
  realtimeJwksSchema,
  realtimeTokenSchema,
} from './schemas.ts'

/** What opens channels of Supabase Realtime, and what Supabase verifies it with. */
export function createRealtimeRouter({ realtime: tokens }: { realtime: RealtimeTokens | null }): Router {
  const router = createRouter()
  const issued = () => {
    if (!tokens) throw new Refusal(realtimeRefusals.notOffered)
    return tokens
  }

  route(
    router,
    {
      operationId: 'createRealtimeToken',
      tag: 'Events',
      summary: 'Get a token for realtime channels',
      description:
        'For private channels of Supabase Realtime that the caller may hear; who asks for one it may not gets none. Nobody sends there but this installation. For an order of a guest, send its secret, too.',
      method: 'post',
      path: '/v1/realtime/tokens',
      policy: policies.shopper,
      showsToo: 'orderSecret',
      body: createRealtimeTokenInput,
      success: { status: 201, description: 'The token.', schema: realtimeTokenSchema },
      refusals: [realtimeRefusals.notOffered, platformRefusals.notFound],
    },
    async ({ context, body, presented }) => {
      const { orderSecret } = presented
      const made = await createRealtimeToken(context, { ...body, orderSecret, tokens })
      return { ...made, expiresAt: toRfc3339(made.expiresAt) }
    },
  )

  route(
    router,
    {
      operationId: 'getRealtimeKeys',
      tag: 'Events',
      summary: 'Read the keys of realtime tokens',
      description:
        'For Supabase: the `jwks_url` of a third-party issuer. Other keys than those of access tokens.',
      method: 'get',
      path: '/v1/realtime/.well-known/jwks.json',
      policy: policies.public,
      cacheControl: 'public, max-age=300',
      success: {
        status: 200,
        description: 'The public keys, the signing one first.',
        schema: realtimeJwksSchema,
      },
      refusals: [realtimeRefusals.notOffered],
    },
    async () => issued().jwks(),
  )

  route(
    router,
    {
      operationId: 'getRealtimeIssuer',
      tag: 'Events',
      summary: 'Read who signs realtime tokens',
      description: 'For Supabase: what it asks for at the `oidc_issuer_url` of a third-party issuer.',
      method: 'get',
      path: '/v1/realtime/.well-known/openid-configuration',
      policy: policies.public,
      cacheControl: 'public, max-age=300',
      success: { status: 200, description: 'The issuer.', schema: realtimeIssuerSchema },
      refusals: [realtimeRefusals.notOffered],
    },
    async () => {
      const { issuer } = issued()
      return {
        issuer,
        jwks_uri: `${issuer}/.well-known/jwks.json`,
        id_token_signing_alg_values_supported: ['ES256'],
      }
    },
  )
  return router
}
