import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import {
  createTestCustomer,
  customerPassword,
  mailsTo,
  type TestCustomer,
  tokenMailedTo,
} from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `192.0.2.${++visitors % 250}` })
const code = ({ status, body }: Answer) => [status, body.code]
const someone = () => `${randomUUID()}@example.com`
const send = (
  method: string,
  path: string,
  of: { bearer?: string; body?: unknown; headers?: Record<string, string> } = {},
) =>
  shopper(api.app.request, store).send(method, `/v1/customers${path}`, {
    ...of,
    headers: { ...visitor(), ...of.headers },
  })
const signIn = (email: string, password = customerPassword) =>
  send('POST', '/sessions', { body: { email, password } })
const refresh = ({ refreshToken }: { refreshToken: string }) =>
  send('POST', '/sessions/refresh', { body: { refreshToken } })
const newPassword = 'quite another set of words'
const templatesTo = async (email: string) =>
  (await mailsTo(api, store, email)).map(({ template }) => template)

describe('the own profile', () => {
  const change = ({ accessToken }: TestCustomer, body: object, headers = {}) =>
    send('PATCH', '/me', { bearer: accessToken, body, headers })

  it('is changed in part; what is left out stays', async () => {
    const ada = await createTestCustomer(store)
    const changed = await change(ada, { phone: '+49 30 1234567', metadata: { shoes: '39' } })
    expect(changed).toMatchObject({
      status: 200,
      body: { fullName: 'Ada Lovelace', phone: '+49 30 1234567', metadata: { shoes: '39' }, version: 2 },
    })
    expect(changed.headers.get('etag')).toBe('"2"')
    expect((await change(ada, { phone: null, locale: 'de-DE' })).body).toMatchObject({
      phone: null,
      locale: 'de-DE',
      version: 3,
    })
    expect((await change(ada, {})).body.version).toBe(3)
    const [told] = await asAdmin<{ payload: object; n: number }>(
      api,
      `SELECT payload FROM commerce.events WHERE type = 'customer.changed' AND aggregate_id = $1 ORDER BY id`,
      [ada.id],
    )
    expect(told?.payload).toEqual({ fields: ['metadata', 'phone'] })
  })

  it('refuses a change that was made for another version', async () => {
    const ada = await createTestCustomer(store)
    await change(ada, { fullName: 'Ada' })
    expect(code(await change(ada, { fullName: 'Countess' }, { 'if-match': '"1"' }))).toEqual([
      412,
      'version-conflict',
    ])
    expect((await change(ada, { fullName: 'Countess' }, { 'if-match': '"2"' })).status).toBe(200)
  })

  it.for([
    ['another language than the store speaks', { locale: 'fr' }],
    ['a phone number that is none', { phone: 'call me' }],
    ['the address', { email: 'eve@example.com' }],
    ['the status', { status: 'suspended' }],
    ['the hash of the password', { passwordHash: 'x' }],
    ['an empty name', { fullName: '' }],
    ['a name of two lines', { fullName: 'Ada\r\nBcc: eve@example.com' }],
  ] as const)('refuses %s', async ([, body]) => {
    const ada = await createTestCustomer(store)
    expect(code(await change(ada, body))).toEqual([400, 'invalid-request'])
    expect((await send('GET', '/me', { bearer: ada.accessToken })).body.version).toBe(1)
  })
})

describe('a new password', () => {
  it('is set by who knows the present one, ends all other sessions and is told by mail', async () => {
    const ada = await createTestCustomer(store)
    const other = (await signIn(ada.email)).body
    const change = (body: object) => send('PUT', '/me/password', { bearer: ada.accessToken, body })
    const wrong = { currentPassword: 'a wrong password', password: newPassword }
    expect(code(await change(wrong))).toEqual([403, 'wrong-password'])
    expect(code(await change({ password: newPassword }))).toEqual([403, 'wrong-password'])
    const weak = await change({ currentPassword: customerPassword, password: 'aaaaaaaaaaaaaaaaaa' })
    expect(code(weak)).toEqual([400, 'invalid-request'])
    expect(weak.body.errors[0].pointer).toBe('/password')

    const done = await change({ currentPassword: customerPassword, password: newPassword })
    expect(done.status).toBe(204)
    expect(code(await signIn(ada.email))).toEqual([401, 'wrong-credentials'])
    expect((await signIn(ada.email, newPassword)).status).toBe(201)
    expect(code(await refresh(other))).toEqual([401, 'session-not-living'])
    expect((await refresh(ada)).status).toBe(201)
    expect(await templatesTo(ada.email)).toEqual(['password-changed'])
  })

  it('is the first one of somebody without any, soon after the sign-in', async () => {
    const ada = await createTestCustomer(store, { password: null })
    const set = () =>
      send('PUT', '/me/password', { bearer: ada.accessToken, body: { password: newPassword } })
    await asAdmin(
      api,
      `UPDATE commerce.customer_sessions SET created_at = now() - interval '11 minutes' WHERE customer_id = $1`,
      [ada.id],
    )
    expect(code(await set())).toEqual([403, 'recent-sign-in-needed'])
    await asAdmin(
      api,
      `UPDATE commerce.customer_sessions SET created_at = now() - interval '9 minutes' WHERE customer_id = $1`,
      [ada.id],
    )
    expect((await set()).status).toBe(204)
    expect((await signIn(ada.email, newPassword)).status).toBe(201)
  })

  it('is chosen by a mailed link, which ends every session; a weak one leaves the link as it was', async () => {
    const ada = await createTestCustomer(store)
    const ask = () => send('POST', '/password-resets', { body: { email: ada.email } })
    expect((await ask()).status).toBe(202)
    expect(await templatesTo(ada.email)).toEqual(['reset-password'])
    const first = await tokenMailedTo(api, store, ada.email)
    await ask()
    const token = await tokenMailedTo(api, store, ada.email)
    const reset = (body: object) => send('POST', '/password-resets/confirmation', { body })
    expect(code(await reset({ token, password: 'password password' }))).toEqual([400, 'invalid-request'])
    expect((await reset({ token, password: newPassword })).status).toBe(204)
    // Used, and all others with it.
    expect(code(await reset({ token, password: newPassword }))).toEqual([410, 'link-not-valid'])
    expect(code(await reset({ token: first, password: newPassword }))).toEqual([410, 'link-not-valid'])
    expect(code(await refresh(ada))).toEqual([401, 'session-not-living'])
    expect(code(await signIn(ada.email))).toEqual([401, 'wrong-credentials'])
    expect((await signIn(ada.email, newPassword)).status).toBe(201)
  })

  it('is not mailed to an address without an account, which gets another mail', async () => {
    const email = someone()
    expect((await send('POST', '/password-resets', { body: { email } })).status).toBe(202)
    expect(await templatesTo(email)).toEqual(['no-account'])
  })
})

describe('another e-mail address', () => {
  const ask = (ada: TestCustomer, newEmail: string, password = customerPassword) =>
    send('POST', '/me/email-changes', { bearer: ada.accessToken, body: { newEmail, password } })
  const confirm = (by: TestCustomer, token: string) =>
    send('POST', '/me/email-changes/confirmation', { bearer: by.accessToken, body: { token } })

  it('is the customer’s once its link is followed; the old one is told', async () => {
    const ada = await createTestCustomer(store)
    const to = someone()
    expect(code(await ask(ada, to, 'a wrong password'))).toEqual([403, 'wrong-password'])
    expect((await ask(ada, to.toUpperCase())).status).toBe(202)
    expect(await templatesTo(to)).toEqual(['confirm-email-change'])
    expect((await send('GET', '/me', { bearer: ada.accessToken })).body.email).toBe(ada.email)
    const token = await tokenMailedTo(api, store, to)
    expect((await confirm(ada, token)).status).toBe(204)
    expect(code(await confirm(ada, token))).toEqual([410, 'link-not-valid'])
    expect((await send('GET', '/me', { bearer: ada.accessToken })).body).toMatchObject({
      email: to,
      version: 2,
    })
    expect(await templatesTo(ada.email)).toEqual(['email-changed'])
    expect(code(await signIn(ada.email))).toEqual([401, 'wrong-credentials'])
    expect((await signIn(to)).status).toBe(201)
  })

  it('is given by nobody but the customer who asked, whoever has the link', async () => {
    const [mallory, victim] = [await createTestCustomer(store), await createTestCustomer(store)]
    const to = someone()
    await ask(mallory, to)
    const token = await tokenMailedTo(api, store, to)
    expect(code(await confirm(victim, token))).toEqual([410, 'link-not-valid'])
    const asNobody = await send('POST', '/me/email-changes/confirmation', { body: { token } })
    expect(code(asNobody)).toEqual([401, 'not-authenticated'])
    expect((await send('GET', '/me', { bearer: mallory.accessToken })).body.email).toBe(mallory.email)
    // It was not used up by them.
    expect((await confirm(mallory, token)).status).toBe(204)
  })

  it('makes every link that was mailed before dead', async () => {
    const ada = await createTestCustomer(store)
    const [first, second] = [someone(), someone()]
    await ask(ada, first)
    await ask(ada, second)
    await send('POST', '/password-resets', { body: { email: ada.email } })
    const reset = await tokenMailedTo(api, store, ada.email)
    expect((await confirm(ada, await tokenMailedTo(api, store, second))).status).toBe(204)
    expect(code(await confirm(ada, await tokenMailedTo(api, store, first)))).toEqual([410, 'link-not-valid'])
    const body = { token: reset, password: newPassword }
    expect(code(await send('POST', '/password-resets/confirmation', { body }))).toEqual([
      410,
      'link-not-valid',
    ])
  })

  it('is not taken from who got it meanwhile', async () => {
    const ada = await createTestCustomer(store)
    const to = someone()
    await ask(ada, to)
    const bob = await createTestCustomer(store, { email: to })
    expect(code(await confirm(ada, await tokenMailedTo(api, store, to)))).toEqual([410, 'link-not-valid'])
    expect((await send('GET', '/me', { bearer: ada.accessToken })).body.email).toBe(ada.email)
    expect((await send('GET', '/me', { bearer: bob.accessToken })).body.email).toBe(to)
  })

  it('is refused when it is the own one already', async () => {
    const ada = await createTestCustomer(store)
    const refused = await ask(ada, ada.email)
    expect(code(refused)).toEqual([400, 'invalid-request'])
    expect(refused.body.errors[0].pointer).toBe('/newEmail')
  })
})
