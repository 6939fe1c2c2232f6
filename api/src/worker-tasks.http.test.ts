import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../test/api.ts'
import { createTestCustomer } from '../test/customers.ts'
import { asAdmin } from '../test/quoted-checkout.ts'
import { createTestSeller } from '../test/sellers.ts'
import { newMember } from '../test/staff.ts'
import { workerTurn } from '../test/worker-turn.ts'
import { forgetRows } from './platform/forget-queries.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

/** The hourly job, as the worker's crontab adds it. */
async function forget() {
  await asAdmin(api, `SELECT graphile_worker.add_job('forgetWhatIsOver', job_key => $1)`, [randomUUID()])
  await workerTurn(api)
}
const left = async (table: string, accountOrCustomer: string, id: string) =>
  (await asAdmin(api, `SELECT 1 FROM commerce.${table} WHERE ${accountOrCustomer} = $1`, [id])).length
const age = (table: string, of: string, id: string, past: string) =>
  asAdmin(api, `UPDATE commerce.${table} SET expires_at = now() - $2::interval WHERE ${of} = $1`, [id, past])

describe('what has run out is forgotten', () => {
  it.for([
    ['staff_sessions', async () => (await newMember(api, store)).accountId],
    ['seller_sessions', async () => (await createTestSeller(api, store)).owner.accountId],
  ] as const)('in %s after thirty days, and not sooner', async ([table, begin]) => {
    const accountId = await begin()
    await age(table, 'account_id', accountId, '29 days 23 hours')
    await forget()
    expect(await left(table, 'account_id', accountId)).toBe(1)
    await age(table, 'account_id', accountId, '30 days 1 minute')
    await forget()
    expect(await left(table, 'account_id', accountId)).toBe(0)
  })

  it('in customer_sessions when no refresh token leads to them any more', async () => {
    const { id } = await createTestCustomer(store)
    await age('customer_sessions', 'customer_id', id, '61 days 23 hours')
    await forget()
    expect(await left('customer_sessions', 'customer_id', id)).toBe(1)
    await age('customer_sessions', 'customer_id', id, '62 days 1 minute')
    await forget()
    expect(await left('customer_sessions', 'customer_id', id)).toBe(1)
    await asAdmin(
      api,
      `UPDATE commerce.refresh_tokens SET created_at = now() - interval '62 days'
       WHERE session_id IN (SELECT s.id FROM commerce.customer_sessions s WHERE s.customer_id = $1)`,
      [id],
    )
    await forget()
    expect(await left('customer_sessions', 'customer_id', id)).toBe(0)
  })

  it('of links for accounts a day after their end', async () => {
    const { accountId } = await newMember(api, store)
    const link = (past: string) =>
      asAdmin(
        api,
        `INSERT INTO commerce.account_tokens (token_hash, purpose, account_id, expires_at)
         VALUES ($1, 'reset_password', $2, now() - $3::interval)`,
        [randomUUID(), accountId, past],
      )
    await link('23 hours')
    await link('25 hours')
    await forget()
    expect(await left('account_tokens', 'account_id', accountId)).toBe(1)
  })

  it('in batches, until nothing is left', async () => {
    const kind = randomUUID()
    await asAdmin(
      api,
      `INSERT INTO commerce.attempt_counters (store_id, kind, subject_hash, count, window_ends_at)
       SELECT $1, $2, n::text, 1, now() - interval '1 second' FROM generate_series(1, 25) n`,
      [store.context.store.id, kind],
    )
    const of = { name: '', table: 'attempt_counters', over: 't.window_ends_at < now()', batch: 10 }
    expect(await forgetRows(api.worker, of)).toBe(25)
    expect(await left('attempt_counters', 'kind', kind)).toBe(0)
  })
})
