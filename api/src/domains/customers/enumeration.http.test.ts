import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { createTestCustomer, customerPassword, type TestCustomer } from '../../../test/customers.ts'

let api: TestApi
let store: TestStore
let asker: TestCustomer
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  asker = await createTestCustomer(store)
})
afterAll(() => api.close())

let visitors = 0
/** An address of its own for every request: no limit is reached. */
const visitor = () => {
  visitors += 1
  return { 'x-forwarded-for': `198.18.${Math.floor(visitors / 250)}.${visitors % 250}` }
}
const post = (path: string, body: object, bearer?: string) =>
  shopper(api.app.request, store).send('POST', `/v1/customers${path}`, {
    body,
    headers: visitor(),
    ...(bearer === undefined ? {} : { bearer }),
  })

/** Each operation that anybody may ask about an address. */
const questions: Record<string, (email: string) => Promise<Answer>> = {
  'a sign-in': (email) => post('/sessions', { email, password: 'not the right password' }),
  'a registration': (email) =>
    post('/registrations', { email, password: customerPassword, fullName: 'Ada Lovelace' }),
  'a password reset': (email) => post('/password-resets', { email }),
  'an e-mail change': (newEmail) =>
    post('/me/email-changes', { newEmail, password: customerPassword }, asker.accessToken),
}
const names = Object.keys(questions)
const ask = (name: string, email: string) => (questions[name] as (email: string) => Promise<Answer>)(email)

const unknown = () => `${randomUUID()}@example.com`
const known = async () => (await createTestCustomer(store)).email
/** All of the reply but what names the request and the moment. */
const told = ({ status, headers, body: { requestId: _, ...rest } }: Answer) => ({
  status,
  body: rest,
  headers: Object.fromEntries([...headers].filter(([name]) => !['request-id', 'ratelimit'].includes(name))),
})

/** How often a number of the first list is above one of the second: 0.5 when both are alike, 0 or 1 when they never overlap. */
function superiority(first: number[], second: number[]): number {
  const wins = first.flatMap((a) => second.map((b) => (a > b ? 1 : a === b ? 0.5 : 0) as number))
  return wins.reduce((sum, win) => sum + win, 0) / wins.length
}

describe('whether an address has an account is told by', () => {
  it.for(names)('neither status, body nor headers of %s', async (name) => {
    const answers = [await ask(name, await known()), await ask(name, unknown())]
    expect(told(answers[0] as Answer)).toEqual(told(answers[1] as Answer))
  })

  it.for(names)('no statement more or less of %s', async (name) => {
    const { counters } = api.services.db
    const work = async (email: string) => {
      const before = { ...counters }
      await ask(name, email)
      return [counters.statements - before.statements, counters.roundTrips - before.roundTrips]
    }
    // The first one also looks up what is remembered afterwards.
    await work(unknown())
    expect(await work(await known())).toEqual(await work(unknown()))
  })

  it.for(names)('no time of %s', { timeout: 300_000 }, async (name) => {
    const samples = count(24, 500)
    const times = { known: [] as number[], unknown: [] as number[] }
    const timed = async (of: number[], email: string) => {
      const begun = performance.now()
      await ask(name, email)
      of.push(performance.now() - begun)
    }
    await ask(name, unknown())
    for (let n = 0; n < samples; n += 1) {
      const emails = { known: await known(), unknown: unknown() }
      // Whoever comes second may find warmer caches, so they take turns.
      const order = n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
      for (const which of order) await timed(times[which], emails[which])
    }
    // By chance alone, four standard deviations; a hash left out would be all or nothing.
    const deviation = Math.sqrt((2 * samples + 1) / (12 * samples * samples))
    expect(Math.abs(superiority(times.known, times.unknown) - 0.5)).toBeLessThan(4 * deviation)
  })
})
