import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { mailsTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import {
  codeOf,
  eventsOf,
  newMember,
  newOwner,
  setUpSecondFactor,
  signIn,
  staffPassword,
  withSession,
} from '../../../test/staff.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const factor = '/v1/account/second-factor'
const confirmation = `${factor}/confirmation`
const showing = '/v1/account/sessions/current/second-factor'
type Caller = ReturnType<typeof withSession>
const show = (send: Caller, given: string) => send('POST', showing, { body: { code: given } })

describe('a second factor', () => {
  it('is what an owner needs before anything but the own account', async () => {
    const owner = await newMember(api, store, { role: 'owner' })
    const answer = await signIn(api, store, { email: owner.email })
    expect(answer.body).toMatchObject({ secondFactor: 'not_set_up', role: { name: 'owner', isOwner: true } })
    for (const path of ['/v1/admin/orders', '/v1/admin/staff', '/v1/admin/audit', '/v1/admin/roles'])
      expect(code(await owner.send('GET', path)), path).toEqual([403, 'second-factor-required'])
    expect((await owner.send('GET', '/v1/account')).status).toBe(200)
    await setUpSecondFactor(owner)
    for (const path of ['/v1/admin/orders', '/v1/admin/staff', '/v1/admin/audit', '/v1/admin/roles'])
      expect((await owner.send('GET', path)).status, path).toBe(200)
  })

  it('is not needed for the daily work of a manager, and is for what makes others mighty', async () => {
    const manager = await newMember(api, store)
    expect((await manager.send('GET', '/v1/admin/orders')).status).toBe(200)
    const made = { kind: 'secret', name: 'Mine', scopes: ['orders:read'] }
    expect(code(await manager.send('POST', '/v1/admin/keys', { body: made }))).toEqual([
      403,
      'second-factor-required',
    ])
    await setUpSecondFactor(manager)
    expect((await manager.send('POST', '/v1/admin/keys', { body: made })).status).not.toBe(403)
  })

  it('once set up is asked of every session of the account, also for daily work', async () => {
    const manager = await newMember(api, store)
    const elsewhere = withSession(api, (await signIn(api, store, { email: manager.email })).body.token)
    const { secret } = await setUpSecondFactor(manager)
    expect(code(await elsewhere('GET', '/v1/admin/orders'))).toEqual([403, 'second-factor-required'])
    const session = (await signIn(api, store, { email: manager.email })).body
    expect(session.secondFactor).toBe('required')
    const later = withSession(api, session.token)
    expect(code(await later('GET', '/v1/admin/orders'))).toEqual([403, 'second-factor-required'])
    expect((await later('GET', '/v1/account')).body.secondFactor).toBe('required')
    const shown = await show(later, codeOf(secret))
    expect([shown.status, shown.body]).toEqual([200, { secondFactor: 'done', recoveryCodesLeft: 10 }])
    expect((await later('GET', '/v1/account')).body.secondFactor).toBe('done')
    expect((await later('GET', '/v1/admin/orders')).status).toBe(200)
    // What one session has shown is no proof of another.
    expect(code(await elsewhere('GET', '/v1/admin/orders'))).toEqual([403, 'second-factor-required'])
  })

  it('takes no code twice, also not in another session, and none of before', async () => {
    const manager = await newMember(api, store)
    const { secret } = await setUpSecondFactor(manager)
    const [first, second] = await Promise.all(
      [1, 2].map(async () =>
        withSession(api, (await signIn(api, store, { email: manager.email })).body.token),
      ),
    )
    const now = codeOf(secret)
    expect((await show(first as Caller, now)).status).toBe(200)
    expect(code(await show(second as Caller, now))).toEqual([403, 'second-factor-wrong'])
    expect(code(await show(second as Caller, codeOf(secret, -1)))).toEqual([403, 'second-factor-wrong'])
    expect((await show(second as Caller, codeOf(secret, 1))).status).toBe(200)
  })

  it('takes a recovery code once, however it is typed, and none of another account', async () => {
    const [mine, other] = [await newMember(api, store), await newMember(api, store)]
    const { recoveryCodes } = await setUpSecondFactor(mine)
    const theirs = await setUpSecondFactor(other)
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    const [given = ''] = recoveryCodes
    const session = withSession(api, (await signIn(api, store, { email: mine.email })).body.token)
    expect(code(await show(session, theirs.recoveryCodes[0] ?? ''))).toEqual([403, 'second-factor-wrong'])
    const shown = await show(session, given.toUpperCase().replace('-', ' '))
    expect([shown.status, shown.body.recoveryCodesLeft]).toEqual([200, 9])
    expect(code(await show(session, given))).toEqual([403, 'second-factor-wrong'])
  })

  it('is slowed after five wrong codes, for this account at this address, and the right one waits, too', async () => {
    const manager = await newMember(api, store)
    const { secret } = await setUpSecondFactor(manager)
    const session = withSession(api, (await signIn(api, store, { email: manager.email })).body.token)
    for (let times = 0; times < 5; times += 1)
      expect(code(await show(session, 'zzzzz-zzzzz'))).toEqual([403, 'second-factor-wrong'])
    const sixth = await show(session, codeOf(secret))
    expect(code(sixth)).toEqual([429, 'too-many-requests'])
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(60)
  })

  it('that is being set up is not guessed at either', async () => {
    const manager = await newMember(api, store)
    const { secret } = (await manager.send('POST', factor, { body: { password: staffPassword } })).body
    const near = [-1, 0, 1, 2].map((steps) => codeOf(secret, steps))
    const wrong = ['000000', '111111', '222222', '333333', '444444'].find((one) => !near.includes(one))
    const guess = (given = wrong) => manager.send('POST', confirmation, { body: { code: given } })
    for (let times = 0; times < 5; times += 1)
      expect(code(await guess())).toEqual([403, 'second-factor-wrong'])
    expect(code(await guess(codeOf(secret)))).toEqual([429, 'too-many-requests'])
  })

  it('cannot be set up by who only holds the session, nor replaced by who only knows the password', async () => {
    const owner = await newMember(api, store, { role: 'owner' })
    const start = (send: Caller, password: string) => send('POST', factor, { body: { password } })
    expect(code(await start(owner.send, 'another pass phrase'))).toEqual([403, 'account-password-wrong'])
    await setUpSecondFactor(owner)
    const thief = withSession(api, (await signIn(api, store, { email: owner.email })).body.token)
    expect(code(await start(thief, staffPassword))).toEqual([409, 'second-factor-set-up'])
    const change = { currentPassword: staffPassword, newPassword: 'seven green lamps beside the door' }
    const attempts: [string, string, object?][] = [
      ['DELETE', factor],
      ['POST', `${factor}/recovery-codes`],
      ['PUT', '/v1/account/password', { body: change }],
      ['PATCH', '/v1/account', { body: { name: 'Thief' } }],
      ['DELETE', '/v1/account/sessions'],
    ]
    for (const [method, path, sent] of attempts)
      expect(code(await thief(method, path, sent)), path).toEqual([403, 'second-factor-required'])
    expect((await signIn(api, store, { email: owner.email })).status).toBe(201)
  })

  it('does not count before its first right code; until then asking again gives another secret', async () => {
    const manager = await newMember(api, store)
    const start = async () => (await manager.send('POST', factor, { body: { password: staffPassword } })).body
    const [before, after] = [await start(), await start()]
    expect(before.secret).toMatch(/^[A-Z2-7]{32}$/)
    expect(after.secret).not.toBe(before.secret)
    expect(after.uri).toContain(encodeURIComponent(manager.email))
    expect(code(await show(manager.send, codeOf(after.secret)))).toEqual([409, 'second-factor-not-set-up'])
    const confirm = (given: string) => manager.send('POST', confirmation, { body: { code: given } })
    expect(code(await confirm(codeOf(before.secret)))).toEqual([403, 'second-factor-wrong'])
    expect((await manager.send('GET', '/v1/admin/orders')).status).toBe(200)
    expect((await confirm(codeOf(after.secret))).status).toBe(201)
    expect(code(await confirm(codeOf(after.secret, 1)))).toEqual([409, 'second-factor-set-up'])
  })

  it('is kept by who owns a store, whichever, and removed by others who have shown it', async () => {
    const owner = await newOwner(api, store)
    expect(code(await owner.send('DELETE', factor))).toEqual([409, 'second-factor-kept'])
    const manager = await newMember(api, store)
    expect(code(await manager.send('DELETE', factor))).toEqual([409, 'second-factor-not-set-up'])
    await setUpSecondFactor(manager)
    const elsewhere = await api.store()
    await asAdmin(
      api,
      `WITH role AS (INSERT INTO commerce.staff_roles (store_id, id, name, permissions, is_owner, built_in)
          VALUES ($1, gen_random_uuid(), 'owner', '{}', true, true) RETURNING id)
        INSERT INTO commerce.staff_memberships (store_id, account_id, role_id) SELECT $1, $2, id FROM role`,
      [elsewhere.context.store.id, manager.accountId],
    )
    await asAdmin(api, 'INSERT INTO commerce.account_stores (account_id, store_id) VALUES ($1, $2)', [
      manager.accountId,
      elsewhere.context.store.id,
    ])
    expect(code(await manager.send('DELETE', factor))).toEqual([409, 'second-factor-kept'])
    await asAdmin(api, 'DELETE FROM commerce.staff_memberships WHERE store_id = $1', [
      elsewhere.context.store.id,
    ])
    expect((await manager.send('DELETE', factor)).status).toBe(204)
    expect((await manager.send('GET', '/v1/account')).body).toMatchObject({
      secondFactor: 'not_set_up',
      recoveryCodesLeft: 0,
    })
    // A proof of the factor that is gone proves nothing.
    expect(
      code(await manager.send('POST', '/v1/admin/keys', { body: { kind: 'secret', name: 'x', scopes: [] } })),
    ).toEqual([403, 'second-factor-required'])
  })

  it('gives new recovery codes in place of the old ones', async () => {
    const manager = await newMember(api, store)
    const { recoveryCodes } = await setUpSecondFactor(manager)
    const replaced = (await manager.send('POST', `${factor}/recovery-codes`)).body.recoveryCodes
    const session = withSession(api, (await signIn(api, store, { email: manager.email })).body.token)
    expect(code(await show(session, recoveryCodes[1] ?? ''))).toEqual([403, 'second-factor-wrong'])
    expect((await show(session, replaced[1])).status).toBe(200)
  })

  it('tells its owner by mail of all that changes, and of a recovery code that was used', async () => {
    const manager = await newMember(api, store)
    const { recoveryCodes } = await setUpSecondFactor(manager)
    await manager.send('POST', `${factor}/recovery-codes`)
    const session = withSession(api, (await signIn(api, store, { email: manager.email })).body.token)
    expect(code(await show(session, recoveryCodes[0] ?? ''))).toEqual([403, 'second-factor-wrong'])
    const codes = (await manager.send('POST', `${factor}/recovery-codes`)).body.recoveryCodes
    expect((await show(session, codes[0])).status).toBe(200)
    expect((await session('DELETE', factor)).status).toBe(204)
    const mails = await mailsTo(api, store, manager.email)
    expect(mails.map(({ template }) => template)).toEqual(mails.map(() => 'account-changed'))
    const told = [
      'asks for a code',
      'new recovery codes',
      'new recovery codes',
      'was used',
      'asks for no code',
    ]
    expect(mails).toHaveLength(told.length)
    for (const [n, words] of told.entries()) expect(mails[n]?.text).toContain(words)
    expect(mails.map(({ text }) => text).join()).not.toContain(codes[0])
  })

  it('leaves neither secret nor recovery code in the database, and an event for what happened', async () => {
    const manager = await newMember(api, store)
    const { secret, recoveryCodes } = await setUpSecondFactor(manager)
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT f::text AS row FROM commerce.staff_second_factors f UNION ALL SELECT c::text FROM commerce.staff_recovery_codes c
        UNION ALL SELECT e::text FROM commerce.events e`,
    )
    const text = rows.map(({ row }) => row).join('\n')
    expect(text).toContain(manager.accountId)
    for (const kept of [secret, ...recoveryCodes, ...recoveryCodes.map((c) => c.replace('-', ''))])
      expect(text).not.toContain(kept)
    const added = await eventsOf(api, store, 'staff.second_factor_added')
    expect(added.at(-1)).toMatchObject({
      actor: `staff:${manager.accountId}`,
      aggregate_id: manager.accountId,
    })
  })
})
