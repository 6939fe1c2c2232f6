import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type Sent, send, type TestApi } from '../../../test/api.ts'
import { count, patience } from '../../../test/counts.ts'
import { newId } from '../../src/platform/ids.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { everybodysPassword, withRows } from '../people/index.ts'
import { passwordHash } from '../people/rows.ts'
import { distance, furthest } from './overlap.ts'

/** Of each kind, known and unknown. */
const samples = count(40, 500)

let api: TestApi
let shop: BusyStore
/** Each e-mail is asked about once, so that no limit answers. */
const known: Record<'customers' | 'accounts', string[]> = { customers: [], accounts: [] }
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  shop = await createBusyStore(api)
  await withRows(api, async (rows) => {
    const hash = await passwordHash()
    const store_id = shop.store.context.store.id
    for (let n = 0; n < (samples + 5) * 8; n += 1) {
      const [email, account] = [`${randomUUID()}@known.example.com`, `${randomUUID()}@works.example.com`]
      await rows.insert('customers', {
        store_id,
        id: newId('customer'),
        email,
        full_name: 'Known Customer',
        locale: 'en-DE',
        password_hash: hash,
      })
      const account_id = newId('staffAccount')
      await rows.insert('staff_accounts', {
        id: account_id,
        email: account,
        name: 'Known',
        password_hash: hash,
      })
      await rows.insert('account_stores', { account_id, store_id })
      known.customers.push(email)
      known.accounts.push(account)
    }
  })
}, patience(120_000))
afterAll(() => api.close())

interface Question {
  what: string
  method: string
  path: string
  whose: keyof typeof known
  body: (email: string) => unknown
  sent?: () => Sent
}

const wrongPassword = 'not the password of anybody'
const questions: Question[] = [
  {
    what: 'signing in',
    method: 'POST',
    path: '/v1/customers/sessions',
    whose: 'customers',
    body: (email) => ({ email, password: wrongPassword }),
  },
  {
    what: 'registering',
    method: 'POST',
    path: '/v1/customers/registrations',
    whose: 'customers',
    body: (email) => ({
      email,
      password: 'seven green lamps beside the door',
      fullName: 'Ada Lovelace',
      consents: [{ purpose: 'terms', textVersion: '2026-11' }],
    }),
  },
  {
    what: 'asking for a new password',
    method: 'POST',
    path: '/v1/customers/password-resets',
    whose: 'customers',
    body: (email) => ({ email }),
  },
  {
    what: 'changing one’s e-mail address',
    method: 'POST',
    path: '/v1/customers/me/email-changes',
    whose: 'customers',
    body: (newEmail) => ({ newEmail, password: everybodysPassword }),
    sent: () => ({ bearer: shop.people.customers.ada.accessToken }),
  },
  {
    what: 'signing in as staff',
    method: 'POST',
    path: '/v1/account/sessions',
    whose: 'accounts',
    body: (email) => ({ email, password: wrongPassword }),
  },
  {
    what: 'signing in as a seller',
    method: 'POST',
    path: '/v1/seller/sessions',
    whose: 'accounts',
    body: (email) => ({ email, password: wrongPassword }),
  },
  {
    what: 'asking for a new password as staff',
    method: 'POST',
    path: '/v1/account/password-resets',
    whose: 'accounts',
    body: (email) => ({ email, desk: 'staff' }),
  },
]

let visitors = 0
async function ask({ method, path, body, sent }: Question, email: string) {
  visitors += 1
  // The tail of what was asked before is not this one's.
  await setImmediate()
  const { statements, roundTrips } = api.services.db.counters
  const begun = performance.now()
  const answer = await send(api.app.request, method, path, {
    ...(sent?.() ?? { key: shop.store.publishableKey }),
    body: body(email),
    headers: { 'x-forwarded-for': `10.${visitors >> 16}.${(visitors >> 8) & 255}.${visitors & 255}` },
  })
  const { counters } = api.services.db
  return {
    answer,
    milliseconds: performance.now() - begun,
    cost: { statements: counters.statements - statements, roundTrips: counters.roundTrips - roundTrips },
  }
}

const unknown = () => `${randomUUID()}@known.example.com`
const nextKnown = ({ whose }: Question): string => known[whose].pop() ?? ''
const told = ({ status, headers, body }: Answer) => ({
  status,
  body: { ...body, requestId: '' },
  // All but what names the request and counts the visits.
  headers: [...headers].filter(([name]) => !['request-id', 'ratelimit'].includes(name)).toSorted(),
})

describe('whoever asks about an e-mail address', () => {
  it.each(questions)('learns nothing from the answer, nor from the work it took: $what', async (question) => {
    // Once for nothing: what is prepared for the first time costs more.
    await ask(question, unknown())
    await ask(question, nextKnown(question))
    // The key is looked up again every few seconds, for whoever comes then: the lowest of three is the question's own.
    const thrice = async (email: () => string) => {
      const asked = [await ask(question, email()), await ask(question, email()), await ask(question, email())]
      return asked.toSorted((a, b) => a.cost.statements - b.cost.statements)[0] as (typeof asked)[0]
    }
    const [stranger, member] = [await thrice(unknown), await thrice(() => nextKnown(question))]
    expect(told(member.answer)).toEqual(told(stranger.answer))
    expect(member.answer.status).toBe(question.path.endsWith('/sessions') ? 401 : 202)
    expect(member.cost).toEqual(stranger.cost)
  })

  it.each(questions)(
    'learns nothing from the time it takes: $what',
    async (question) => {
      const measure = async () => {
        const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] }
        for (let n = 0; n < samples; n += 1) {
          const order = n % 2 === 0 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const)
          for (const which of order) {
            const email = which === 'known' ? nextKnown(question) : unknown()
            times[which].push((await ask(question, email)).milliseconds)
          }
        }
        return distance(times.known, times.unknown)
      }
      // Two that are the same are this far apart once in ten thousand times, and twice in a row once in 10⁸.
      const first = await measure()
      if (first < furthest(samples, samples)) return
      expect(await measure()).toBeLessThan(furthest(samples, samples))
    },
    patience(120_000),
  )
})
