import { z } from '@hono/zod-openapi'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { newSecret } from '../../platform/secrets.ts'
import { issueToken, peekToken, spendToken } from './one-time-token.ts'
import { clientSecretContext, type IdentityProvider } from './provider.ts'
import type { OpenProvider, ProviderClient, ProviderPerson } from './provider-client.ts'
import { readProvider, readProviderByHandle } from './provider-queries.ts'
import { providerRefusals } from './provider-refusals.ts'

const flowSeconds = 10 * 60

/** What is kept, sealed, while the browser is at the provider. */
const flowSchema = z.object({
  providerId: z.string(),
  redirectUri: z.string(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
})

export interface StartedFlow {
  /** Stays in the browser that began: whoever comes back without it is somebody else */
  signInToken: string
  authorizationUrl: string
  expiresAt: Date
}

/**
 * Sends a browser to a provider.
 * @param of.customerId who links the provider; null for who signs in
 * @throws Refusal not-found, invalid-request, identity-provider-not-answering
 */
export async function beginFlow(
  context: Context,
  of: { provider: string; redirectUri: string; customerId: string | null; providers: ProviderClient },
): Promise<StartedFlow> {
  const { redirectUri, customerId } = of
  mustBePage(context, redirectUri)
  const provider = await readProviderByHandle(context.db, context.store.id, of.provider)
  if (!provider?.enabled) throw new Refusal(platformRefusals.notFound)
  // A verifier of RFC 7636 has at least 43 characters.
  const secrets = { state: newSecret(), nonce: newSecret(), codeVerifier: newSecret() + newSecret() }
  const authorizationUrl = await of.providers.authorizationUrl(opened(context, provider), {
    ...secrets,
    redirectUri,
    log: context.log,
  })
  const { token, expiresAt } = await inTransaction(context, (tx) =>
    issueToken(tx, {
      purpose: 'provider',
      customerId,
      data: { providerId: provider.id, redirectUri, ...secrets },
      lifetimeSeconds: flowSeconds,
    }),
  )
  return { signInToken: token, authorizationUrl, expiresAt }
}

/**
 * Takes a browser back from a provider: the one that was sent, once. It is used up before the provider is asked, so a
 * code that is stolen on the way is asked about once at most.
 * @throws Refusal provider-sign-in-gone, provider-sign-in-denied, identity-provider-not-answering
 */
export async function finishFlow(
  context: Context,
  of: { signInToken: string; callbackUrl: string; customerId: string | null; providers: ProviderClient },
): Promise<{ provider: IdentityProvider; person: ProviderPerson }> {
  const peeked = await peekToken(context, 'provider', of.signInToken)
  const flow = flowSchema.safeParse(peeked?.data)
  if (!flow.success || peeked?.customerId !== of.customerId) throw new Refusal(providerRefusals.flowGone)
  const callbackUrl = answerAt(of.callbackUrl, flow.data)
  if (callbackUrl === null) throw new Refusal(providerRefusals.flowGone)
  const spent = await inTransaction(context, (tx) => spendToken(tx, 'provider', of.signInToken))
  if (!spent) throw new Refusal(providerRefusals.flowGone)
  const provider = await readProvider(context.db, context.store.id, flow.data.providerId)
  if (!provider?.enabled) throw new Refusal(providerRefusals.flowGone)
  const person = await of.providers.personOf(opened(context, provider), {
    ...flow.data,
    callbackUrl,
    log: context.log,
  })
  return { provider, person }
}

/** What a provider adds to the address (RFC 6749, 4.1.2; RFC 9207); anything else there is not its. */
const answerParameters = ['code', 'state', 'iss', 'error']

/** The answer of a provider, and nothing else, if it came to the page and for the request that this flow is of. */
function answerAt(callbackUrl: string, of: { redirectUri: string; state: string }): string | null {
  const { origin, pathname, searchParams } = new URL(callbackUrl)
  if (origin + pathname !== of.redirectUri || searchParams.get('state') !== of.state) return null
  if (!searchParams.has('code') && !searchParams.has('error')) return null
  const answer = new URL(of.redirectUri)
  for (const name of answerParameters) {
    const said = searchParams.getAll(name)
    if (said.length > 1) return null
    if (said[0] !== undefined) answer.searchParams.set(name, said[0])
  }
  return answer.href
}

const opened = ({ sealer, store }: Context, provider: IdentityProvider): OpenProvider => ({
  issuer: provider.issuer,
  clientId: provider.clientId,
  clientSecret: sealer.open(provider.sealedClientSecret, clientSecretContext(store.id, provider.id)),
})

/** Codes go to pages of the store only. @throws Refusal invalid-request */
function mustBePage({ store }: Context, redirectUri: string): void {
  const url = new URL(redirectUri)
  if (store.origins.includes(url.origin) && redirectUri === url.origin + url.pathname) return
  const message = "must be an address of the store's own pages, without query and fragment"
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/redirectUri: ${message}`,
    errors: [{ pointer: '/redirectUri', message }],
  })
}
