import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { createTestCustomer, customerPassword, mailsTo, tokenMailedTo } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  // Every test is a visitor with an address of its own: attempts are counted by address.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `198.51.100.${++visitors % 250}` })
const code = ({ status, body }: Answer) => [status, body.code]
const someone = () => `${randomUUID()}@example.com`
const post = (path: string, body: unknown, of = store, headers = visitor()) =>
  shopper(api.app.request, of).send('POST', `/v1/customers${path}`, { body, headers })
const register = (email: string, more: object = {}, of = store) =>
  post('/registrations', { email, password: customerPassword, fullName: 'Ada Lovelace', ...more }, of)
const confirm = (token: string, password = customerPassword, of = store) =>
  post('/confirmations', { token, password }, of)
const signIn = (email: string, password = customerPassword, of = store) =>
  post('/sessions', { email, password }, of)
const told = ({ status, body, headers }: Answer) => {
  const { requestId: _, ...rest } = body
  return [status, rest, headers.get('content-type'), headers.get('cache-control')]
}
const customersOf = (email: string) =>
  asAdmin<{ id: string; status: string; locale: string }>(
    api,
    'SELECT id, status, locale FROM commerce.customers WHERE email = $1',
    [email],
  )

describe('somebody who registers', () => {
  it('gets a mail, confirms it with the password, and is signed in', async () => {
    const email = someone()
    const asked = await register(email.toUpperCase())
    expect([asked.status, asked.body]).toEqual([202, { status: 'mail_sent' }])
    expect(await customersOf(email)).toEqual([])
    expect(code(await signIn(email))).toEqual([401, 'wrong-credentials'])

    const [mail] = await mailsTo(api, store, email)
    expect(mail).toMatchObject({ template: 'confirm-registration', locale: 'en-DE' })
    expect(mail?.text).toContain(`${store.origin}/account/confirm?token=`)
    const confirmed = await confirm(await tokenMailedTo(api, store, email))
    expect(confirmed).toMatchObject({
      status: 201,
      body: {
        status: 'signed_in',
        customer: { email, fullName: 'Ada Lovelace', phone: null, locale: 'en-DE', hasPassword: true },
      },
    })
    expect(confirmed.headers.get('cache-control')).toBe('no-store')
    const me = await shopper(api.app.request, store).send('GET', '/v1/customers/me', {
      bearer: confirmed.body.accessToken,
    })
    expect(me).toMatchObject({ status: 200, body: confirmed.body.customer })
    expect((await signIn(` ${email.toUpperCase()} `)).status).toBe(201)
  })

  it('has agreed to what was sent along, in this wording, once the address is confirmed', async () => {
    const email = someone()
    await register(email, {
      locale: 'de-DE',
      consents: [
        { purpose: 'terms', textVersion: '2026-11' },
        { purpose: 'marketing_email', textVersion: 'b' },
      ],
    })
    expect((await mailsTo(api, store, email))[0]?.locale).toBe('de-DE')
    await confirm(await tokenMailedTo(api, store, email))
    const [customer] = await customersOf(email)
    const consents = await asAdmin(
      api,
      `SELECT purpose, granted, text_version, source FROM commerce.customer_consents WHERE customer_id = $1 ORDER BY purpose`,
      [customer?.id],
    )
    expect(consents).toEqual([
      { purpose: 'marketing_email', granted: true, text_version: 'b', source: 'registration' },
      { purpose: 'terms', granted: true, text_version: '2026-11', source: 'registration' },
    ])
    expect(customer?.locale).toBe('de-DE')
  })

  it('gets no account for an address that a stranger typed in: the link asks for the password', async () => {
    const email = someone()
    await register(email, { password: 'the stranger chose this one' })
    const token = await tokenMailedTo(api, store, email)
    expect(code(await confirm(token))).toEqual([401, 'wrong-credentials'])
    expect(await customersOf(email)).toEqual([])
    // The owner registers, too: now the stranger's link is worth nothing.
    await register(email)
    expect((await confirm(await tokenMailedTo(api, store, email))).status).toBe(201)
    expect(code(await confirm(token, 'the stranger chose this one'))).toEqual([410, 'link-not-valid'])
    expect(code(await signIn(email, 'the stranger chose this one'))).toEqual([401, 'wrong-credentials'])
  })

  it('is told the same, and gets a mail of its own, when there is an account', async () => {
    const { email } = await createTestCustomer(store)
    const newcomer = someone()
    const [known, unknown] = [await register(email), await register(newcomer)]
    expect(told(known)).toEqual(told(unknown))
    expect((await mailsTo(api, store, email)).map(({ template }) => template)).toEqual(['already-registered'])
    // One row and one mail in both cases; the row of the known one opens nothing.
    const rows = await asAdmin<{ used: boolean; n: number }>(
      api,
      `SELECT used_at IS NOT NULL AS used, count(*)::int AS n FROM commerce.one_time_tokens
       WHERE purpose = 'register' AND created_at > now() - interval '1 minute' GROUP BY 1`,
    )
    expect(rows.find(({ used }) => used)?.n).toBeGreaterThan(0)
    expect((await signIn(email)).status).toBe(201)
  })

  it('is told the same at sign-in, reset and e-mail change, too', async () => {
    const { email, accessToken } = await createTestCustomer(store)
    const other = await createTestCustomer(store)
    const wrong = 'not the right password'
    expect(told(await signIn(email, wrong))).toEqual(told(await signIn(someone(), wrong)))
    const reset = (to: string) => post('/password-resets', { email: to })
    expect(told(await reset(email))).toEqual(told(await reset(someone())))
    const change = (newEmail: string) =>
      shopper(api.app.request, store).send('POST', '/v1/customers/me/email-changes', {
        bearer: accessToken,
        body: { newEmail, password: customerPassword },
        headers: visitor(),
      })
    expect(told(await change(other.email))).toEqual(told(await change(someone())))
    expect((await mailsTo(api, store, other.email)).map(({ template }) => template)).toEqual([
      'already-registered',
    ])
  })

  it.for([
    ['a password that is too short', { password: 'short' }, '/password'],
    ['a common password', { password: 'passwordpassword' }, '/password'],
    ['a password made of the name', { password: 'Ada Lovelace Ada Lovelace' }, '/password'],
    ['no address', { email: 'ada' }, '/email'],
    ['an address that no mail server takes', { email: `${'a'.repeat(65)}@example.com` }, '/email'],
    ['a language that the store does not speak', { locale: 'fr-FR' }, '/locale'],
    ['no name', { fullName: '  ' }, '/fullName'],
    [
      'an unknown purpose',
      { consents: [{ purpose: 'everything', textVersion: '1' }] },
      '/consents/0/purpose',
    ],
    [
      'a purpose twice',
      {
        consents: [
          { purpose: 'terms', textVersion: '1' },
          { purpose: 'terms', textVersion: '2' },
        ],
      },
      '/consents',
    ],
    ['a field of the table', { status: 'active' }, '/status'],
  ] as const)('is refused with %s, and no mail is sent', async ([, wrong, pointer]) => {
    const email = 'email' in wrong ? wrong.email : someone()
    const refused = await register(email, wrong)
    expect(code(refused)).toEqual([400, 'invalid-request'])
    expect(refused.body.errors[0].pointer).toBe(pointer)
    expect(await mailsTo(api, store, email)).toEqual([])
  })

  it('cannot, where the store has no pages that a mail could lead to', async () => {
    const pageless = await api.store()
    await asAdmin(api, 'DELETE FROM commerce.store_domains WHERE store_id = $1', [pageless.context.store.id])
    expect(code(await register(someone(), {}, pageless))).toEqual([409, 'store-has-no-pages'])
    expect(code(await post('/password-resets', { email: someone() }, pageless))).toEqual([
      409,
      'store-has-no-pages',
    ])
  })

  it('is slowed down when many mails are asked for, wherever from', async () => {
    const email = someone()
    const headers = visitor()
    const ask = (more = headers) => post('/password-resets', { email }, store, more)
    for (let n = 0; n < 5; n += 1) expect((await ask()).status).toBe(202)
    const sixth = await ask()
    expect(code(sixth)).toEqual([429, 'too-many-requests'])
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a link', () => {
  it('works once, in its store, for its purpose, and until its time is over', async () => {
    const email = someone()
    await register(email)
    const token = await tokenMailedTo(api, store, email)
    const elsewhere = await api.store()
    expect(code(await confirm(token, customerPassword, elsewhere))).toEqual([410, 'link-not-valid'])
    const { accessToken: bearer } = await createTestCustomer(store)
    const other = await shopper(api.app.request, store).send(
      'POST',
      '/v1/customers/me/email-changes/confirmation',
      { bearer, body: { token } },
    )
    expect(code(other)).toEqual([410, 'link-not-valid'])
    expect(code(await post('/password-resets/confirmation', { token, password: customerPassword }))).toEqual([
      410,
      'link-not-valid',
    ])
    expect((await confirm(token)).status).toBe(201)
    const [again, never] = [await confirm(token), await confirm('A'.repeat(32))]
    expect(code(again)).toEqual([410, 'link-not-valid'])
    expect(told(again)).toEqual(told(never))

    const late = someone()
    await register(late)
    await asAdmin(
      api,
      `UPDATE commerce.one_time_tokens SET expires_at = now() - interval '1 second' WHERE used_at IS NULL`,
    )
    expect(code(await confirm(await tokenMailedTo(api, store, late)))).toEqual([410, 'link-not-valid'])
  })

  it('lives by the real clock, also in a store whose clock was moved', async () => {
    const email = someone()
    const moved = await api.store()
    await asAdmin(
      api,
      'UPDATE commerce.stores SET clock_offset_seconds = 8640000, twin_of = $2 WHERE store_id = $1',
      [moved.context.store.id, store.context.store.id],
    )
    await register(email, {}, moved)
    const token = await tokenMailedTo(api, moved, email)
    const confirmed = await confirm(token, customerPassword, moved)
    expect(confirmed.status).toBe(201)
    const inMinutes = (Date.parse(confirmed.body.accessTokenExpiresAt) - Date.now()) / 60_000
    expect(Math.round(inMinutes)).toBe(10)
  })

  it('leaves neither password, address nor token readable in the database or in events', async () => {
    const email = someone()
    await register(email)
    const token = await tokenMailedTo(api, store, email)
    const rows = await asAdmin<{ row: string }>(
      api,
      `SELECT t::text AS row FROM commerce.one_time_tokens t UNION ALL SELECT e::text FROM commerce.events e`,
    )
    const before = rows.map(({ row }) => row).join('\n')
    for (const secret of [token, email, customerPassword, 'Ada Lovelace'])
      expect(before).not.toContain(secret)
    const { body } = await confirm(token)
    const after = await asAdmin<{ row: string }>(
      api,
      `SELECT t::text AS row FROM commerce.refresh_tokens t UNION ALL SELECT s::text FROM commerce.customer_sessions s
       UNION ALL SELECT e::text FROM commerce.events e UNION ALL SELECT c::text FROM commerce.customers c`,
    )
    const text = after.map(({ row }) => row).join('\n')
    expect(text).toContain('$argon2id$')
    for (const secret of [
      customerPassword,
      body.accessToken,
      body.refreshToken,
      body.refreshToken.slice(-32),
    ])
      expect(text).not.toContain(secret)
    const events = await asAdmin<{ row: string }>(api, 'SELECT e::text AS row FROM commerce.events e')
    expect(events.map(({ row }) => row).join('\n')).not.toContain(email)
  })
})
