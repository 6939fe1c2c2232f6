import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { createAuthenticator, type Misbehavior } from '../../../test/authenticator.ts'
import { createTestCustomer, customerPassword, mailsTo, type TestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({
  'x-forwarded-for': `192.0.2.${++visitors % 250}`,
  'user-agent': 'Firefox/150.0 X11',
})
const code = ({ status, body }: Answer) => [status, body.code]
const send = (method: string, path: string, of: { bearer?: string; body?: unknown } = {}, at = store) =>
  shopper(api.app.request, at).send(method, `/v1/customers${path}`, { headers: visitor(), ...of })
const device = (at = store) => createAuthenticator({ origin: at.origin })

const begin = async ({ accessToken: bearer }: TestCustomer) =>
  send('POST', '/me/passkey-challenges', { bearer, body: { password: customerPassword } })
const register = ({ accessToken: bearer }: TestCustomer, credential: unknown, name?: string) =>
  send('POST', '/me/passkeys', { bearer, body: { credential, ...(name ? { name } : {}) } })
const challenge = async (at = store) => (await send('POST', '/passkey-challenges', { body: {} }, at)).body
const signIn = (credential: unknown, at = store) =>
  send('POST', '/sessions/passkey', { body: { credential } }, at)

/** A customer with a passkey, and the device that has it. */
async function withPasskey() {
  const ada = await createTestCustomer(store)
  const phone = device()
  const made = await register(ada, phone.create((await begin(ada)).body.options))
  expect(made.status).toBe(201)
  return { ada, phone, passkeyId: made.body.id as string }
}

describe('a passkey', () => {
  it('is made for the customer by options that ask who uses the device', async () => {
    const ada = await createTestCustomer(store)
    const begun = await begin(ada)
    expect(begun).toMatchObject({
      status: 201,
      body: {
        options: {
          rp: { id: new URL(store.origin).hostname, name: store.context.store.name },
          user: { name: ada.email, displayName: 'Ada Lovelace' },
          attestation: 'none',
          excludeCredentials: [],
          authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        },
      },
    })
    const phone = device()
    const made = await register(ada, phone.create(begun.body.options))
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Firefox on Linux', backedUp: true, lastUsedAt: null },
    })
    // A device that has one is told to make no other.
    expect((await begin(ada)).body.options.excludeCredentials).toEqual([
      { type: 'public-key', id: phone.credentials[0]?.id, transports: ['internal', 'hybrid'] },
    ])
    expect((await mailsTo(api, store, ada.email)).map(({ template }) => template)).toEqual([
      'sign-in-changed',
    ])
  })

  it('signs its customer in without any code, though there is a second factor', async () => {
    const { ada, phone, passkeyId } = await withPasskey()
    await asAdmin(
      api,
      `INSERT INTO commerce.customer_second_factors (store_id, customer_id, sealed_secret, confirmed_at)
       VALUES ($1, $2, '\\x00', now())`,
      [store.context.store.id, ada.id],
    )
    const done = await signIn(phone.get((await challenge()).options))
    expect(done).toMatchObject({ status: 201, body: { status: 'signed_in', customer: { id: ada.wireId } } })
    const me = await send('GET', '/me', { bearer: done.body.accessToken })
    expect(me.body.email).toBe(ada.email)
    const listed = await send('GET', '/me/passkeys', { bearer: ada.accessToken })
    expect(listed.body.items).toMatchObject([{ id: passkeyId, lastUsedAt: expect.any(String) }])
    const [event] = await asAdmin<{ payload: { method: string } }>(
      api,
      `SELECT payload FROM commerce.events WHERE type = 'customer.signed_in' AND payload->>'customerId' = $1
       ORDER BY id DESC LIMIT 1`,
      [ada.id],
    )
    expect(event?.payload.method).toBe('passkey')
  })

  it('signs in again and again, also where the device does not count', async () => {
    const ada = await createTestCustomer(store)
    const phone = createAuthenticator({ origin: store.origin, counts: false })
    await register(ada, phone.create((await begin(ada)).body.options))
    for (let n = 0; n < 3; n += 1)
      expect((await signIn(phone.get((await challenge()).options))).status).toBe(201)
  })

  it('is renamed, listed and removed by its customer only; then it signs in no more', async () => {
    const { ada, phone, passkeyId } = await withPasskey()
    const bob = await createTestCustomer(store)
    const path = `/me/passkeys/${passkeyId}`
    const rename = (bearer: string) => send('PATCH', path, { bearer, body: { name: 'Kitchen' } })
    expect(code(await rename(bob.accessToken))).toEqual([404, 'not-found'])
    expect(code(await send('DELETE', path, { bearer: bob.accessToken }))).toEqual([404, 'not-found'])
    expect((await rename(ada.accessToken)).body).toMatchObject({ id: passkeyId, name: 'Kitchen' })
    expect((await send('GET', '/me/passkeys', { bearer: bob.accessToken })).body.items).toEqual([])
    expect((await send('DELETE', path, { bearer: ada.accessToken })).status).toBe(204)
    expect(code(await send('DELETE', path, { bearer: ada.accessToken }))).toEqual([404, 'not-found'])
    expect(code(await signIn(phone.get((await challenge()).options)))).toEqual([401, 'passkey-not-accepted'])
  })
})

describe('adding a passkey', () => {
  it('asks for the password, or for a recent sign-in of who has none', async () => {
    const ada = await createTestCustomer(store)
    const wrong = { bearer: ada.accessToken, body: { password: 'a wrong password' } }
    expect(code(await send('POST', '/me/passkey-challenges', wrong))).toEqual([403, 'wrong-password'])
    const left = { bearer: ada.accessToken, body: {} }
    expect(code(await send('POST', '/me/passkey-challenges', left))).toEqual([403, 'wrong-password'])
    const bob = await createTestCustomer(store, { password: null })
    const recent = { bearer: bob.accessToken, body: {} }
    expect((await send('POST', '/me/passkey-challenges', recent)).status).toBe(201)
    await asAdmin(
      api,
      "UPDATE commerce.customer_sessions SET created_at = now() - interval '11 minutes' WHERE customer_id = $1",
      [bob.id],
    )
    expect(code(await send('POST', '/me/passkey-challenges', recent))).toEqual([403, 'recent-sign-in-needed'])
  })

  it.each<[string, Misbehavior & { format?: string; attestation?: Map<string, unknown> }]>([
    ['a device that asked nobody who uses it', { unverified: true }],
    ['another site', { rpId: 'elsewhere.test' }],
    ['another page', { origin: 'https://elsewhere.test' }],
    ['signing in', { type: 'webauthn.get' }],
    [
      'a maker’s statement, whose certificates would have to be fetched',
      { format: 'packed', attestation: new Map([['x5c', [Buffer.from('no certificate')]]]) },
    ],
    ['a statement of a kind that nobody knows', { format: 'fido-u2f' }],
  ])('refuses one made for %s, and the challenge stays good', async (_, wrong) => {
    const ada = await createTestCustomer(store)
    const { options } = (await begin(ada)).body
    expect(code(await register(ada, device().create(options, wrong)))).toEqual([422, 'passkey-not-valid'])
    expect((await register(ada, device().create(options))).status).toBe(201)
  })

  it('takes a challenge once, of the same customer, in the same store, for the same purpose', async () => {
    const [ada, bob] = [await createTestCustomer(store), await createTestCustomer(store)]
    const { options } = (await begin(ada)).body
    const gone = [410, 'passkey-challenge-gone']
    expect(code(await register(bob, device().create(options)))).toEqual(gone)
    const { challenge: ofSignIn } = (await challenge()).options
    expect(code(await register(ada, device().create({ ...options, challenge: ofSignIn })))).toEqual(gone)
    expect((await register(ada, device().create(options))).status).toBe(201)
    expect(code(await register(ada, device().create(options)))).toEqual(gone)
    await asAdmin(api, "UPDATE commerce.one_time_tokens SET expires_at = now() WHERE purpose = 'passkey'", [])
    const late = (await begin(ada)).body.options
    await asAdmin(api, "UPDATE commerce.one_time_tokens SET expires_at = now() WHERE purpose = 'passkey'", [])
    expect(code(await register(ada, device().create(late)))).toEqual(gone)
  })

  it('refuses what is registered already, and a twenty-first', async () => {
    const { ada, phone } = await withPasskey()
    const bob = await createTestCustomer(store)
    const { options } = (await begin(bob)).body
    const credential = phone.create(options)
    const twice = { ...credential, id: phone.credentials[0]?.id, rawId: phone.credentials[0]?.id }
    expect(code(await register(bob, twice))).toEqual([422, 'passkey-not-valid'])
    await asAdmin(api, 'UPDATE commerce.customer_passkeys SET credential_id = $2 WHERE customer_id = $1', [
      ada.id,
      credential.id,
    ])
    expect(code(await register(bob, credential))).toEqual([409, 'passkey-known'])
    await asAdmin(
      api,
      `INSERT INTO commerce.customer_passkeys (store_id, id, customer_id, name, credential_id, public_key, counter,
         transports, backed_up)
       SELECT store_id, gen_random_uuid(), customer_id, name, n::text, public_key, 0, transports, false
       FROM commerce.customer_passkeys, generate_series(1, 19) AS n WHERE customer_id = $1`,
      [ada.id],
    )
    expect(code(await begin(ada))).toEqual([409, 'too-many-passkeys'])
  })

  it('is for pages of the store only', async () => {
    const ada = await createTestCustomer(store)
    const body = { password: customerPassword, origin: 'https://elsewhere.test' }
    const refused = await send('POST', '/me/passkey-challenges', { bearer: ada.accessToken, body })
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/origin' }] } })
    const guest = await send('POST', '/passkey-challenges', { body: { origin: 'https://elsewhere.test' } })
    expect(guest).toMatchObject({ status: 400, body: { errors: [{ pointer: '/origin' }] } })
  })
})

describe('signing in with a passkey', () => {
  it.each<[string, Misbehavior]>([
    ['a device that asked nobody who uses it', { unverified: true }],
    ['another site', { rpId: 'elsewhere.test' }],
    ['another page', { origin: 'https://elsewhere.test' }],
    ['adding one', { type: 'webauthn.create' }],
    ['another key', { wrongKey: true }],
    ['another customer', { userHandle: Buffer.alloc(16, 1).toString('base64url') }],
    ['nobody', { userHandle: null }],
  ])('refuses an answer of %s, and the challenge stays good', async (_, wrong) => {
    const { phone } = await withPasskey()
    const { options } = await challenge()
    expect(code(await signIn(phone.get(options, wrong)))).toEqual([401, 'passkey-not-accepted'])
    expect((await signIn(phone.get(options))).status).toBe(201)
  })

  it('takes a challenge once, in its store, for its purpose', async () => {
    const { ada, phone } = await withPasskey()
    const other = await api.store()
    const gone = [410, 'passkey-challenge-gone']
    const { options } = await challenge()
    expect(code(await signIn(phone.get(options), other))).toEqual(gone)
    const ofRegistration = (await begin(ada)).body.options.challenge
    expect(code(await signIn(phone.get({ ...options, challenge: ofRegistration })))).toEqual(gone)
    expect((await signIn(phone.get(options))).status).toBe(201)
    expect(code(await signIn(phone.get(options)))).toEqual(gone)
    const late = (await challenge()).options
    await asAdmin(api, "UPDATE commerce.one_time_tokens SET expires_at = now() WHERE purpose = 'passkey'", [])
    expect(code(await signIn(phone.get(late)))).toEqual(gone)
  })

  it('knows no passkey of another store, and answers as for one that nobody has', async () => {
    const { phone } = await withPasskey()
    const other = await api.store()
    const options = { ...(await challenge(other)).options, rpId: new URL(store.origin).hostname }
    const foreign = await signIn(
      phone.get(options, { origin: other.origin, rpId: new URL(other.origin).hostname }),
      other,
    )
    expect(code(foreign)).toEqual([401, 'passkey-not-accepted'])
  })

  it('refuses a copy of the device, whose counter has not risen', async () => {
    const { phone } = await withPasskey()
    expect((await signIn(phone.get((await challenge()).options))).status).toBe(201)
    phone.rewind(1)
    expect(code(await signIn(phone.get((await challenge()).options)))).toEqual([401, 'passkey-not-accepted'])
  })

  it('tells only who has the passkey that the account is closed', async () => {
    const { ada, phone } = await withPasskey()
    await asAdmin(api, "UPDATE commerce.customers SET status = 'suspended' WHERE id = $1", [ada.id])
    const { options } = await challenge()
    expect(code(await signIn(phone.get(options, { wrongKey: true })))).toEqual([401, 'passkey-not-accepted'])
    expect(code(await signIn(phone.get(options)))).toEqual([403, 'customer-suspended'])
  })

  it.each([
    ['no JSON', 'bm8ganNvbg'],
    ['no challenge', Buffer.from('{}').toString('base64url')],
    ['a challenge of another form', Buffer.from('{"challenge":"x"}').toString('base64url')],
  ])('refuses client data with %s', async (_, clientDataJSON) => {
    const { phone } = await withPasskey()
    const answer = phone.get((await challenge()).options)
    const broken = { ...answer, response: { ...answer.response, clientDataJSON } }
    expect(code(await signIn(broken))).toEqual([401, 'passkey-not-accepted'])
  })
})
