import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
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
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors % 250}` })
const code = ({ status, body }: Answer) => [status, body.code]
const own = ({ accessToken: bearer }: TestCustomer, method: string, path: string, body?: unknown) =>
  shopper(api.app.request, store).send(method, `/v1/customers/me${path}`, {
    bearer,
    headers: visitor(),
    body,
  })
const signIn = ({ email }: TestCustomer) =>
  shopper(api.app.request, store).send('POST', '/v1/customers/sessions', {
    headers: visitor(),
    body: { email, password: customerPassword },
  })
const start = (ada: TestCustomer, body: unknown = { password: customerPassword }) =>
  own(ada, 'POST', '/second-factor', body)
const confirm = (ada: TestCustomer, given: string) =>
  own(ada, 'POST', '/second-factor/confirmation', { code: given })

/** The code of the authenticator app, `steps` half minutes from now. */
const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })
const wrongCode = (secret: string) => {
  const near = [-1, 0, 1, 2].map((steps) => codeOf(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444'].find((one) => !near.includes(one)) ?? ''
}

async function withSecondFactor() {
  const ada = await createTestCustomer(store)
  const { secret } = (await start(ada)).body as { secret: string }
  // The code of the next step is left: it fits already, and still does when this half minute ends.
  const confirmed = await confirm(ada, codeOf(secret))
  expect(confirmed.status).toBe(201)
  return { ada, secret, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

describe('setting up a second factor', () => {
  it('shows a secret once, and counts from the first right code on', async () => {
    const ada = await createTestCustomer(store)
    const none = { status: 'none', setUpAt: null, recoveryCodesLeft: 0 }
    expect((await own(ada, 'GET', '/second-factor')).body).toEqual(none)
    const started = await start(ada)
    expect(started.status).toBe(201)
    const { secret, otpauthUri } = started.body
    const uri = new URL(otpauthUri)
    expect([uri.protocol, uri.searchParams.get('secret')]).toEqual(['otpauth:', secret])
    expect(decodeURIComponent(uri.pathname)).toContain(ada.email)
    // Until it is confirmed, nothing has changed.
    expect((await own(ada, 'GET', '/second-factor')).body).toEqual(none)
    expect((await signIn(ada)).body.status).toBe('signed_in')

    expect(code(await confirm(ada, wrongCode(secret)))).toEqual([403, 'second-factor-wrong'])
    const confirmed = await confirm(ada, codeOf(secret))
    expect(confirmed.status).toBe(201)
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10)
    expect((await own(ada, 'GET', '/second-factor')).body).toEqual({
      status: 'set_up',
      setUpAt: expect.any(String),
      recoveryCodesLeft: 10,
    })
    expect((await signIn(ada)).body.status).toBe('second_factor_required')
    expect((await mailsTo(api, store, ada.email)).map(({ template }) => template)).toEqual([
      'sign-in-changed',
    ])
    const [kept] = await asAdmin<{ sealed: Buffer; hashes: string[] }>(
      api,
      `SELECT f.sealed_secret AS sealed, array_agg(r.code_hash) AS hashes FROM commerce.customer_second_factors f
       JOIN commerce.customer_recovery_codes r USING (store_id, customer_id) WHERE f.customer_id = $1
       GROUP BY f.sealed_secret`,
      [ada.id],
    )
    expect(kept?.sealed.toString('latin1')).not.toContain(secret)
    for (const shown of confirmed.body.recoveryCodes) expect(kept?.hashes.join()).not.toContain(shown)
  })

  it('asks for the password, or for a recent sign-in of who has none', async () => {
    const ada = await createTestCustomer(store)
    expect(code(await start(ada, { password: 'a wrong password' }))).toEqual([403, 'wrong-password'])
    expect(code(await start(ada, {}))).toEqual([403, 'wrong-password'])
    const bob = await createTestCustomer(store, { password: null })
    expect((await start(bob, {})).status).toBe(201)
    await asAdmin(
      api,
      "UPDATE commerce.customer_sessions SET created_at = now() - interval '11 minutes' WHERE customer_id = $1",
      [bob.id],
    )
    expect(code(await start(bob, {}))).toEqual([403, 'recent-sign-in-needed'])
  })

  it('takes the newest secret until one is confirmed, and no other after that', async () => {
    const ada = await createTestCustomer(store)
    expect(code(await confirm(ada, '123456'))).toEqual([409, 'customer-second-factor-not-set-up'])
    const first = (await start(ada)).body.secret
    const second = (await start(ada)).body.secret
    expect(code(await confirm(ada, codeOf(first)))).toEqual([403, 'second-factor-wrong'])
    expect((await confirm(ada, codeOf(second))).status).toBe(201)
    expect(code(await start(ada))).toEqual([409, 'customer-second-factor-set-up'])
    expect(code(await confirm(ada, codeOf(second, 1)))).toEqual([409, 'customer-second-factor-set-up'])
  })

  it('uses its code up: the same one signs nobody in', async () => {
    const ada = await createTestCustomer(store)
    const { secret } = (await start(ada)).body
    const used = codeOf(secret)
    expect((await confirm(ada, used)).status).toBe(201)
    const { challengeToken } = (await signIn(ada)).body
    const done = await shopper(api.app.request, store).send('POST', '/v1/customers/sessions/second-factor', {
      headers: visitor(),
      body: { challengeToken, code: used },
    })
    expect(code(done)).toEqual([403, 'second-factor-wrong'])
  })
})

describe('recovery codes', () => {
  it('are replaced for who shows a code; the old ones work no more', async () => {
    const { ada, secret, recoveryCodes } = await withSecondFactor()
    const replace = (given: string) => own(ada, 'POST', '/second-factor/recovery-codes', { code: given })
    expect(code(await replace(wrongCode(secret)))).toEqual([403, 'second-factor-wrong'])
    const replaced = await replace(codeOf(secret, 1))
    expect(replaced.status).toBe(201)
    expect(replaced.body.recoveryCodes).toHaveLength(10)
    expect(code(await replace(recoveryCodes[0] ?? ''))).toEqual([403, 'second-factor-wrong'])
    expect((await replace(replaced.body.recoveryCodes[3])).status).toBe(201)
  })

  it('are for a second factor that is set up', async () => {
    const ada = await createTestCustomer(store)
    expect(code(await own(ada, 'POST', '/second-factor/recovery-codes', { code: '123456' }))).toEqual([
      409,
      'customer-second-factor-not-set-up',
    ])
  })
})

describe('removing a second factor', () => {
  const remove = (ada: TestCustomer, body: unknown) => own(ada, 'POST', '/second-factor/removal', body)

  it.each(['password', 'code', 'recovery code'])('works by a right %s, and only by that', async (by) => {
    const { ada, secret, recoveryCodes } = await withSecondFactor()
    const right = {
      password: { password: customerPassword },
      code: { code: codeOf(secret, 1) },
      'recovery code': { code: recoveryCodes[0] },
    }[by]
    const wrong = by === 'password' ? { password: 'a wrong password' } : { code: wrongCode(secret) }
    expect((await remove(ada, wrong)).status).toBe(403)
    // A right password does not make up for a wrong code.
    if (by !== 'password')
      expect((await remove(ada, { ...wrong, password: customerPassword })).status).toBe(403)
    expect(code(await remove(ada, {}))).toEqual([403, 'wrong-password'])
    expect((await own(ada, 'GET', '/second-factor')).body.status).toBe('set_up')
    expect((await remove(ada, right)).status).toBe(204)
    expect((await own(ada, 'GET', '/second-factor')).body.status).toBe('none')
    expect((await signIn(ada)).body.status).toBe('signed_in')
    expect(code(await remove(ada, right))).toEqual([409, 'customer-second-factor-not-set-up'])
    const left = await asAdmin(api, 'SELECT 1 FROM commerce.customer_recovery_codes WHERE customer_id = $1', [
      ada.id,
    ])
    expect(left).toEqual([])
  })

  it('is slowed when codes are guessed', async () => {
    const { ada, secret } = await withSecondFactor()
    const guess = () => {
      const sent = { bearer: ada.accessToken, headers: { 'x-forwarded-for': '198.51.100.7' } }
      return shopper(api.app.request, store).send('POST', '/v1/customers/me/second-factor/removal', {
        ...sent,
        body: { code: wrongCode(secret) },
      })
    }
    for (let n = 0; n < 5; n += 1) expect((await guess()).status).toBe(403)
    expect((await guess()).status).toBe(429)
  })
})
