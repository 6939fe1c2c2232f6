import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  send,
  type TestApi,
  type TestStore,
  testPassword,
} from '../../../../test/api.ts'
import { mailsTo } from '../../../test/customers.ts'
import { createTestSeller } from '../../../test/sellers.ts'
import { codeOf, otherPassword, seat, setUpSecondFactor, withSession } from '../../../test/staff.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const signIn = (email: string, password = testPassword) =>
  send(api.app.request, 'POST', '/v1/seller/sessions', {
    key: store.publishableKey,
    headers: seat(),
    body: { email, password },
  })

describe('a member of a seller', () => {
  it('reads the own account at the desk of the seller, and no other desk’s permissions', async () => {
    const { owner } = await createTestSeller(api, store)
    const me = (await owner.send('GET', '/v1/account')).body
    expect(me).toMatchObject({ email: owner.email, session: { desk: 'seller', isOwner: false } })
    expect(me.session.permissions).toContain('seller-orders:read')
    expect((await owner.send('GET', '/v1/account/stores')).body.items).toEqual([])
    expect(code(await owner.send('GET', '/v1/admin/staff'))).toEqual([403, 'not-permitted'])
  })

  it('has the same second factor: set up once, it is asked of every session at this desk, too', async () => {
    const { owner } = await createTestSeller(api, store)
    const later = withSession(api, (await signIn(owner.email)).body.token)
    const { secret } = await setUpSecondFactor(owner)
    expect((await owner.send('GET', '/v1/seller/orders')).status).toBe(200)
    expect(code(await later('GET', '/v1/seller/orders'))).toEqual([403, 'second-factor-required'])
    const body = { code: codeOf(secret) }
    expect((await later('POST', '/v1/account/sessions/current/second-factor', { body })).status).toBe(200)
    expect((await later('GET', '/v1/seller/orders')).status).toBe(200)
  })

  it('ends single sessions and all others, and changes the password, as staff does', async () => {
    const { owner } = await createTestSeller(api, store)
    const [one, two] = [(await signIn(owner.email)).body.token, (await signIn(owner.email)).body.token]
    const works = async (token: string) => (await withSession(api, token)('GET', '/v1/seller/orders')).status
    const { items } = (await owner.send('GET', '/v1/account/sessions')).body
    expect(items).toHaveLength(3)
    expect(new Set(items.map(({ desk }: { desk: string }) => desk))).toEqual(new Set(['seller']))
    const other = items.find(({ current }: { current: boolean }) => !current)
    expect((await owner.send('DELETE', `/v1/account/sessions/${other.id}`)).status).toBe(204)
    expect([await works(one), await works(two)].toSorted()).toEqual([200, 401])
    const changed = await owner.send('PUT', '/v1/account/password', {
      body: { currentPassword: testPassword, newPassword: otherPassword },
    })
    expect(changed.status).toBe(204)
    expect([await works(one), await works(two), await works(owner.token)]).toEqual([401, 401, 200])
    expect((await signIn(owner.email, otherPassword)).status).toBe(201)
  })

  it('resets a lost password by a link to the desk of sellers', async () => {
    const { owner } = await createTestSeller(api, store)
    await send(api.app.request, 'POST', '/v1/account/password-resets', {
      key: store.publishableKey,
      headers: seat(),
      body: { email: owner.email, desk: 'seller' },
    })
    const [mail] = await mailsTo(api, store, owner.email)
    expect([mail?.template, mail?.text]).toEqual([
      'staff-reset-password',
      expect.stringContaining(api.services.desks.seller),
    ])
  })
})
