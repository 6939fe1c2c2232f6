import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { createTestCustomer, customerPassword, type TestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newTotpSecret } from '../../platform/one-time-codes.ts'
import { recoveryCodeContext, totpSealContext } from './sign-in-code.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors % 250}` })
const code = ({ status, body }: Answer) => [status, body.code]
const send = (method: string, path: string, body?: unknown, at = store) =>
  shopper(api.app.request, at).send(method, `/v1/customers${path}`, { headers: visitor(), body })
const challengeOf = async ({ email }: TestCustomer) =>
  (await send('POST', '/sessions', { email, password: customerPassword })).body.challengeToken
const complete = (challengeToken: string, given: string, at = store) =>
  send('POST', '/sessions/second-factor', { challengeToken, code: given }, at)

/** The code of the authenticator app, `steps` half minutes from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
const wrongCode = (secret: string) => {
  const near = [-1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444'].find((one) => !near.includes(one)) ?? ''
}

async function withSecondFactor(): Promise<TestCustomer & { secret: string; recoveryCode: string }> {
  const customer = await createTestCustomer(store)
  const storeId = store.context.store.id
  const [secret, recoveryCode] = [newTotpSecret(), '1a2b3-c4d5e']
  const { sealer, codes } = api.services
  await asAdmin(
    api,
    `INSERT INTO commerce.customer_second_factors (store_id, customer_id, sealed_secret, confirmed_at) VALUES ($1, $2, $3, now())`,
    [storeId, customer.id, sealer.seal(secret, totpSealContext(storeId, customer.id))],
  )
  await asAdmin(
    api,
    'INSERT INTO commerce.customer_recovery_codes (store_id, customer_id, code_hash) VALUES ($1, $2, $3)',
    [storeId, customer.id, codes.digest('recovery', recoveryCode, recoveryCodeContext(storeId, customer.id))],
  )
  return { ...customer, secret, recoveryCode }
}

describe('a customer with a second factor', () => {
  it('gets a challenge for the password, and a session for a code', async () => {
    const ada = await withSecondFactor()
    const asked = await send('POST', '/sessions', { email: ada.email, password: customerPassword })
    expect(asked).toMatchObject({
      status: 201,
      body: { status: 'second_factor_required', methods: ['totp', 'recovery_code'] },
    })
    expect(asked.body).not.toHaveProperty('accessToken')
    const done = await complete(asked.body.challengeToken, codeOf(ada.secret))
    expect(done).toMatchObject({ status: 201, body: { status: 'signed_in', customer: { id: ada.wireId } } })
    // Neither the challenge nor the code works again.
    expect(code(await complete(asked.body.challengeToken, codeOf(ada.secret, 1)))).toEqual([
      401,
      'challenge-not-living',
    ])
    expect(code(await complete(await challengeOf(ada), codeOf(ada.secret)))).toEqual([
      403,
      'second-factor-wrong',
    ])
  })

  it('gets one for a recovery code, once, however it is typed', async () => {
    const ada = await withSecondFactor()
    expect((await complete(await challengeOf(ada), '1A2B3 C4D5E')).status).toBe(201)
    expect(code(await complete(await challengeOf(ada), ada.recoveryCode))).toEqual([
      403,
      'second-factor-wrong',
    ])
  })

  it('has five tries for a challenge', async () => {
    const ada = await withSecondFactor()
    const challenge = await challengeOf(ada)
    for (let n = 0; n < 5; n += 1)
      expect(code(await complete(challenge, wrongCode(ada.secret)))).toEqual([403, 'second-factor-wrong'])
    expect(code(await complete(challenge, codeOf(ada.secret)))).toEqual([401, 'challenge-not-living'])
    expect((await complete(await challengeOf(ada), codeOf(ada.secret))).status).toBe(201)
  })

  it('cannot finish a sign-in in another store, with somebody else’s code, or after the password has changed', async () => {
    const [ada, bob] = [await withSecondFactor(), await withSecondFactor()]
    const other = await api.store()
    expect(code(await complete(await challengeOf(ada), codeOf(ada.secret), other))).toEqual([
      401,
      'challenge-not-living',
    ])
    expect(code(await complete(await challengeOf(ada), codeOf(bob.secret)))).toEqual([
      403,
      'second-factor-wrong',
    ])
    const challenge = await challengeOf(ada)
    const changed = await shopper(api.app.request, store).send('PUT', '/v1/customers/me/password', {
      bearer: ada.accessToken,
      headers: visitor(),
      body: { currentPassword: customerPassword, password: 'quite another set of words' },
    })
    expect(changed.status).toBe(204)
    expect(code(await complete(challenge, codeOf(ada.secret)))).toEqual([401, 'challenge-not-living'])
  })

  it('is asked for a code only after the right password', async () => {
    const ada = await withSecondFactor()
    const wrong = await send('POST', '/sessions', { email: ada.email, password: 'a wrong password' })
    expect(code(wrong)).toEqual([401, 'wrong-credentials'])
  })
})
