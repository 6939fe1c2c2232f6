import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, send, type TestApi, type TestStore } from '../../test/api.ts'
import { createTestCustomer, mailsTo } from './customers.ts'
import { asAdmin, quoted } from './quoted-checkout.ts'
import { newMember } from './staff.ts'
import { workerTurn } from './worker-turn.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let addresses = 0
const newAddress = () => {
  addresses += 1
  return `203.0.${113 + (addresses >> 8)}.${addresses & 255}`
}

/** Something that mails its owner a way back in, as anybody can ask for it. */
interface Door {
  email: string
  ask: (from: string) => Promise<{ status: number; body: unknown }>
}

async function doorOf(kind: 'customer' | 'account' | 'order', known: boolean): Promise<Door> {
  const request = (path: string, body: object) => (from: string) =>
    send(api.app.request, 'POST', path, {
      key: store.publishableKey,
      headers: { 'x-forwarded-for': from },
      body,
    })
  const nobody = () => `nobody-${newAddress()}@example.com`
  if (kind === 'customer') {
    const email = known ? (await createTestCustomer(store)).email : nobody()
    return { email, ask: request('/v1/customers/password-resets', { email }) }
  }
  if (kind === 'account') {
    const email = known ? (await newMember(api, store)).email : nobody()
    return { email, ask: request('/v1/account/password-resets', { email }) }
  }
  const { pay } = await quoted(api, { store })
  const email = known ? 'ada@example.com' : nobody()
  const { number } = (await pay()).body.order
  return { email, ask: request('/v1/order-lookups', { number, email }) }
}

const kinds = [
  ['a customer', 'customer'],
  ['an account', 'account'],
  ['a guest’s order', 'order'],
] as const

describe('a way back in that strangers ask for again and again', () => {
  it.for(kinds)('is still mailed to the owner of %s, who never waits for them', async ([, kind]) => {
    const { email, ask } = await doorOf(kind, true)
    const letters = async () => {
      await workerTurn(api)
      const mails = await mailsTo(api, store, email)
      return mails.filter(({ template }) => /reset-password|order-code/.test(template)).length
    }
    for (let n = 0; n < 15; n += 1) expect((await ask(newAddress())).status).toBe(202)
    // Ten, and one for as long as they are merged.
    expect(await letters()).toBe(11)
    const owner = newAddress()
    expect((await ask(owner)).status).toBe(202)
    expect(await letters()).toBe(11)
    await asAdmin(
      api,
      `UPDATE commerce.attempt_counters SET window_ends_at = now() WHERE kind LIKE '%:carriedOut'`,
    )
    for (let n = 0; n < 3; n += 1) expect((await ask(newAddress())).status).toBe(202)
    expect((await ask(owner)).status).toBe(202)
    expect(await letters()).toBe(12)
  })

  it.for(kinds)('tells nobody whether there is %s', async ([, kind]) => {
    const [known, unknown] = [await doorOf(kind, true), await doorOf(kind, false)]
    for (let n = 0; n < 13; n += 1) {
      const from = newAddress()
      const [one, other] = [await known.ask(from), await unknown.ask(from)]
      expect([one.status, one.body]).toEqual([other.status, other.body])
    }
  })

  it.for(kinds)('of %s makes who asks for it from one address wait', async ([, kind]) => {
    const { ask } = await doorOf(kind, true)
    const from = newAddress()
    const statuses = []
    for (let n = 0; n < 6; n += 1) statuses.push((await ask(from)).status)
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429])
  })
})
