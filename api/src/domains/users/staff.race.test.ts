import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { tokenMailedTo } from '../../../test/customers.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import {
  codeOf,
  newMember,
  newOwner,
  otherPassword,
  roleNamed,
  seat,
  setUpSecondFactor,
  signIn,
  staffPassword,
  type TestMember,
  withSession,
} from '../../../test/staff.ts'
import { whileOpen } from '../../../test/while-open.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process', DATABASE_POOL_SIZE: '16' })
  store = await api.store()
})
afterAll(() => api.close())

const rounds = count(3, 40)
const tries = 32
const tally = (answers: Answer[]) => {
  const by = Map.groupBy(answers, ({ status, body }) => (status < 300 ? String(status) : `${body.code}`))
  return Object.fromEntries([...by].map(([key, list]) => [key, list.length]).toSorted())
}
const pathOf = (accountId: string) => `/v1/admin/staff/${toWire('staffAccount', accountId)}`

async function ownersOf(shop: TestStore): Promise<number> {
  const [row] = await asAdmin<{ count: number }>(
    api,
    `SELECT count(*)::int AS count FROM commerce.staff_memberships m
      JOIN commerce.staff_roles r ON r.store_id = m.store_id AND r.id = m.role_id AND r.is_owner WHERE m.store_id = $1`,
    [shop.context.store.id],
  )
  return row?.count ?? 0
}

describe('at the same moment', () => {
  it('owners who remove and demote each other leave exactly one', {
    timeout: patience(120_000),
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const shop = await api.store()
      const owners: TestMember[] = []
      for (let n = 0; n < 4; n += 1) owners.push(await newOwner(api, shop))
      const [first] = owners
      const roleId = await roleNamed(first as TestMember, 'manager')
      const answers = await Promise.all(
        owners.flatMap((by) =>
          owners.map((whom, n) =>
            n % 2 === 0
              ? by.send('DELETE', pathOf(whom.accountId))
              : by.send('PATCH', pathOf(whom.accountId), { body: { roleId } }),
          ),
        ),
      )
      expect(answers.filter(({ status }) => status >= 500)).toEqual([])
      expect(await ownersOf(shop), JSON.stringify(tally(answers))).toBe(1)
    }
  })

  it('two owners who leave at once: one stays', { timeout: patience(120_000) }, async () => {
    for (let round = 0; round < rounds * 2; round += 1) {
      const shop = await api.store()
      const owners = [await newOwner(api, shop), await newOwner(api, shop)]
      const answers = await Promise.all(owners.map((by) => by.send('DELETE', pathOf(by.accountId))))
      expect(tally(answers)).toEqual({ '204': 1, 'last-owner': 1 })
      expect(await ownersOf(shop)).toBe(1)
    }
  })

  it(`a code sent ${tries} times, by sessions of two processes, is shown once`, {
    timeout: patience(120_000),
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const member = await newMember(api, store)
      const { secret } = await setUpSecondFactor(member)
      const { token } = (await signIn(api, store, { email: member.email })).body
      const code = codeOf(secret)
      const apps = [api.app, anotherApp(api)]
      const answers = await Promise.all(
        Array.from({ length: tries }, (_, n) =>
          send(
            (path, init) => (apps[n % 2] ?? api.app).request(path, init),
            'POST',
            '/v1/account/sessions/current/second-factor',
            { bearer: n % 4 < 2 ? token : member.token, headers: seat(), body: { code } },
          ),
        ),
      )
      const told = tally(answers)
      // Twenty tries an hour are all an account has; of those that are judged, one is right.
      expect(told['200'], JSON.stringify(told)).toBe(1)
      expect(Object.keys(told).toSorted()).toEqual(['200', 'second-factor-wrong', 'too-many-requests'])
    }
  })

  it(`an invitation accepted ${tries} times makes one account, one member and one session`, {
    timeout: patience(120_000),
  }, async () => {
    const owner = await newOwner(api, store)
    const roleId = await roleNamed(owner, 'support')
    for (let round = 0; round < rounds; round += 1) {
      const email = `${randomUUID()}@example.com`
      await owner.send('POST', '/v1/admin/staff-invitations', { body: { email, roleId } })
      const body = { token: await tokenMailedTo(api, store, email), name: 'Noor', password: staffPassword }
      const answers = await Promise.all(
        Array.from({ length: tries }, () =>
          send(api.app.request, 'POST', '/v1/staff-invitations/acceptance', { headers: seat(), body }),
        ),
      )
      expect(tally(answers)).toEqual({ '201': 1, 'staff-invitation-not-valid': tries - 1 })
      const rows = await asAdmin(
        api,
        `SELECT (SELECT count(*)::int FROM commerce.staff_memberships m WHERE m.account_id = a.id) AS members,
          (SELECT count(*)::int FROM commerce.staff_sessions s WHERE s.account_id = a.id) AS sessions
        FROM commerce.staff_accounts a WHERE a.email = $1`,
        [email],
      )
      expect(rows).toEqual([{ members: 1, sessions: 1 }])
    }
  })

  it(`a link to reset a password followed ${tries} times works once`, {
    timeout: patience(120_000),
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const member = await newMember(api, store)
      await send(api.app.request, 'POST', '/v1/account/password-resets', {
        key: store.publishableKey,
        headers: seat(),
        body: { email: member.email },
      })
      const token = await tokenMailedTo(api, store, member.email)
      const answers = await Promise.all(
        Array.from({ length: tries }, (_, n) =>
          send(api.app.request, 'POST', '/v1/account/password-resets/confirmation', {
            headers: seat(),
            body: { token, password: `${otherPassword} ${n}` },
          }),
        ),
      )
      expect(tally(answers)).toEqual({ '204': 1, 'reset-link-not-valid': tries - 1 })
      const winner = answers.findIndex(({ status }) => status === 204)
      const signedIn = await signIn(api, store, {
        email: member.email,
        password: `${otherPassword} ${winner}`,
      })
      expect(signedIn.status).toBe(201)
    }
  })

  it('who signs in with a password while it is changed has no session left afterwards', {
    timeout: patience(120_000),
  }, async () => {
    for (let round = 0; round < rounds; round += 1) {
      const member = await newMember(api, store)
      const [changed, ...sessions] = await Promise.all([
        member.send('PUT', '/v1/account/password', {
          body: { currentPassword: staffPassword, newPassword: otherPassword },
        }),
        ...Array.from({ length: 8 }, () => signIn(api, store, { email: member.email })),
      ])
      expect(changed?.status).toBe(204)
      for (const { status, body } of sessions) {
        if (status !== 201) continue
        const answer = await withSession(api, body.token)('GET', '/v1/admin/orders')
        expect(answer.status).toBe(401)
      }
      expect((await member.send('GET', '/v1/admin/orders')).status).toBe(200)
    }
  })

  it('an address invited many times has one open invitation, and one link that works', {
    timeout: patience(120_000),
  }, async () => {
    const owner = await newOwner(api, store)
    const roleId = await roleNamed(owner, 'support')
    for (let round = 0; round < rounds; round += 1) {
      const email = `${randomUUID()}@example.com`
      const answers = await Promise.all(
        Array.from({ length: 5 }, () =>
          owner.send('POST', '/v1/admin/staff-invitations', { body: { email, roleId } }),
        ),
      )
      expect(tally(answers)).toEqual({ '201': 5 })
      const { items } = (await owner.send('GET', '/v1/admin/staff-invitations?limit=100')).body
      expect(items.filter((item: { email: string }) => item.email === email)).toHaveLength(1)
    }
  })

  it('a member is removed, with the session that was just begun', async () => {
    const owner = await newOwner(api, store)
    const member = await newMember(api, store)
    const begun = {
      text: `INSERT INTO commerce.staff_sessions (store_id, id, account_id, token_hash, expires_at)
        VALUES ($1, gen_random_uuid(), $2, gen_random_uuid()::text, now() + interval '1 hour')`,
      values: [store.context.store.id, member.accountId],
    }
    const answer = await whileOpen(api, begun, () => owner.send('DELETE', pathOf(member.accountId)))
    expect(answer.status).toBe(204)
    const left = `SELECT 1 FROM commerce.staff_sessions WHERE account_id = $1`
    expect(await asAdmin(api, left, [member.accountId])).toEqual([])
  })

  it('who signs in while being removed is told what a stranger is', async () => {
    const { accountId, email } = await newMember(api, store)
    await asAdmin(api, 'DELETE FROM commerce.staff_sessions WHERE account_id = $1', [accountId])
    const removed = {
      text: 'DELETE FROM commerce.staff_memberships WHERE store_id = $1 AND account_id = $2',
      values: [store.context.store.id, accountId],
    }
    const answer = await whileOpen(api, removed, () => signIn(api, store, { email }))
    expect([answer.status, answer.body.code]).toEqual([401, 'wrong-credentials'])
  })
})
