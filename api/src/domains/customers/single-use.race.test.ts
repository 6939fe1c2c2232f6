import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import {
  createTestCustomer,
  customerPassword,
  type TestCustomer,
  tokenMailedTo,
} from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newTotpSecret } from '../../platform/one-time-codes.ts'
import { totpSealContext } from './sign-in-code.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

const atOnce = 32
let visitors = 0
const visitor = () => {
  visitors += 1
  return { 'x-forwarded-for': `198.18.${Math.floor(visitors / 250)}.${visitors % 250}` }
}
const send = (method: string, path: string, of: { bearer?: string; body?: unknown } = {}) =>
  shopper(api.app.request, store).send(method, `/v1/customers${path}`, { headers: visitor(), ...of })
const post = (path: string, body: unknown) => send('POST', path, { body })
const confirmChange = (bearer: string, token: string) =>
  send('POST', '/me/email-changes/confirmation', { bearer, body: { token } })
/** Sends the same thing 32 times at once, from as many addresses. */
const together = (one: (n: number) => Promise<Answer>) =>
  Promise.all(Array.from({ length: atOnce }, (_, n) => one(n)))
const codes = (answers: Answer[]) => {
  const tally: Record<string, number> = {}
  for (const { status, body } of answers) {
    const name = status < 300 ? String(status) : `${status} ${body.code}`
    tally[name] = (tally[name] ?? 0) + 1
  }
  return tally
}
/** Once in an ordinary run, many times for a proof. */
const eachRound = (work: () => Promise<void>) => async () => {
  for (let round = 0; round < count(1, 20); round += 1) await work()
}
const someone = () => `${randomUUID()}@example.com`
const newPassword = 'quite another set of words'

describe('32 at once with', () => {
  it(
    'one link of a registration: one account, one session',
    eachRound(async () => {
      const email = someone()
      await post('/registrations', { email, password: customerPassword, fullName: 'Ada' })
      const token = await tokenMailedTo(api, store, email)
      const answers = await together(() => post('/confirmations', { token, password: customerPassword }))
      expect(codes(answers)).toEqual({ '201': 1, '410 link-not-valid': atOnce - 1 })
      const rows = await asAdmin(
        api,
        `SELECT s.id FROM commerce.customers c JOIN commerce.customer_sessions s ON s.customer_id = c.id WHERE c.email = $1`,
        [email],
      )
      expect(rows).toHaveLength(1)
    }),
  )

  it(
    'links of as many registrations of one address: one account',
    eachRound(async () => {
      const email = someone()
      const tokens: string[] = []
      for (let n = 0; n < 5; n += 1) {
        await post('/registrations', { email, password: customerPassword, fullName: `Ada ${n}` })
        tokens.push(await tokenMailedTo(api, store, email))
      }
      const answers = await together((n) =>
        post('/confirmations', { token: tokens[n % 5], password: customerPassword }),
      )
      expect(codes(answers)).toEqual({ '201': 1, '410 link-not-valid': atOnce - 1 })
      expect(await asAdmin(api, 'SELECT 1 FROM commerce.customers WHERE email = $1', [email])).toHaveLength(1)
    }),
  )

  it(
    'one link to choose a password: one new password',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      await post('/password-resets', { email: ada.email })
      const token = await tokenMailedTo(api, store, ada.email)
      const answers = await together((n) =>
        post('/password-resets/confirmation', { token, password: `${newPassword} ${n}` }),
      )
      expect(codes(answers)).toEqual({ '204': 1, '410 link-not-valid': atOnce - 1 })
      const winner = answers.findIndex(({ status }) => status === 204)
      const signIn = (password: string) => post('/sessions', { email: ada.email, password })
      expect((await signIn(`${newPassword} ${winner}`)).status).toBe(201)
      expect((await signIn(`${newPassword} ${(winner + 1) % atOnce}`)).status).toBe(401)
    }),
  )

  it(
    'one link to another address: one change',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const to = someone()
      const body = { newEmail: to, password: customerPassword }
      await send('POST', '/me/email-changes', { bearer: ada.accessToken, body })
      const token = await tokenMailedTo(api, store, to)
      const answers = await together(() => confirmChange(ada.accessToken, token))
      expect(codes(answers)).toEqual({ '204': 1, '410 link-not-valid': atOnce - 1 })
    }),
  )

  it(
    'links of as many customers to one address: one of them gets it',
    eachRound(async () => {
      const to = someone()
      const links: [string, string][] = []
      for (let n = 0; n < 5; n += 1) {
        const { accessToken } = await createTestCustomer(store)
        const body = { newEmail: to, password: customerPassword }
        await send('POST', '/me/email-changes', { bearer: accessToken, body })
        links.push([accessToken, await tokenMailedTo(api, store, to)])
      }
      const answers = await together((n) => confirmChange(...(links[n % 5] as [string, string])))
      expect(codes(answers)).toEqual({ '204': 1, '410 link-not-valid': atOnce - 1 })
    }),
  )

  it('one refresh token: one gets the next, and the session is dead for all', async () => {
    for (let round = 0; round < count(2, 20); round += 1) {
      const { refreshToken } = await createTestCustomer(store)
      const answers = await together(() => post('/sessions/refresh', { refreshToken }))
      expect(codes(answers)).toEqual({
        '201': 1,
        '401 refresh-token-reused': 1,
        '401 session-not-living': atOnce - 2,
      })
      const next = answers.find(({ status }) => status === 201)?.body
      expect((await post('/sessions/refresh', { refreshToken: next.refreshToken })).body.code).toBe(
        'session-not-living',
      )
      const me = await send('GET', '/me', { bearer: next.accessToken })
      expect(me.status).toBe(401)
    }
  })

  it(
    'one code for one challenge: one session',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const secret = newTotpSecret()
      const sealed = api.services.sealer.seal(secret, totpSealContext(store.context.store.id, ada.id))
      await asAdmin(
        api,
        'INSERT INTO commerce.customer_second_factors (store_id, customer_id, sealed_secret, confirmed_at) VALUES ($1, $2, $3, now())',
        [store.context.store.id, ada.id, sealed],
      )
      const { challengeToken } = (await post('/sessions', { email: ada.email, password: ada.password })).body
      const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
      const answers = await together(() => post('/sessions/second-factor', { challengeToken, code }))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      const sessions = await asAdmin(
        api,
        `SELECT 1 FROM commerce.events WHERE type = 'customer.signed_in' AND payload->>'customerId' = $1
       AND payload->>'method' = 'password_and_code'`,
        [ada.id],
      )
      expect(sessions).toHaveLength(1)
    }),
  )
})

describe('signing in while', () => {
  const livingSessions = ({ id }: TestCustomer) =>
    asAdmin(
      api,
      'SELECT 1 FROM commerce.customer_sessions WHERE customer_id = $1 AND ended_at IS NULL AND expires_at > now()',
      [id],
    )
  const signIns = ({ email }: TestCustomer) =>
    Array.from({ length: 8 }, () => post('/sessions', { email, password: customerPassword }))
  const refreshes = ({ refreshToken }: TestCustomer) => [post('/sessions/refresh', { refreshToken })]

  it('staff suspends the customer leaves no living session', async () => {
    for (let round = 0; round < count(4, 40); round += 1) {
      const ada = await createTestCustomer(store)
      const suspend = shopper(api.app.request, store).send(
        'PUT',
        `/v1/admin/customers/${ada.wireId}/suspension`,
        { bearer: store.secretKey, body: { reason: 'A race.' } },
      )
      const answers = await Promise.all([...signIns(ada), ...refreshes(ada), suspend])
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      expect(answers.at(-1)?.status).toBe(200)
      expect(await livingSessions(ada)).toEqual([])
    }
  })

  it('the password is reset leaves no session of the old password', async () => {
    for (let round = 0; round < count(4, 40); round += 1) {
      const ada = await createTestCustomer(store)
      await post('/password-resets', { email: ada.email })
      const token = await tokenMailedTo(api, store, ada.email)
      const reset = post('/password-resets/confirmation', { token, password: newPassword })
      const answers = await Promise.all([...signIns(ada), ...refreshes(ada), reset])
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      expect(answers.at(-1)?.status).toBe(204)
      expect(await livingSessions(ada)).toEqual([])
    }
  })
})

describe('all of this', () => {
  it('locks in one order: no deadlock had to be undone', async () => {
    const [stats] = await asAdmin<{ deadlocks: string }>(
      api,
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    )
    expect(Number(stats?.deadlocks)).toBe(0)
  })
})
