import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestStaff,
  send,
  type TestApi,
  type TestStore,
  testPassword,
} from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestMember, createTestSeller, type TestMember } from '../../../test/sellers.ts'
import { whileOpen } from '../../../test/while-open.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

/** Once in an ordinary run, many times for a proof. */
const eachRound = (work: () => Promise<void>) => async () => {
  for (let round = 0; round < count(1, 20); round += 1) await work()
}
const statuses = (answers: Answer[]) => answers.map(({ status }) => status).toSorted()
const ownersOf = async (sellerId: string) =>
  (
    await asAdmin<{ n: number }>(
      api,
      'SELECT count(*)::int AS n FROM commerce.seller_members WHERE seller_id = $1 AND is_owner',
      [sellerId],
    )
  )[0]?.n

describe('at the same moment', () => {
  it(
    '32 follow one invitation: one of them gets in, with one account and one membership',
    eachRound(async () => {
      const seller = await createTestSeller(api, store)
      const email = `${randomUUID()}@example.com`
      await seller.owner.send('POST', '/v1/seller/invitations', {
        body: { email, isOwner: false, permissions: ['seller-orders:read'] },
      })
      const token = await tokenMailedTo(api, store, email)
      const answers = await Promise.all(
        Array.from({ length: 32 }, (_, n) =>
          send(api.app.request, 'POST', '/v1/seller-invitations/acceptance', {
            headers: { 'x-forwarded-for': `198.51.100.${n + 1}` },
            body: { token, name: `Follower ${n}`, password: `${testPassword} ${n}` },
          }),
        ),
      )
      expect(statuses(answers).filter((status) => status === 201)).toHaveLength(1)
      for (const { status, body } of answers) expect([201, 401, 409], JSON.stringify(body)).toContain(status)
      const accounts = await asAdmin<{ name: string; members: number }>(
        api,
        `SELECT a.name, (SELECT count(*)::int FROM commerce.seller_members m WHERE m.account_id = a.id) AS members
        FROM commerce.staff_accounts a WHERE a.email = $1`,
        [email],
      )
      const winner = answers.findIndex(({ status }) => status === 201)
      expect(accounts).toEqual([{ name: `Follower ${winner}`, members: 1 }])
    }),
  )

  it(
    '32 follow one invitation with the account they have: it is used once',
    eachRound(async () => {
      const seller = await createTestSeller(api, store)
      const email = `${randomUUID()}@example.com`
      await createTestStaff(api, await api.store(), { email, password: testPassword })
      await seller.owner.send('POST', '/v1/seller/invitations', {
        body: { email, isOwner: false, permissions: ['seller-orders:read'] },
      })
      const token = await tokenMailedTo(api, store, email)
      const answers = await Promise.all(
        Array.from({ length: 32 }, (_, n) =>
          send(api.app.request, 'POST', '/v1/seller-invitations/acceptance', {
            headers: { 'x-forwarded-for': `198.51.100.${n + 101}` },
            body: { token, password: testPassword },
          }),
        ),
      )
      expect(statuses(answers)).toEqual([201, ...Array(31).fill(409)])
    }),
  )

  it('all owners leave, or make each other go: one owner stays', async () => {
    for (let round = 0; round < count(3, 60); round += 1) {
      const seller = await createTestSeller(api, store)
      const owners: TestMember[] = [seller.owner]
      for (let n = 0; n < 3; n += 1)
        owners.push(await createTestMember(api, store, { sellerId: seller.id, isOwner: true }))
      const leave = (member: TestMember, n: number) => {
        const path = `/v1/seller/members/${owners[(n + round) % owners.length]?.memberId}`
        return n % 2
          ? member.send('DELETE', path)
          : member.send('PATCH', path, { body: { isOwner: false, permissions: [] } })
      }
      const answers = await Promise.all(owners.map(leave))
      for (const { status, body } of answers)
        expect([200, 204, 401, 403, 404, 409], JSON.stringify(body)).toContain(status)
      expect(await ownersOf(seller.id)).toBeGreaterThanOrEqual(1)
    }
  })

  it('two owners remove themselves: one of them is the last and stays', async () => {
    for (let round = 0; round < count(5, 100); round += 1) {
      const seller = await createTestSeller(api, store)
      const second = await createTestMember(api, store, { sellerId: seller.id, isOwner: true })
      const answers = await Promise.all(
        [seller.owner, second].map((owner) => owner.send('DELETE', `/v1/seller/members/${owner.memberId}`)),
      )
      expect(statuses(answers)).toEqual([204, 409])
      expect(await ownersOf(seller.id)).toBe(1)
    }
  })

  it(
    'one member is invited by two: the newer link works, the other is dead, and none is a fault',
    eachRound(async () => {
      const seller = await createTestSeller(api, store)
      const email = `${randomUUID()}@example.com`
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          seller.owner.send('POST', '/v1/seller/invitations', {
            body: { email, isOwner: false, permissions: [] },
          }),
        ),
      )
      expect(statuses(answers)).toEqual(Array(5).fill(201))
      const { body } = await seller.owner.send('GET', '/v1/seller/invitations')
      expect(body.items).toHaveLength(1)
    }),
  )

  it('a member is removed, with the session that was just begun; who signs in meanwhile is a stranger', async () => {
    const seller = await createTestSeller(api, store)
    const values = (of: TestMember) => [store.context.store.id, seller.id, of.accountId]
    const leaving = await createTestMember(api, store, { sellerId: seller.id })
    const begun = `INSERT INTO commerce.seller_sessions (store_id, seller_id, account_id, id, token_hash, expires_at)
      VALUES ($1, $2, $3, gen_random_uuid(), gen_random_uuid()::text, now() + interval '1 hour')`
    const removal = await whileOpen(api, { text: begun, values: values(leaving) }, () =>
      seller.owner.send('DELETE', `/v1/seller/members/${leaving.memberId}`),
    )
    expect(removal.status).toBe(204)

    const gone = await createTestMember(api, store, { sellerId: seller.id })
    await asAdmin(api, 'DELETE FROM commerce.seller_sessions WHERE account_id = $1', [gone.accountId])
    const removed =
      'DELETE FROM commerce.seller_members WHERE store_id = $1 AND seller_id = $2 AND account_id = $3'
    const signIn = await whileOpen(api, { text: removed, values: values(gone) }, () =>
      send(api.app.request, 'POST', '/v1/seller/sessions', {
        key: store.publishableKey,
        body: { email: gone.email, password: testPassword },
      }),
    )
    expect([signIn.status, signIn.body.code]).toEqual([401, 'wrong-credentials'])
  })

  it(
    'an application is decided by many: once',
    eachRound(async () => {
      const email = `${randomUUID()}@example.com`
      await send(api.app.request, 'POST', '/v1/seller-applications', {
        key: store.publishableKey,
        headers: { 'x-forwarded-for': '198.51.100.99' },
        body: { name: 'Kilnhouse', email, country: 'DE', description: 'Mugs.' },
      })
      const staff = (method: string, path: string, body?: unknown) =>
        send(api.app.request, method, path, { bearer: store.secretKey, ...(body ? { body } : {}) })
      const { items } = (await staff('GET', '/v1/admin/sellers?status=applied')).body
      const { id } = items.find((seller: { email: string }) => seller.email === email)
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          staff('POST', `/v1/admin/sellers/${id}/decision`, { decision: n % 2 ? 'approved' : 'refused' }),
        ),
      )
      expect(statuses(answers)).toEqual([200, ...Array(7).fill(409)])
      const decisions = await asAdmin(
        api,
        "SELECT template FROM commerce.mails WHERE to_address = $1 AND template = 'seller-decision'",
        [email],
      )
      expect(decisions).toHaveLength(1)
    }),
  )
})
