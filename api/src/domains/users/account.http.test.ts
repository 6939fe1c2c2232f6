import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { mailsTo, tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import {
  codeOf,
  newMember,
  newOwner,
  otherPassword,
  seat,
  setUpSecondFactor,
  signIn,
  staffPassword,
  type TestMember,
  withSession,
} from '../../../test/staff.ts'
import { toWire } from '../../platform/ids.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const wireStore = (of: TestStore) => toWire('store', of.context.store.id)
const asks = (token: string) => withSession(api, token)('GET', '/v1/admin/orders')
const signedOut = [401, 'not-authenticated']

/** Makes somebody who works here work for another store, too. */
async function alsoWorksFor(other: TestStore, member: TestMember, role: string) {
  await newMember(api, other, { role: 'owner' })
  const storeId = other.context.store.id
  await asAdmin(
    api,
    `INSERT INTO commerce.staff_memberships (store_id, account_id, role_id)
      SELECT $1, $2, id FROM commerce.staff_roles WHERE store_id = $1 AND name = $3`,
    [storeId, member.accountId, role],
  )
  await asAdmin(api, 'INSERT INTO commerce.account_stores (account_id, store_id) VALUES ($1, $2)', [
    member.accountId,
    storeId,
  ])
}

describe('an account', () => {
  it('tells who one is and what the session may do', async () => {
    const manager = await newMember(api, store)
    const me = await manager.send('GET', '/v1/account')
    expect(me.body).toMatchObject({
      id: toWire('staffAccount', manager.accountId),
      email: manager.email,
      secondFactor: 'not_set_up',
      recoveryCodesLeft: 0,
      mayCreateStores: false,
      session: { desk: 'staff', storeId: wireStore(store), isOwner: false },
    })
    expect(me.body.session.permissions).toContain('orders:read')
    expect(me.headers.get('cache-control')).toBe('no-store')
    expect(code(await manager.send('GET', '/v1/account', { bearer: store.secretKey }))).toEqual([
      403,
      'not-permitted',
    ])
  })

  it('has a name that is changed for every store, by the version one has read', async () => {
    const manager = await newMember(api, store)
    const change = (name: string, version: number) =>
      manager.send('PATCH', '/v1/account', { body: { name }, headers: { 'if-match': `"${version}"` } })
    const { version } = (await manager.send('GET', '/v1/account')).body
    const changed = await change(' Mira  Sand ', version)
    expect([changed.status, changed.body.name, changed.body.version]).toEqual([
      200,
      'Mira  Sand',
      version + 1,
    ])
    expect(code(await change('Another', version))).toEqual([412, 'version-conflict'])
  })
})

describe('a session', () => {
  it('is listed with its device, of every store, and ended by its id', async () => {
    const manager = await newMember(api, store)
    const other = await api.store()
    await alsoWorksFor(other, manager, 'support')
    const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
    const there = await signIn(api, other, {
      email: manager.email,
      headers: { ...seat(), 'user-agent': userAgent },
    })
    const { items } = (await manager.send('GET', '/v1/account/sessions')).body
    expect(items.map((s: { storeId: string }) => s.storeId)).toEqual([wireStore(other), wireStore(store)])
    expect(items[0]).toMatchObject({ device: 'Firefox on Linux', current: false, desk: 'staff' })
    expect(items[1].current).toBe(true)
    expect(JSON.stringify(items)).not.toContain(there.body.token)
    expect((await asks(there.body.token)).status).toBe(200)
    const path = `/v1/account/sessions/${items[0].id}`
    const stranger = await newMember(api, store)
    expect(code(await stranger.send('DELETE', path))).toEqual([404, 'not-found'])
    expect((await manager.send('DELETE', path)).status).toBe(204)
    expect(code(await asks(there.body.token))).toEqual(signedOut)
    expect(code(await manager.send('DELETE', path))).toEqual([404, 'not-found'])
    expect((await asks(manager.token)).status).toBe(200)
  })

  it('ends with all others of the account, in every store, when one signs out everywhere else', async () => {
    const manager = await newMember(api, store)
    const other = await api.store()
    await alsoWorksFor(other, manager, 'support')
    const tokens = [
      (await signIn(api, store, { email: manager.email })).body.token,
      (await signIn(api, other, { email: manager.email })).body.token,
    ]
    for (const token of tokens) expect((await asks(token)).status).toBe(200)
    expect((await manager.send('DELETE', '/v1/account/sessions')).status).toBe(204)
    for (const token of tokens) expect(code(await asks(token))).toEqual(signedOut)
    expect((await asks(manager.token)).status).toBe(200)
    expect((await manager.send('GET', '/v1/account/sessions')).body.items).toHaveLength(1)
  })

  it('goes on in another store with its proof and its end, and in no store where one does not work', async () => {
    const manager = await newMember(api, store)
    const other = await api.store()
    await alsoWorksFor(other, manager, 'owner')
    const { secret } = await setUpSecondFactor(manager)
    const stores = (await manager.send('GET', '/v1/account/stores')).body.items
    expect(stores).toHaveLength(2)
    const go = (send: TestMember['send'], to: TestStore) =>
      send('POST', `/v1/account/stores/${wireStore(to)}/sessions`)
    const there = await go(manager.send, other)
    expect([there.status, there.body]).toEqual([
      201,
      expect.objectContaining({ storeId: wireStore(other), secondFactor: 'done' }),
    ])
    expect(there.body.role).toMatchObject({ name: 'owner', isOwner: true })
    expect((await asks(there.body.token)).status).toBe(200)
    expect(there.body.expiresAt).toBe((await manager.send('GET', '/v1/account')).body.session.expiresAt)
    expect(code(await go(manager.send, await api.store()))).toEqual([404, 'not-found'])
    // A session that has shown nothing has nothing to show there.
    const unproven = withSession(api, (await signIn(api, store, { email: manager.email })).body.token)
    const opened = (await go(unproven, other)).body
    expect(opened.secondFactor).toBe('required')
    expect(code(await asks(opened.token))).toEqual([403, 'second-factor-required'])
    const showing = '/v1/account/sessions/current/second-factor'
    const shown = await withSession(api, opened.token)('POST', showing, { body: { code: codeOf(secret) } })
    expect(shown.status).toBe(200)
    expect((await asks(opened.token)).status).toBe(200)
  })
})

describe('a password', () => {
  const change = (member: TestMember, currentPassword: string, newPassword: string) =>
    member.send('PUT', '/v1/account/password', { body: { currentPassword, newPassword } })

  it('is changed by who knows it; every other session ends, this one goes on', async () => {
    const manager = await newMember(api, store)
    const other = await api.store()
    await alsoWorksFor(other, manager, 'support')
    const elsewhere = (await signIn(api, other, { email: manager.email })).body.token
    expect(code(await change(manager, otherPassword, otherPassword))).toEqual([403, 'account-password-wrong'])
    expect((await asks(elsewhere)).status).toBe(200)
    expect((await change(manager, staffPassword, otherPassword)).status).toBe(204)
    expect(code(await asks(elsewhere))).toEqual(signedOut)
    expect((await asks(manager.token)).status).toBe(200)
    expect(code(await signIn(api, store, { email: manager.email }))).toEqual([401, 'wrong-credentials'])
    expect((await signIn(api, store, { email: manager.email, password: otherPassword })).status).toBe(201)
    const mails = await mailsTo(api, store, manager.email)
    expect(mails.map(({ template }) => template)).toEqual(['account-changed'])
  })

  it('is refused when it is easy to guess, and says why', async () => {
    const manager = await newMember(api, store)
    for (const bad of ['short', 'aaaaaaaaaaaaaaaaaaaa', `${manager.email}`]) {
      const answer = await change(manager, staffPassword, bad)
      expect([code(answer), answer.body.errors[0].pointer]).toEqual([
        [400, 'invalid-request'],
        '/newPassword',
      ])
    }
    expect((await signIn(api, store, { email: manager.email })).status).toBe(201)
  })
})

describe('a lost password', () => {
  const ask = (email: string, of = store) =>
    send(api.app.request, 'POST', '/v1/account/password-resets', {
      key: of.publishableKey,
      headers: seat(),
      body: { email },
    })
  const reset = (token: string, password = otherPassword) =>
    send(api.app.request, 'POST', '/v1/account/password-resets/confirmation', {
      headers: seat(),
      body: { token, password },
    })

  it('is replaced by a mailed link that works once; every session ends, the second factor stays', async () => {
    const manager = await newMember(api, store)
    await setUpSecondFactor(manager)
    expect((await ask(manager.email.toUpperCase())).body).toEqual({ status: 'mail_sent' })
    const token = await tokenMailedTo(api, store, manager.email)
    expect(code(await reset(token, 'aaaaaaaaaaaaaaaaaaaa'))).toEqual([400, 'invalid-request'])
    expect((await reset(token)).status).toBe(204)
    expect(code(await asks(manager.token))).toEqual(signedOut)
    expect(code(await reset(token))).toEqual([410, 'reset-link-not-valid'])
    const session = (await signIn(api, store, { email: manager.email, password: otherPassword })).body
    expect(session.secondFactor).toBe('required')
    expect(code(await asks(session.token))).toEqual([403, 'second-factor-required'])
  })

  it('is not helped by a link that is old, changed, of another store, or older than the password', async () => {
    const manager = await newMember(api, store)
    const linkOf = async () => {
      await ask(manager.email)
      return tokenMailedTo(api, store, manager.email)
    }
    const first = await linkOf()
    const changed = await manager.send('PUT', '/v1/account/password', {
      body: { currentPassword: staffPassword, newPassword: otherPassword },
    })
    expect(changed.status).toBe(204)
    expect(code(await reset(first))).toEqual([410, 'reset-link-not-valid'])
    const second = await linkOf()
    await asAdmin(api, 'UPDATE commerce.account_tokens SET expires_at = now() WHERE used_at IS NULL')
    const third = await linkOf()
    const dead = [
      second,
      third.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      `rst_${'0'.repeat(32)}_${'A'.repeat(32)}`,
    ]
    for (const token of dead) expect(code(await reset(token))).toEqual([410, 'reset-link-not-valid'])
    expect((await reset(third, 'another lamp under the blue bridge')).status).toBe(204)
  })

  it('is asked for with one answer and one mail, whoever asks for whom', async () => {
    const [member, elsewhere] = [await newMember(api, store), await newMember(api, await api.store())]
    const unknown = `${randomUUID()}@example.com`
    const answers = []
    for (const email of [member.email, elsewhere.email, unknown]) answers.push(await ask(email))
    for (const { status, body } of answers) expect([status, body]).toEqual([202, { status: 'mail_sent' }])
    const mailed = async (email: string) => (await mailsTo(api, store, email)).map(({ template }) => template)
    expect(await mailed(member.email)).toEqual(['staff-reset-password'])
    expect(await mailed(elsewhere.email)).toEqual(['no-account'])
    expect(await mailed(unknown)).toEqual(['no-account'])
  })

  it('leaves no link and no token in the database', async () => {
    const owner = await newOwner(api, store)
    await ask(owner.email)
    const token = await tokenMailedTo(api, store, owner.email)
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT t::text AS row FROM commerce.account_tokens t UNION ALL SELECT m::text FROM commerce.mails m
        UNION ALL SELECT e::text FROM commerce.events e`,
    )
    expect(rows.map(({ row }) => row).join('\n')).not.toContain(token.slice(37))
  })
})
