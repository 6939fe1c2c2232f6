import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  createTestStaff,
  send,
  shopper,
  type TestApi,
  type TestStore,
  testPassword,
} from '../../../../test/api.ts'
import { mailsTo, tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import {
  createTestMember,
  createTestSeller,
  type TestMember,
  type TestSeller,
} from '../../../test/sellers.ts'

let api: TestApi
let store: TestStore
let seller: TestSeller
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  seller = await createTestSeller(api, store)
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors}` })
const code = ({ status, body }: Answer) => [status, body.code]
const refusedRights = [403, 'seller-permission-not-held']
const worker = (of: Parameters<typeof createTestMember>[2]['permissions'], sellerId = seller.id) =>
  createTestMember(api, store, { sellerId, ...(of ? { permissions: of } : {}) })
const invite = (by: TestMember, body: Record<string, unknown>) =>
  by.send('POST', '/v1/seller/invitations', { body })
const change = (by: TestMember, { memberId }: TestMember, body: Record<string, unknown>, headers = {}) =>
  by.send('PATCH', `/v1/seller/members/${memberId}`, { body, headers })
const remove = (by: TestMember, { memberId }: TestMember) =>
  by.send('DELETE', `/v1/seller/members/${memberId}`)
const accept = (body: Record<string, unknown>) =>
  send(api.app.request, 'POST', '/v1/seller-invitations/acceptance', { headers: visitor(), body })
const signIn = (body: Record<string, unknown>, of = store, headers = visitor()) =>
  shopper(api.app.request, of).send('POST', '/v1/seller/sessions', { body, headers })
const newcomer = { name: 'Ines Roth', password: testPassword }

describe('an invitation to a seller', () => {
  it('makes a member with what it says, and waits in the list until then', async () => {
    const email = `${randomUUID()}@example.com`
    const invited = await invite(seller.owner, {
      email: email.toUpperCase(),
      isOwner: false,
      permissions: ['seller-orders:read'],
    })
    expect(invited).toMatchObject({ status: 201, body: { email, permissions: ['seller-orders:read'] } })
    const list = async () => (await seller.owner.send('GET', '/v1/seller/invitations')).body.items
    expect(await list()).toContainEqual(invited.body)
    const token = await tokenMailedTo(api, store, email)
    expect((await accept({ token, ...newcomer })).status).toBe(201)
    expect(await list()).not.toContainEqual(invited.body)
    const { body } = await seller.owner.send('GET', '/v1/seller/members')
    const member = body.items.find((one: { email: string }) => one.email === email)
    expect(member).toMatchObject({ name: 'Ines Roth', isOwner: false, permissions: ['seller-orders:read'] })
    const session = await signIn({ email, password: testPassword })
    const orders = await send(api.app.request, 'GET', '/v1/seller/orders', { bearer: session.body.token })
    expect(orders.status).toBe(200)
    const members = await send(api.app.request, 'GET', '/v1/seller/members', { bearer: session.body.token })
    expect(code(members)).toEqual([403, 'not-permitted'])
  })

  it('to somebody who has an account takes its password and changes neither it nor the name', async () => {
    const email = `${randomUUID()}@example.com`
    await createTestStaff(api, await api.store(), { email, password: testPassword })
    await invite(seller.owner, { email, isOwner: false, permissions: ['seller-orders:read'] })
    const token = await tokenMailedTo(api, store, email)
    expect(code(await accept({ token, name: 'Taken Over', password: 'another good pass phrase' }))).toEqual([
      401,
      'wrong-credentials',
    ])
    expect((await accept({ token, name: 'Taken Over', password: testPassword })).status).toBe(201)
    const session = await signIn({ email, password: testPassword })
    expect(session.body.account).toMatchObject({ email, name: 'Test Staff' })
  })

  it('withdrawn is dead, and is withdrawn with the member who sent it', async () => {
    const [one, two] = [`${randomUUID()}@example.com`, `${randomUUID()}@example.com`]
    const rights = { isOwner: false, permissions: ['seller-orders:read'] }
    const recruiter = await worker(['seller-members:write', 'seller-orders:read'])
    const { body } = await invite(recruiter, { email: one, ...rights })
    await invite(recruiter, { email: two, ...rights })
    const path = `/v1/seller/invitations/${body.id}`
    expect((await seller.owner.send('DELETE', path)).status).toBe(204)
    expect(code(await seller.owner.send('DELETE', path))).toEqual([404, 'not-found'])
    await remove(seller.owner, recruiter)
    for (const email of [one, two]) {
      const token = await tokenMailedTo(api, store, email)
      expect(code(await accept({ token, ...newcomer }))).toEqual([409, 'seller-invitation-not-valid'])
    }
  })

  it('is worth what its sender may give when it is accepted', async () => {
    const demoted = [['seller-orders:read'], ['seller-members:write']]
    for (const permissions of demoted) {
      const email = `${randomUUID()}@example.com`
      const recruiter = await worker(['seller-members:write', 'seller-orders:read'])
      await invite(recruiter, { email, isOwner: false, permissions: ['seller-orders:read'] })
      const token = await tokenMailedTo(api, store, email)
      await change(seller.owner, recruiter, { permissions })
      expect(code(await accept({ token, ...newcomer }))).toEqual([409, 'seller-invitation-not-valid'])
    }
  })

  it('of an owner is withdrawn by owners only', async () => {
    const email = `${randomUUID()}@example.com`
    const { body } = await invite(seller.owner, { email, isOwner: true, permissions: [] })
    const recruiter = await worker(['seller-members:write'])
    const path = `/v1/seller/invitations/${body.id}`
    expect(code(await recruiter.send('DELETE', path))).toEqual(refusedRights)
    const token = await tokenMailedTo(api, store, email)
    expect((await accept({ token, ...newcomer })).status).toBe(201)
  })

  it('of an owner is replaced by owners only', async () => {
    const host = await worker(['seller-members:write'])
    const email = `${randomUUID()}@example.com`
    expect((await invite(seller.owner, { email, isOwner: true, permissions: [] })).status).toBe(201)
    const lesser = { email, isOwner: false, permissions: [] }
    expect(code(await invite(host, lesser))).toEqual(refusedRights)
    const link = { token: await tokenMailedTo(api, store, email), ...newcomer }
    expect((await accept(link)).status).toBe(201)
    const another = { ...lesser, email: `${randomUUID()}@example.com` }
    expect((await invite(host, another)).status).toBe(201)
    expect((await invite(host, another)).status).toBe(201)
  })

  it('is not sent to who works there already, and no more than twenty wait', async () => {
    const rights = { isOwner: false, permissions: [] }
    expect(code(await invite(seller.owner, { email: seller.owner.email, ...rights }))).toEqual([
      409,
      'already-seller-member',
    ])
    const crowded = await createTestSeller(api, store)
    const answers = []
    for (let n = 0; n <= 20; n += 1)
      answers.push((await invite(crowded.owner, { email: `crowd-${n}@example.com`, ...rights })).status)
    expect(answers).toEqual([...Array(20).fill(201), 409])
    expect(await mailsTo(api, store, 'crowd-20@example.com')).toEqual([])
  })
})

describe('nobody gives what he does not have', () => {
  it('when inviting', async () => {
    const recruiter = await worker(['seller-members:write', 'seller-orders:read'])
    const email = `${randomUUID()}@example.com`
    for (const rights of [
      { isOwner: true, permissions: [] },
      { isOwner: false, permissions: ['seller-orders:fulfill'] },
      { isOwner: false, permissions: ['seller-orders:read', 'seller-keys:write'] },
    ])
      expect(code(await invite(recruiter, { email, ...rights }))).toEqual(refusedRights)
    expect(await mailsTo(api, store, email)).toEqual([])
    const may = await invite(recruiter, { email, isOwner: false, permissions: ['seller-orders:read'] })
    expect(may.status).toBe(201)
  })

  it('when changing others or oneself; taking away is always possible', async () => {
    const recruiter = await worker(['seller-members:write', 'seller-orders:read'])
    const shipper = await worker(['seller-orders:fulfill', 'seller-orders:read'])
    for (const [member, body] of [
      [recruiter, { isOwner: true }],
      [recruiter, { permissions: ['seller-members:write', 'seller-keys:write'] }],
      [shipper, { isOwner: true }],
      [shipper, { permissions: ['seller-orders:fulfill', 'seller-keys:write'] }],
      [seller.owner, { isOwner: false }],
      [seller.owner, { permissions: [] }],
    ] as const)
      expect(code(await change(recruiter, member, body))).toEqual(refusedRights)
    expect(code(await remove(recruiter, seller.owner))).toEqual(refusedRights)
    const less = await change(recruiter, shipper, { permissions: ['seller-orders:fulfill'] })
    expect(less).toMatchObject({ status: 200, body: { permissions: ['seller-orders:fulfill'], version: 2 } })
    expect((await remove(recruiter, shipper)).status).toBe(204)
  })
})

describe('a member', () => {
  it('may at once what was given, and at once no more what was taken', async () => {
    const member = await worker([])
    const orders = () => member.send('GET', '/v1/seller/orders')
    expect(code(await orders())).toEqual([403, 'not-permitted'])
    await change(seller.owner, member, { permissions: ['seller-orders:read'] })
    expect((await orders()).status).toBe(200)
    await change(seller.owner, member, { permissions: [] })
    expect(code(await orders())).toEqual([403, 'not-permitted'])
  })

  it('is changed in the version that was read, or not at all', async () => {
    const member = await worker([])
    const first = await change(seller.owner, member, { permissions: [] }, { 'if-match': '"1"' })
    expect(first.headers.get('etag')).toBe('"2"')
    const late = await change(seller.owner, member, { isOwner: true }, { 'if-match': '"1"' })
    expect(code(late)).toEqual([412, 'version-conflict'])
    expect(code(await change(seller.owner, member, {}))).toEqual([400, 'invalid-request'])
  })

  it('who is removed is signed out at once, and cannot sign in again', async () => {
    const member = await worker(['seller-orders:read'])
    expect((await remove(seller.owner, member)).status).toBe(204)
    expect(code(await member.send('GET', '/v1/seller/orders'))).toEqual([401, 'not-authenticated'])
    expect(code(await signIn({ email: member.email, password: testPassword }))).toEqual([
      401,
      'wrong-credentials',
    ])
    expect(code(await remove(seller.owner, member))).toEqual([404, 'not-found'])
  })

  it('of another seller does not exist here', async () => {
    const other = await createTestSeller(api, store)
    const email = `${randomUUID()}@example.com`
    const { body } = await invite(other.owner, { email, isOwner: false, permissions: [] })
    expect(code(await change(seller.owner, other.owner, { isOwner: false }))).toEqual([404, 'not-found'])
    expect(code(await remove(seller.owner, other.owner))).toEqual([404, 'not-found'])
    const withdrawn = await seller.owner.send('DELETE', `/v1/seller/invitations/${body.id}`)
    expect(code(withdrawn)).toEqual([404, 'not-found'])
    const seen = JSON.stringify([
      (await seller.owner.send('GET', '/v1/seller/members')).body,
      (await seller.owner.send('GET', '/v1/seller/invitations')).body,
    ])
    expect(seen).not.toContain(other.owner.email)
    expect(seen).not.toContain(email)
    expect((await other.owner.send('GET', '/v1/seller/members')).body.items).toHaveLength(1)
  })

  it('is one owner at the least', async () => {
    const alone = await createTestSeller(api, store)
    const last = [409, 'last-seller-owner']
    expect(code(await change(alone.owner, alone.owner, { isOwner: false }))).toEqual(last)
    expect(code(await remove(alone.owner, alone.owner))).toEqual(last)
    const second = await createTestMember(api, store, { sellerId: alone.id, isOwner: true })
    expect((await remove(second, alone.owner)).status).toBe(204)
    expect(code(await remove(second, second))).toEqual(last)
  })
})

describe('a session of a seller’s member', () => {
  it('begins with e-mail, in any case, and password, and ends when it is signed out', async () => {
    const member = await worker(['seller-orders:read'])
    const session = await signIn({ email: ` ${member.email.toUpperCase()} `, password: testPassword })
    expect(session).toMatchObject({
      status: 201,
      body: {
        seller: { id: seller.wireId, name: seller.name },
        account: { email: member.email },
        isOwner: false,
        permissions: ['seller-orders:read'],
        secondFactor: 'not_set_up',
      },
    })
    expect(session.headers.get('cache-control')).toBe('no-store')
    const as = (method: string, path: string) =>
      send(api.app.request, method, path, { bearer: session.body.token })
    expect((await as('GET', '/v1/seller/orders')).status).toBe(200)
    expect((await as('DELETE', '/v1/seller/sessions/current')).status).toBe(204)
    expect(code(await as('GET', '/v1/seller/orders'))).toEqual([401, 'not-authenticated'])
    expect(code(await as('DELETE', '/v1/seller/sessions/current'))).toEqual([401, 'not-authenticated'])
  })

  it('is refused alike for an unknown address, a wrong password, another store, another seller, and staff', async () => {
    const member = await worker([])
    const other = await createTestSeller(api, store)
    const staff = `${randomUUID()}@example.com`
    await createTestStaff(api, store, { email: staff, password: testPassword })
    const answers = [
      await signIn({ email: `${randomUUID()}@example.com`, password: testPassword }),
      await signIn({ email: member.email, password: 'not the pass phrase' }),
      await signIn({ email: member.email, password: testPassword }, await api.store()),
      await signIn({ email: member.email, password: testPassword, sellerId: other.wireId }),
      await signIn({ email: staff, password: testPassword }),
    ]
    const { requestId: _, ...first } = answers[0]?.body ?? {}
    for (const { status, body } of answers) {
      const { requestId: __, ...rest } = body
      expect([status, rest]).toEqual([401, first])
    }
  })

  it('says for which seller, where there are several', async () => {
    const other = await createTestSeller(api, store)
    const member = await createTestMember(api, store, { sellerId: seller.id })
    await asAdmin(
      api,
      `INSERT INTO commerce.seller_members (store_id, seller_id, account_id, permissions) VALUES ($1, $2, $3, '{}')`,
      [store.context.store.id, other.id, member.accountId],
    )
    const both = await signIn({ email: member.email, password: testPassword })
    expect(code(both)).toEqual([409, 'choose-seller'])
    expect(
      both.body.sellers.toSorted((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)),
    ).toEqual(
      [seller, other]
        .map(({ wireId: id, name }) => ({ id, name }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    )
    const wrong = await signIn({ email: member.email, password: 'not the pass phrase' })
    expect(code(wrong)).toEqual([401, 'wrong-credentials'])
    const chosen = await signIn({ email: member.email, password: testPassword, sellerId: other.wireId })
    expect(chosen.body.seller).toEqual({ id: other.wireId, name: other.name })
  })

  it('is over when its time is, when its account is suspended, and when its password is another', async () => {
    for (const damage of [
      'UPDATE commerce.seller_sessions SET expires_at = now() WHERE account_id = $1',
      "UPDATE commerce.staff_accounts SET status = 'suspended' WHERE id = $1",
      'UPDATE commerce.staff_accounts SET session_epoch = session_epoch + 1 WHERE id = $1',
    ]) {
      const member = await worker(['seller-orders:read'])
      expect((await member.send('GET', '/v1/seller/orders')).status).toBe(200)
      await asAdmin(api, damage, [member.accountId])
      expect(code(await member.send('GET', '/v1/seller/orders'))).toEqual([401, 'not-authenticated'])
    }
  })

  it('shows the second factor that its account has before anything else', async () => {
    const member = await worker(['seller-orders:read'])
    await asAdmin(
      api,
      `INSERT INTO commerce.staff_second_factors (account_id, sealed_secret, confirmed_at) VALUES ($1, '\\x00', now())`,
      [member.accountId],
    )
    const orders = () => member.send('GET', '/v1/seller/orders')
    expect(code(await orders())).toEqual([403, 'second-factor-required'])
    const session = await signIn({ email: member.email, password: testPassword })
    expect(session.body.secondFactor).toBe('required')
    await asAdmin(api, 'UPDATE commerce.seller_sessions SET second_factor_at = now() WHERE account_id = $1', [
      member.accountId,
    ])
    expect((await orders()).status).toBe(200)
  })

  it('is no session of staff', async () => {
    const staff = [403, 'not-permitted']
    for (const path of ['/v1/admin/orders', '/v1/admin/sellers', '/v1/admin/keys'])
      expect(code(await seller.owner.send('GET', path))).toEqual(staff)
    const asStaff = `st_${seller.owner.token.slice(3)}`
    const forged = await send(api.app.request, 'GET', '/v1/admin/orders', { bearer: asStaff })
    expect(code(forged)).toEqual([401, 'not-authenticated'])
  })
})

describe('the own seller', () => {
  it('is changed by who may, in the version that was read', async () => {
    const own = await createTestSeller(api, store)
    const editor = await createTestMember(api, store, {
      sellerId: own.id,
      permissions: ['seller-profile:read', 'seller-profile:write'],
    })
    const { body: before, headers } = await editor.send('GET', '/v1/seller')
    const etag = headers.get('etag') ?? ''
    const patch = (body: unknown, ifMatch = etag) =>
      editor.send('PATCH', '/v1/seller', { body, headers: { 'if-match': ifMatch } })
    const changed = await patch({ description: 'Mugs.', website: 'https://mugs.example' })
    expect(changed).toMatchObject({
      status: 200,
      body: { ...before, description: 'Mugs.', website: 'https://mugs.example', version: before.version + 1 },
    })
    expect(code(await patch({ name: 'Mine' }))).toEqual([412, 'version-conflict'])
    const cleared = await patch({ website: null }, changed.headers.get('etag') ?? '')
    expect(cleared.body).toMatchObject({ website: null, description: 'Mugs.', name: own.name })
    for (const wrong of [{}, { status: 'active' }, { handle: 'house' }, { isHouse: true }, { name: 'a\nb' }])
      expect(code(await patch(wrong, cleared.headers.get('etag') ?? ''))).toEqual([400, 'invalid-request'])
  })
})
