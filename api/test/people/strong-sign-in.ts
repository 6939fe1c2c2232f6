import type { TestApi, TestStore } from '../../../test/api.ts'
import { tokenHashOf, tokenSealContext } from '../../src/domains/customers/one-time-token.ts'
import {
  relyingPartyOf,
  userHandleOf,
  verifyNewPasskey,
} from '../../src/domains/customers/passkey-ceremony.ts'
import { clientSecretContext } from '../../src/domains/customers/provider.ts'
import type { TokenPurpose } from '../../src/domains/customers/token-queries.ts'
import { newId, toWire } from '../../src/platform/ids.ts'
import { newSecret } from '../../src/platform/secrets.ts'
import { createAuthenticator } from '../authenticator.ts'
import { providerCode } from './forgetful-provider.ts'
import { inSeconds, type RowWriter } from './rows.ts'

/** Makes a mailed link or another token of a customer; the token is what its owner has. */
export const oneTimeTokens =
  ({ services: { sealer } }: TestApi, { context: { store } }: TestStore, rows: RowWriter) =>
  async (purpose: TokenPurpose, customerId: string | null, data?: unknown): Promise<string> => {
    const token = newSecret()
    const token_hash = tokenHashOf(purpose, token)
    await rows.insert('one_time_tokens', {
      store_id: store.id,
      customer_id: customerId,
      token_hash,
      purpose,
      sealed_data:
        data === undefined ? null : sealer.seal(JSON.stringify(data), tokenSealContext(store.id, token_hash)),
      expires_at: inSeconds(3600),
    })
    return token
  }

/** A customer's phone: one passkey that the store knows, and answers to a challenge to sign in and one to add another. */
export async function createPasskey(
  store: TestStore,
  rows: RowWriter,
  of: { customerId: string; name: string; issue: ReturnType<typeof oneTimeTokens> },
) {
  const { origin } = store
  const { customerId, name, issue } = of
  const id = newId('passkey')
  // It does not count, so that one answer is as good for every caller.
  const phone = createAuthenticator({ origin, counts: false })
  const rpId = relyingPartyOf(origin)
  const options = (challenge: string) => ({
    challenge,
    rp: { id: rpId },
    user: { id: userHandleOf(customerId) },
  })
  const first = newSecret()
  const made = await verifyNewPasskey(phone.create(options(first)) as never, { challenge: first, origin })
  if (!made) throw new Error('the authenticator of the tests made no passkey')
  await rows.insert('customer_passkeys', {
    store_id: store.context.store.id,
    customer_id: customerId,
    id,
    name,
    credential_id: made.credentialId,
    public_key: made.publicKey,
    counter: made.counter,
    transports: ['internal'],
    backed_up: made.backedUp,
  })
  const signIn = await issue('passkey', null, { for: 'sign_in', origin })
  const another = await issue('passkey', customerId, { for: 'registration', origin })
  return {
    passkeyId: toWire('passkey', id),
    answer: JSON.stringify(phone.get({ challenge: signIn, rpId })),
    newPasskey: JSON.stringify(createAuthenticator({ origin }).create(options(another))),
  }
}

/** An identity provider of the store, and two browsers on their way back from it: of somebody new, and of a customer who links it. */
export async function createProviders(
  { services: { sealer } }: TestApi,
  store: TestStore,
  rows: RowWriter,
  of: { issuer: string; canary: string; customerId: string; issue: ReturnType<typeof oneTimeTokens> },
) {
  const { issuer, canary, customerId, issue } = of
  const storeId = store.context.store.id
  const provider = async (handle: string) => {
    const id = newId('identityProvider')
    await rows.insert('identity_providers', {
      store_id: storeId,
      id,
      handle,
      name: `Provider ${canary}`,
      issuer,
      client_id: `client-${canary}`,
      sealed_client_secret: sealer.seal('client secret', clientSecretContext(storeId, id)),
    })
    return id
  }
  const onTheWayBack = async (providerId: string, whose: string | null) => {
    const redirectUri = `${store.origin}/account/provider`
    const secrets = { state: newSecret(), nonce: newSecret(), codeVerifier: newSecret() + newSecret() }
    const token = await issue('provider', whose, { providerId, redirectUri, ...secrets })
    const email = `grace.${canary}@example.com`
    const code = providerCode({ nonce: secrets.nonce, subject: newSecret(), email })
    return { token, callbackUrl: `${redirectUri}?${new URLSearchParams({ code, state: secrets.state })}` }
  }
  const [linkedId, otherId] = [await provider('account-house'), await provider('account-garden')]
  await rows.insert('customer_identities', {
    store_id: storeId,
    customer_id: customerId,
    provider_id: linkedId,
    subject: canary,
  })
  return {
    providerId: toWire('identityProvider', linkedId),
    providerHandle: 'account-house',
    signingIn: await onTheWayBack(linkedId, null),
    linking: await onTheWayBack(otherId, customerId),
  }
}
