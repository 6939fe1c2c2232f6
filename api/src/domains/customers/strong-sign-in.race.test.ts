import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { createAuthenticator } from '../../../test/authenticator.ts'
import { createTestCustomer, customerPassword, type TestCustomer } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { inTransaction } from '../../platform/database.ts'
import { signInCodeFits } from './sign-in-code.ts'

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
const together = <T>(one: (n: number) => Promise<T>) =>
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

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

async function withSecondFactor() {
  const ada = await createTestCustomer(store)
  const bearer = ada.accessToken
  const { secret } = (
    await send('POST', '/me/second-factor', { bearer, body: { password: customerPassword } })
  ).body
  const body = { code: codeOf(secret) }
  const confirmed = await send('POST', '/me/second-factor/confirmation', { bearer, body })
  return { ada, secret: secret as string, recoveryCodes: confirmed.body.recoveryCodes as string[] }
}

async function creation({ accessToken: bearer }: TestCustomer) {
  const body = { password: customerPassword }
  return (await send('POST', '/me/passkey-challenges', { bearer, body })).body.options
}

describe('32 at once with', () => {
  it('one code of the authenticator app: it fits once', async () => {
    for (let round = 0; round < count(2, 20); round += 1) {
      const { ada, secret } = await withSecondFactor()
      const code = codeOf(secret, 1)
      const fits = await together(() =>
        inTransaction({ ...store.context, db: api.services.db }, (tx) =>
          signInCodeFits(tx, { customerId: ada.id, code }),
        ),
      )
      expect(fits.filter(Boolean)).toHaveLength(1)
    }
  })

  it(
    'one recovery code: it fits once',
    eachRound(async () => {
      const { ada, recoveryCodes } = await withSecondFactor()
      const fits = await together(() =>
        inTransaction({ ...store.context, db: api.services.db }, (tx) =>
          signInCodeFits(tx, { customerId: ada.id, code: recoveryCodes[0] ?? '' }),
        ),
      )
      expect(fits.filter(Boolean)).toHaveLength(1)
    }),
  )

  it(
    'the code that confirms a second factor: recovery codes are shown once, and are those that count',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const bearer = ada.accessToken
      const started = await send('POST', '/me/second-factor', {
        bearer,
        body: { password: customerPassword },
      })
      const body = { code: codeOf(started.body.secret) }
      const answers = await together(() => send('POST', '/me/second-factor/confirmation', { bearer, body }))
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      const kept = await asAdmin(
        api,
        'SELECT 1 FROM commerce.customer_recovery_codes WHERE customer_id = $1',
        [ada.id],
      )
      expect(kept).toHaveLength(10)
    }),
  )

  it('one challenge to sign in with a passkey: one session', async () => {
    for (let round = 0; round < count(2, 20); round += 1) {
      const ada = await createTestCustomer(store)
      // A device that counts would be stopped by its counter already.
      const phone = createAuthenticator({ origin: store.origin, counts: false })
      const credential = phone.create(await creation(ada))
      await send('POST', '/me/passkeys', { bearer: ada.accessToken, body: { credential } })
      const { options } = (await send('POST', '/passkey-challenges', { body: {} })).body
      const answers = await together(() =>
        send('POST', '/sessions/passkey', { body: { credential: phone.get(options) } }),
      )
      expect(codes(answers)).toEqual({ '201': 1, '410 passkey-challenge-gone': atOnce - 1 })
    }
  })

  it(
    'challenges of their own and one counter: a copy of the device gets in once',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const phone = createAuthenticator({ origin: store.origin })
      const credential = phone.create(await creation(ada))
      await send('POST', '/me/passkeys', { bearer: ada.accessToken, body: { credential } })
      const challenges = await together(() => send('POST', '/passkey-challenges', { body: {} }))
      const answers = await together((n) => {
        phone.rewind(1)
        return send('POST', '/sessions/passkey', {
          body: { credential: phone.get(challenges[n]?.body.options) },
        })
      })
      expect(codes(answers)).toEqual({ '201': 1, '401 passkey-not-accepted': atOnce - 1 })
    }),
  )

  it(
    'one challenge to add a passkey: one passkey',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const options = await creation(ada)
      const answers = await together(() => {
        const credential = createAuthenticator({ origin: store.origin }).create(options)
        return send('POST', '/me/passkeys', { bearer: ada.accessToken, body: { credential } })
      })
      expect(codes(answers)).toEqual({ '201': 1, '410 passkey-challenge-gone': atOnce - 1 })
    }),
  )

  it(
    'challenges of their own: a customer never has more than twenty passkeys',
    eachRound(async () => {
      const ada = await createTestCustomer(store)
      const challenges: unknown[] = []
      for (let n = 0; n < atOnce; n += 1) challenges.push(await creation(ada))
      const answers = await together((n) => {
        const credential = createAuthenticator({ origin: store.origin }).create(challenges[n])
        return send('POST', '/me/passkeys', { bearer: ada.accessToken, body: { credential } })
      })
      expect(codes(answers)).toEqual({ '201': 20, '409 too-many-passkeys': atOnce - 20 })
    }),
  )
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
