import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../test/api.ts'
import { createTestCustomer } from '../test/customers.ts'
import { asAdmin, quoted } from '../test/quoted-checkout.ts'
import { createTestSeller } from '../test/sellers.ts'
import { newMember, newOwner, roleNamed } from '../test/staff.ts'
import { workerTurn } from '../test/worker-turn.ts'
import { forgetRows } from './platform/forget-queries.ts'
import { fromWire } from './platform/ids.ts'

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

  it('of invitations, with whom they were sent to, thirty days after their time', async () => {
    const owner = await newOwner(api, store)
    const seller = await createTestSeller(api, store)
    const email = `${randomUUID()}@example.com`
    const roleId = await roleNamed(owner, 'support')
    await owner.send('POST', '/v1/admin/staff-invitations', { body: { email, roleId } })
    await seller.owner.send('POST', '/v1/seller/invitations', {
      body: { email, isOwner: false, permissions: [] },
    })
    for (const table of ['staff_invitations', 'seller_invitations']) {
      await age(table, 'email', email, '29 days 23 hours')
      await forget()
      expect(await left(table, 'email', email), table).toBe(1)
      await age(table, 'email', email, '30 days 1 minute')
      await forget()
      expect(await left(table, 'email', email), table).toBe(0)
    }
  })

  it('of who applied and was refused, thirty days after; who waits or sells is kept', async () => {
    const decided = async (status: string, days: number) => {
      const email = `${randomUUID()}@example.com`
      await asAdmin(
        api,
        `INSERT INTO commerce.sellers (store_id, id, handle, name, status, email, website, description, decided_at)
         VALUES ($1, gen_random_uuid(), $2, 'A name', $3, $2, 'https://canary.example', 'canary', now() - make_interval(days => $4))`,
        [store.context.store.id, email, status, days],
      )
      return email
    }
    const [young, old] = [await decided('refused', 29), await decided('refused', 31)]
    const others = [await decided('applied', 31), await decided('active', 31), await decided('suspended', 31)]
    await forget()
    for (const email of [young, ...others]) expect(await left('sellers', 'email', email)).toBe(1)
    const [forgotten] = await asAdmin(
      api,
      'SELECT name, email, website, description, status, version FROM commerce.sellers WHERE handle = $1',
      [old],
    )
    const nothing = { email: null, website: null, description: '' }
    expect(forgotten).toEqual({ name: 'A name', status: 'refused', version: 2, ...nothing })
  })

  it('of who asked for a quote, thirty days after it ended without an order, and not sooner', async () => {
    const [ended, bought, open] = [
      await quoted(api, { store }),
      await quoted(api, { store }),
      await quoted(api, { store }),
    ]
    await bought.pay()
    const id = ({ checkout }: typeof ended) => fromWire('checkout', checkout.id) ?? ''
    await asAdmin(api, `UPDATE commerce.checkouts SET state = 'released' WHERE id = $1`, [id(ended)])
    const telling = async (days: number) => {
      await asAdmin(
        api,
        'UPDATE commerce.checkouts SET updated_at = now() - make_interval(days => $2) WHERE store_id = $1',
        [store.context.store.id, days],
      )
      await forget()
      const rows = await asAdmin<{ id: string }>(
        api,
        `SELECT id FROM commerce.checkouts WHERE store_id = $1 AND email <> 'erased@erased.invalid'
           AND shipping_address ->> 'streetAddress' <> 'Erased'`,
        [store.context.store.id],
      )
      return rows.map((row) => row.id).toSorted()
    }
    expect(await telling(29)).toEqual([id(ended), id(bought), id(open)].toSorted())
    expect(await telling(31)).toEqual([id(bought), id(open)].toSorted())
    expect((await ended.read()).body.shippingAddress).toMatchObject({ fullName: 'Erased' })
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
