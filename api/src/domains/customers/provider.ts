import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { identityProviderSchema } from './provider-schemas.ts'

/** An OpenID provider (OpenID Connect Core 1.0) whose accounts a store's customers may sign in with. */
export interface IdentityProvider {
  id: string
  /** What pages call it by */
  handle: string
  name: string
  /** Issuer identifier: never another one, because what it says about subjects is true of it only */
  issuer: string
  clientId: string
  sealedClientSecret: Buffer
  enabled: boolean
  version: number
  createdAt: Date
  updatedAt: Date
}

export const providersMax = 20

/** Where the seal of a client secret belongs. */
export const clientSecretContext = (storeId: string, providerId: string): string =>
  `identity_provider:${storeId}:${providerId}`

/** Whether it is `http` on this machine, which is for development only. */
export const isOnThisMachine = (url: URL): boolean =>
  url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)

/** @throws Refusal invalid-request when an issuer may not be called */
export function mustBeIssuer(issuer: string, of: { loopback: boolean }): void {
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const plain =
    url !== null && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  const secure = url?.protocol === 'https:' && url.port === ''
  if (url && plain && (secure || (of.loopback && isOnThisMachine(url)))) return
  const message = 'must be an https address on port 443 without query, such as https://accounts.example.com'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/issuer: ${message}`,
    errors: [{ pointer: '/issuer', message }],
  })
}

/** As staff sees it: the secret is never read back. */
export const presentProvider = (provider: IdentityProvider): z.infer<typeof identityProviderSchema> => ({
  id: toWire('identityProvider', provider.id),
  handle: provider.handle,
  name: provider.name,
  issuer: provider.issuer,
  clientId: provider.clientId,
  enabled: provider.enabled,
  version: provider.version,
  createdAt: toRfc3339(provider.createdAt),
  updatedAt: toRfc3339(provider.updatedAt),
})
