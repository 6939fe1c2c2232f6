import { randomUUID } from 'node:crypto'
import { createTestApi, type Sent, shopper, type TestStore } from '../../test/api.ts'
import { customerPassword, type TestCustomer } from './customers.ts'
import {
  type OpenIdProvider,
  type ProviderAccount,
  providerClient,
  startOpenIdProvider,
} from './openid-provider.ts'

/** A store with an identity provider called `house`, and the ways of a browser between the two. */
export async function openProviderJourney() {
  const api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  const store = await api.store()
  const redirectUri = `${store.origin}/account/provider`
  const house = await startOpenIdProvider({ redirectUris: [redirectUri] })

  let visitors = 0
  const send = (method: string, path: string, of: Sent = {}, at: TestStore = store) => {
    const headers = { 'x-forwarded-for': `192.0.2.${++visitors % 250}`, ...of.headers }
    return shopper(api.app.request, at).send(method, `/v1${path}`, { ...of, headers })
  }
  const admin = (method: string, path = '', body?: unknown, at: TestStore = store) =>
    send(method, `/admin/identity-providers${path}`, { bearer: at.secretKey, body }, at)
  const addProvider = (of: { handle: string; issuer: string }, at: TestStore = store) =>
    admin('POST', '', { name: 'House', ...providerClient, ...of }, at)

  const begin = (provider = 'house') =>
    send('POST', '/customers/sessions/provider', { body: { provider, redirectUri } })
  const finish = (signInToken: string, callbackUrl: string) =>
    send('POST', '/customers/sessions/provider/completion', { body: { signInToken, callbackUrl } })
  const beginLink = ({ accessToken: bearer }: TestCustomer, password?: string) =>
    send('POST', '/customers/me/identities', { bearer, body: { provider: 'house', redirectUri, password } })
  const finishLink = ({ accessToken: bearer }: TestCustomer, signInToken: string, callbackUrl: string) =>
    send('POST', '/customers/me/identities/completion', { bearer, body: { signInToken, callbackUrl } })

  await addProvider({ handle: 'house', issuer: house.issuer })
  return {
    api,
    store,
    house,
    redirectUri,
    send,
    admin,
    addProvider,
    begin,
    finish,
    beginLink,
    finishLink,
    /** The whole way of somebody with an account at the provider. */
    async signInAs(subject: string, provider = 'house', at: OpenIdProvider = house) {
      const { signInToken, authorizationUrl } = (await begin(provider)).body
      return finish(signInToken, await at.visit(authorizationUrl, subject))
    },
    /** The whole way of a customer who links an account at the provider. */
    async link(customer: TestCustomer, subject: string) {
      const { signInToken, authorizationUrl } = (await beginLink(customer, customerPassword)).body
      return finishLink(customer, signInToken, await house.visit(authorizationUrl, subject))
    },
    /** Somebody new at the provider. */
    account(of: Partial<ProviderAccount> = {}): ProviderAccount {
      const email = `${randomUUID()}@example.com`
      const made = { subject: randomUUID(), email, emailVerified: true, name: 'Grace Hopper', ...of }
      house.add(made)
      return made
    },
    async close() {
      await house.close()
      await api.close()
    },
  }
}

export type ProviderJourney = Awaited<ReturnType<typeof openProviderJourney>>
