import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  calculatePKCECodeChallenge,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type IDToken,
  ResponseBodyError,
  type ServerMetadata,
} from 'openid-client'
import { z } from 'zod'
import { createCache } from '../../platform/cache.ts'
import { createHttpClient, type HttpClient } from '../../platform/http-client.ts'
import type { Log } from '../../platform/log.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type IdentityProvider, isOnThisMachine } from './provider.ts'
import { providerRefusals } from './provider-refusals.ts'

const minute = 60_000
/** Of one request to a provider; a sign-in makes at most four. */
const timeoutMilliseconds = 5_000

/** A provider, ready to be called. */
export type OpenProvider = Pick<IdentityProvider, 'issuer' | 'clientId'> & { clientSecret: string }

/** What binds a sign-in to this browser and this request (OpenID Connect Core 1.0, RFC 7636). */
export interface FlowSecrets {
  state: string
  nonce: string
  codeVerifier: string
}

/** Who somebody is, as a provider says it. */
export interface ProviderPerson {
  /** Never given to anybody else by this issuer */
  subject: string
  /** As it was sent; counts only if it is verified */
  email: string | null
  emailVerified: boolean
  fullName: string | null
  locale: string | null
}

/** Calls OpenID providers; never inside a transaction. */
export interface ProviderClient {
  /** Where the browser goes. @throws Refusal identity-provider-not-answering */
  authorizationUrl(
    provider: OpenProvider,
    of: FlowSecrets & { redirectUri: string; log: Log },
  ): Promise<string>
  /**
   * Who came back.
   * @param of.callbackUrl where the provider sent the browser, with all it added
   * @throws Refusal provider-sign-in-denied, identity-provider-not-answering
   */
  personOf(
    provider: OpenProvider,
    of: FlowSecrets & { callbackUrl: string; log: Log },
  ): Promise<ProviderPerson>
}

/** @param of.loopback whether providers on this machine may be called, without TLS: in development and tests */
export function createProviderClient(of: { loopback: boolean; httpClient?: HttpClient }): ProviderClient {
  const call = of.httpClient ?? createHttpClient({ loopback: of.loopback, timeoutMilliseconds })
  const fetcher = async (
    url: string,
    options: { method?: string; headers?: object; body?: unknown; signal?: AbortSignal },
  ) =>
    call(url, {
      method: options.method ?? 'GET',
      headers: { ...options.headers } as Record<string, string>,
      signal: options.signal,
      ...(options.body ? { body: String(options.body) } : {}),
    })
  const metadata = createCache<ServerMetadata>({
    entriesMax: 200,
    freshMilliseconds: 10 * minute,
    staleMilliseconds: 60 * minute,
    load: (issuer) => discover(issuer, of.loopback, fetcher),
  })
  const configuration = async (provider: OpenProvider): Promise<Configuration> => {
    const server = await metadata.get(provider.issuer, undefined)
    if (!server) throw new Refusal(providerRefusals.notAnswering)
    const ways = server.token_endpoint_auth_methods_supported
    // Basic is what a provider takes that does not say (OpenID Connect Discovery 1.0, 3).
    const basic = ways === undefined || ways.includes('client_secret_basic')
    const authentication = (basic ? ClientSecretBasic : ClientSecretPost)(provider.clientSecret)
    const made = new Configuration(server, provider.clientId, {}, authentication)
    made[customFetch] = fetcher as never
    made.timeout = timeoutMilliseconds / 1000
    if (of.loopback) allowInsecureRequests(made)
    enableNonRepudiationChecks(made)
    return made
  }
  return {
    authorizationUrl: (provider, flow) =>
      orRefuse(flow.log, async () => {
        const made = await configuration(provider)
        return buildAuthorizationUrl(made, {
          redirect_uri: flow.redirectUri,
          scope: 'openid email profile',
          state: flow.state,
          nonce: flow.nonce,
          code_challenge: await calculatePKCECodeChallenge(flow.codeVerifier),
          code_challenge_method: 'S256',
        }).href
      }),
    personOf: (provider, flow) =>
      orRefuse(flow.log, async () => exchange(await configuration(provider), flow)),
  }
}

async function discover(issuer: string, loopback: boolean, fetcher: unknown): Promise<ServerMetadata> {
  const found = await discovery(new URL(issuer), 'any', {}, undefined, {
    [customFetch]: fetcher as never,
    timeout: timeoutMilliseconds / 1000,
    execute: loopback ? [allowInsecureRequests] : [],
  })
  const server = found.serverMetadata()
  // The browser is sent there: to a page over TLS, and to no address of another scheme.
  const page = new URL(server.authorization_endpoint ?? '')
  if (page.protocol !== 'https:' && !(loopback && isOnThisMachine(page)))
    throw new Refusal(providerRefusals.notAnswering)
  return structuredClone({ ...server }) as ServerMetadata
}

async function exchange(
  configuration: Configuration,
  flow: FlowSecrets & { callbackUrl: string },
): Promise<ProviderPerson> {
  const callback = new URL(flow.callbackUrl)
  const issuer = callback.searchParams.get('iss')
  // Another provider's answer in this one's flow (RFC 9207).
  if (issuer !== null && issuer !== configuration.serverMetadata().issuer)
    throw new Refusal(providerRefusals.denied)
  const tokens = await authorizationCodeGrant(configuration, callback, {
    pkceCodeVerifier: flow.codeVerifier,
    expectedState: flow.state,
    expectedNonce: flow.nonce,
    idTokenExpected: true,
  })
  const claims = tokens.claims() as IDToken
  // Claims of a scope may be at the UserInfo endpoint only (OpenID Connect Core 1.0, 5.4).
  const complete = claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint
  const told = complete ? claims : await fetchUserInfo(configuration, tokens.access_token, claims.sub)
  return personFrom({ ...told, sub: claims.sub })
}

const storable = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u)

const claimsSchema = z.object({
  // At most 255 ASCII characters (OpenID Connect Core 1.0, 2).
  sub: z.string().regex(/^[\x21-\x7e]{1,255}$/),
  email: storable(254).nullish().catch(null),
  email_verified: z.unknown().optional(),
  name: storable(200).nullish().catch(null),
  given_name: storable(100).nullish().catch(null),
  family_name: storable(100).nullish().catch(null),
  locale: storable(35).nullish().catch(null),
})

function personFrom(claims: unknown): ProviderPerson {
  const said = claimsSchema.parse(claims)
  const names = [said.given_name, said.family_name].filter(Boolean).join(' ')
  return {
    subject: said.sub,
    email: said.email ?? null,
    // Some say it in words, which the standard does not.
    emailVerified: said.email_verified === true || said.email_verified === 'true',
    fullName: said.name ?? (names === '' ? null : names),
    locale: said.locale ?? null,
  }
}

/** Whatever a provider does wrong is one refusal; what it said no to, another. */
async function orRefuse<T>(log: Log, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof AuthorizationResponseError) throw new Refusal(providerRefusals.denied)
    if (error instanceof ResponseBodyError && error.error === 'invalid_grant')
      throw new Refusal(providerRefusals.denied)
    // The cause may hold what the provider sent: tokens, or who somebody is.
    const { name, message, code } = error as Error & { code?: string }
    log.warn({ problem: { name, message, code } }, 'an identity provider did not answer as it should')
    throw new Refusal(providerRefusals.notAnswering)
  }
}
