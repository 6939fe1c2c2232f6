import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** Somebody with an account at the provider. */
export interface ProviderAccount {
  subject: string
  email?: string
  emailVerified?: boolean
  name?: string
  locale?: string
}

export const providerClient = { clientId: 'shop', clientSecret: 'a secret between shop and provider' }

/**
 * A certified OpenID provider (npm oidc-provider) on loopback, whose pages are answered by `visit`. `requests` lists
 * what it was asked, by path.
 */
export async function startOpenIdProvider(of: { redirectUris: string[]; authMethod?: string }) {
  const accounts = new Map<string, ProviderAccount>()
  const requests: string[] = []
  let answer: { login: string } | { refuse: true } = { refuse: true }
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined
  const server = createServer((request, response) => {
    requests.push(new URL(request.url ?? '', 'http://localhost').pathname)
    handle(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const key = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'provider' }
  const provider = new Provider(issuer, {
    ...settings,
    jwks: { keys: [key] },
    clients: [
      {
        client_id: providerClient.clientId,
        client_secret: providerClient.clientSecret,
        redirect_uris: of.redirectUris,
        id_token_signed_response_alg: 'ES256',
        token_endpoint_auth_method: of.authMethod ?? 'client_secret_basic',
      },
    ],
    clientAuthMethods: [of.authMethod ?? 'client_secret_basic'],
    findAccount: async (_context, id) => {
      const account = accounts.get(id)
      if (!account) return undefined
      const { subject: sub, email, emailVerified: email_verified, name, locale } = account
      return { accountId: id, claims: async () => ({ sub, email, email_verified, name, locale }) }
    },
  } as Configuration)
  const pages = provider.callback()
  handle = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void pages(request, response)
    const denied = { error: 'access_denied', error_description: 'said no' }
    const result = 'login' in answer ? { login: { accountId: answer.login } } : denied
    void provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  }

  return {
    issuer,
    requests,
    add: (account: ProviderAccount) => void accounts.set(account.subject, account),
    /** Goes where a browser is sent, as this person; null says no. @returns where the browser ends up */
    async visit(authorizationUrl: string, subject: string | null): Promise<string> {
      answer = subject === null ? { refuse: true } : { login: subject }
      const cookies = new Map<string, string>()
      let url = authorizationUrl
      for (let hop = 0; hop < 8; hop += 1) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
        for (const set of response.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
          if (value === '') cookies.delete(name)
          else cookies.set(name, value)
        }
        const location = response.headers.get('location')
        if (location === null)
          throw new Error(`the provider stopped: ${response.status} ${await response.text()}`)
        url = new URL(location, url).href
        if (!url.startsWith(issuer)) return url
      }
      throw new Error('the provider sends the browser round and round')
    },
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export type OpenIdProvider = Awaited<ReturnType<typeof startOpenIdProvider>>

const settings: Configuration = {
  cookies: { keys: ['a key for the cookies of the provider'] },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
  pkce: { required: () => true },
  ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'locale'] },
  // Whoever signs in agrees to everything.
  async loadExistingGrant(context) {
    const { provider, session, client, params } = context.oidc
    const grant = new provider.Grant({
      accountId: session?.accountId ?? '',
      clientId: client?.clientId ?? '',
    })
    grant.addOIDCScope(String(params?.scope))
    await grant.save()
    return grant
  },
}
