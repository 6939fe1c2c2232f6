import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../../test/api.ts'
import { asAdmin } from '../../test/quoted-checkout.ts'
import { forgetOldAttempts } from './attempt-queries.ts'
import { type AttemptClient, type AttemptRuleName, attemptRules, slowDown } from './attempts.ts'
import { challengeSolved } from './challenge.ts'
import type { Context } from './context.ts'
import { inTransaction } from './database.ts'
import { Refusal } from './refusals.ts'

let api: TestApi
let store: TestStore
let context: Context
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  context = { ...store.context, db: api.services.db }
})
afterAll(() => api.close())

let addresses = 0
const newAddress = () => `10.1.${(++addresses >> 8) & 255}.${addresses & 255}`
const someone = () => `${randomUUID()}@example.com`

interface Try {
  rule?: AttemptRuleName
  client?: AttemptClient
  of?: Context
}
/** A failure, which is what is neither taken back nor succeeds: `counted`, or the seconds to wait. */
async function fail(subject: string, address: string, { rule = 'customerSignIn', ...more }: Try = {}) {
  try {
    await slowDown(more.of ?? context, { rule, subject, client: more.client ?? { address } })
    return 'counted'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    expect(error.kind).toMatchObject({ status: 429, code: 'too-many-requests' })
    return error.extras.retryAfterSeconds ?? 0
  }
}
const failures = async (count: number, next: () => Promise<unknown>) => {
  const told = []
  for (let n = 0; n < count; n += 1) told.push(await next())
  return told
}
const { pair, address: perAddress, subject: perSubject } = attemptRules.customerSignIn

describe('who guesses', () => {
  it('at one account from one address is told to wait after ten failures, and only there', async () => {
    const [email, address] = [someone(), newAddress()]
    expect(await failures(pair.most, () => fail(email, address))).toEqual(Array(pair.most).fill('counted'))
    const seconds = await fail(email, address)
    expect(seconds).toBeGreaterThan(pair.seconds - 30)
    expect(seconds).toBeLessThanOrEqual(pair.seconds)
    expect(await fail(` ${email.toUpperCase()} `, address)).toEqual(expect.any(Number))
    expect(await fail(someone(), address)).toBe('counted')
    expect(await fail(email, newAddress())).toBe('counted')
  })

  it('at many accounts from one address is told to wait, wherever in its /64 it sits', async () => {
    const from = (n: number) => `2001:db8:7:7::${n.toString(16)}`
    let tried = 0
    const told = await failures(perAddress.most, () => fail(someone(), from(++tried)))
    expect(told).toEqual(Array(perAddress.most).fill('counted'))
    expect(await fail(someone(), from(++tried))).toEqual(expect.any(Number))
    expect(await fail(someone(), '2001:db8:7:8::1')).toBe('counted')
  })

  it('with a hundred tries at once has no more of them than one after the other', async () => {
    const [email, address] = [someone(), newAddress()]
    const told = await Promise.all(Array.from({ length: 100 }, () => fail(email, address)))
    expect(told.filter((each) => each === 'counted')).toHaveLength(pair.most)
  })

  it('at one account from everywhere has two tries an address left, and whoever knows the password comes in', async () => {
    const email = someone()
    await failures(perSubject.most, () => fail(email, newAddress()))
    const [attacker, owner] = [newAddress(), newAddress()]
    expect(await failures(3, () => fail(email, attacker))).toEqual(['counted', 'counted', expect.any(Number)])
    for (let n = 0; n < 5; n += 1) {
      const attempt = await slowDown(context, {
        rule: 'customerSignIn',
        subject: email,
        client: { address: owner },
      })
      await attempt.succeeded()
    }
  })

  it('does not use up what the account has left by tries that were refused', async () => {
    const [customer, address] = [randomUUID(), newAddress()]
    const rule = 'customerSecondFactor' as const
    await failures(100, () => fail(customer, address, { rule }))
    expect(await fail(customer, newAddress(), { rule })).toBe('counted')
  })

  it('at a six-digit code from everywhere is stopped for everybody', async () => {
    const customer = randomUUID()
    const rule = 'customerSecondFactor' as const
    const { most } = attemptRules.customerSecondFactor.subject
    expect(await failures(most, () => fail(customer, newAddress(), { rule }))).toEqual(
      Array(most).fill('counted'),
    )
    expect(await fail(customer, newAddress(), { rule })).toEqual(expect.any(Number))
  })

  it('gets a new window when the old one is over', async () => {
    const [email, address] = [someone(), newAddress()]
    await failures(pair.most + 1, () => fail(email, address))
    await asAdmin(api, `UPDATE commerce.attempt_counters SET window_ends_at = now()`)
    expect(await fail(email, address)).toBe('counted')
  })

  it('at an account of staff cannot begin anew at another store', async () => {
    const [email, address] = [someone(), newAddress()]
    const rule = 'accountSignIn' as const
    await failures(attemptRules.accountSignIn.pair.most, () => fail(email, address, { rule }))
    const elsewhere = { ...(await api.store()).context, db: api.services.db }
    expect(await fail(email, address, { rule, of: elsewhere })).toEqual(expect.any(Number))
  })

  it('at one store leaves the customers of another alone', async () => {
    const [email, address] = [someone(), newAddress()]
    await failures(pair.most, () => fail(email, address))
    const elsewhere = { ...(await api.store()).context, db: api.services.db }
    expect(await fail(email, address, { of: elsewhere })).toBe('counted')
  })
})

describe('a success', () => {
  const succeed = async (subject: string, address: string) =>
    (await slowDown(context, { rule: 'customerSignIn', subject, client: { address } })).succeeded()

  it('forgets the failures of this account at this address', async () => {
    const [email, address] = [someone(), newAddress()]
    await failures(pair.most - 1, () => fail(email, address))
    await succeed(email, address)
    expect(await failures(pair.most, () => fail(email, address))).toEqual(Array(pair.most).fill('counted'))
  })

  it('in between does not buy more tries at other accounts', async () => {
    const [own, address] = [someone(), newAddress()]
    for (let n = 0; n < perAddress.most; n += 1) {
      expect(await fail(someone(), address)).toBe('counted')
      if (n < perAddress.most - 1) await succeed(own, address)
    }
    expect(await fail(someone(), address)).toEqual(expect.any(Number))
  })

  it('is not counted: an office of hundreds signs in from one address', async () => {
    const address = newAddress()
    for (let n = 0; n < perAddress.most + 5; n += 1) await succeed(someone(), address)
    expect(await fail(someone(), address)).toBe('counted')
  })

  it('that says nothing is taken back', async () => {
    const [cart, address] = [randomUUID(), newAddress()]
    for (let n = 0; n < 30; n += 1) {
      const attempt = await slowDown(context, {
        rule: 'declinedPayment',
        subject: cart,
        client: { address },
      })
      await attempt.takeBack()
    }
    expect(await fail(cart, address, { rule: 'declinedPayment' })).toBe('counted')
  })
})

describe('a challenge', () => {
  const challenge = { verify: async (token: string, at: string) => token === `solved at ${at}` }
  const clientWith = (token: string | undefined, address: string): AttemptClient => ({
    address,
    solvedChallenge: challengeSolved(challenge, token, address),
  })

  it('lets whoever solves it past the limit of a pair, and nobody else', async () => {
    const [email, address] = [someone(), newAddress()]
    const tryWith = (token?: string) => fail(email, address, { client: clientWith(token, address) })
    await failures(pair.most, () => tryWith())
    expect(await tryWith()).toEqual(expect.any(Number))
    expect(await tryWith('solved at 10.9.9.9')).toEqual(expect.any(Number))
    expect(await tryWith(`solved at ${address}`)).toBe('counted')
  })

  it('lifts no limit of a code, and not for ever', async () => {
    const customer = randomUUID()
    const rule = 'customerSecondFactor' as const
    const solve = () => {
      const address = newAddress()
      return fail(customer, address, { rule, client: clientWith(`solved at ${address}`, address) })
    }
    await failures(attemptRules.customerSecondFactor.subject.most, solve)
    expect(await solve()).toEqual(expect.any(Number))
    const [email, address] = [someone(), newAddress()]
    const told = await failures(pair.most * 10 + 1, () =>
      fail(email, address, { client: clientWith(`solved at ${address}`, address) }),
    )
    expect(told.at(-1)).toEqual(expect.any(Number))
  })

  it('whose service is away lets nobody past', async () => {
    const away = { verify: () => Promise.reject(new Error('away')) }
    const [email, address] = [someone(), newAddress()]
    const client = { address, solvedChallenge: challengeSolved(away, 'a token', address) }
    await failures(pair.most, () => fail(email, address, { client }))
    expect(await fail(email, address, { client })).toEqual(expect.any(Number))
  })
})

describe('the counters', () => {
  it('hold neither e-mail nor address', async () => {
    const [email, address] = [someone(), '203.0.113.77']
    await fail(email, address)
    const rows = await asAdmin<{ row: string }>(api, `SELECT c::text AS row FROM commerce.attempt_counters c`)
    const text = rows.map(({ row }) => row).join('\n')
    expect(text).not.toContain(email.slice(0, 36))
    expect(text).not.toContain(address)
  })

  it('are gone when their windows are over', async () => {
    await fail(someone(), newAddress())
    await asAdmin(api, `UPDATE commerce.attempt_counters SET window_ends_at = now() - interval '1 second'`)
    expect(await forgetOldAttempts(api.worker)).toBeGreaterThan(0)
    expect(await asAdmin(api, 'SELECT 1 FROM commerce.attempt_counters')).toEqual([])
  })

  it('are never asked for inside a transaction', async () => {
    const inside = inTransaction(context, (tx) =>
      slowDown(tx, { rule: 'customerSignIn', subject: 'a', client: { address: '10.0.0.1' } }),
    )
    await expect(inside).rejects.toThrow('before the transaction')
  })
})
