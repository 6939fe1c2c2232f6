import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, shopper, type TestApi, type TestStore } from '../../../../test/api.ts'
import { forgedTokens } from '../../../../test/forged-tokens.ts'
import { createTestCustomer, customerPassword } from '../../../test/customers.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { createApp } from '../../app.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Refusal } from '../../platform/refusals.ts'
import { createAuthenticator } from '../../services.ts'
import { openSession } from './open-session.ts'
import { forgetOldTokens } from './token-queries.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
})
afterAll(() => api.close())

let visitors = 0
const visitor = () => ({ 'x-forwarded-for': `203.0.113.${++visitors % 250}` })
const code = ({ status, body }: Answer) => [status, body.code]
const send = (method: string, path: string, of: { bearer?: string; body?: unknown } = {}, at = store) =>
  shopper(api.app.request, at).send(method, `/v1/customers${path}`, { headers: visitor(), ...of })
const signIn = (email: string, password = customerPassword, headers: Record<string, string> = visitor()) =>
  shopper(api.app.request, store).send('POST', '/v1/customers/sessions', {
    body: { email, password },
    headers,
  })
const refresh = (refreshToken: string, at = store) =>
  send('POST', '/sessions/refresh', { body: { refreshToken } }, at)
const me = (bearer: string) => send('GET', '/me', { bearer })
/** As another process sees it, which remembers nothing of what this one has seen. */
const elsewhere = (bearer: string) => {
  const app = createApp({
    ...api.services,
    ...createAuthenticator(api.services.db, api.services.accessTokens),
  })
  return shopper(app.request, store).send('GET', '/v1/customers/me', { bearer })
}
const eventsOf = (type: string, customerId: string) =>
  asAdmin<{ payload: Record<string, string>; actor: string }>(
    api,
    `SELECT payload, actor FROM commerce.events WHERE type = $1 AND payload->>'customerId' = $2 ORDER BY id`,
    [type, customerId],
  )

describe('a customer', () => {
  it('signs in by e-mail and password, and is recognized by the access token', async () => {
    const { email, wireId, id } = await createTestCustomer(store)
    const session = await signIn(email, customerPassword, {
      ...visitor(),
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    })
    expect(session).toMatchObject({ status: 201, body: { status: 'signed_in', customer: { id: wireId } } })
    expect((await me(session.body.accessToken)).body.id).toBe(wireId)
    const { items } = (await send('GET', '/me/sessions', { bearer: session.body.accessToken })).body
    expect(items.map(({ device, current }: Answer['body']) => [device, current])).toEqual([
      ['Firefox on Linux', true],
      ['Test', false],
    ])
    const told = await eventsOf('customer.signed_in', id)
    expect(told.at(-1)).toEqual({
      payload: { customerId: id, method: 'password' },
      actor: `customer:${id}`,
    })
  })

  it('may show the access token with or without the publishable key, of the same store only', async () => {
    const { accessToken } = await createTestCustomer(store)
    const other = await api.store()
    const { request } = api.app
    const get = (headers: Record<string, string>) => request('/v1/customers/me', { headers })
    const bearer = { authorization: `Bearer ${accessToken}` }
    expect((await get(bearer)).status).toBe(200)
    expect((await get({ ...bearer, 'tradepost-publishable-key': store.publishableKey })).status).toBe(200)
    expect((await get({ ...bearer, 'tradepost-publishable-key': other.publishableKey })).status).toBe(401)
    expect((await get({ 'tradepost-publishable-key': store.publishableKey })).status).toBe(401)
    expect((await get({ authorization: `Basic ${accessToken}` })).status).toBe(401)
  })

  it('of one store is nobody in another, also with the same address and password', async () => {
    const { email, accessToken, refreshToken } = await createTestCustomer(store)
    const other = await api.store()
    const answer = await shopper(api.app.request, other).send('POST', '/v1/customers/sessions', {
      body: { email, password: customerPassword },
      headers: visitor(),
    })
    expect(code(answer)).toEqual([401, 'wrong-credentials'])
    expect(code(await refresh(refreshToken, other))).toEqual([401, 'session-not-living'])
    expect((await me(accessToken)).status).toBe(200)
  })

  it('signs out: neither token works any more within five seconds, on another instance at once', async () => {
    const { accessToken, refreshToken, id } = await createTestCustomer(store)
    expect((await me(accessToken)).status).toBe(200)
    const out = await send('DELETE', '/sessions/current', { bearer: accessToken })
    expect([out.status, out.body]).toEqual([204, ''])
    expect(code(await elsewhere(accessToken))).toEqual([401, 'not-authenticated'])
    expect(code(await refresh(refreshToken))).toEqual([401, 'session-not-living'])
    expect((await eventsOf('customer.session_ended', id)).map(({ payload }) => payload.because)).toEqual([
      'signed_out',
    ])
  })

  it('signs another device out, and nobody else’s', async () => {
    const ada = await createTestCustomer(store)
    const bob = await createTestCustomer(store)
    const phone = (await signIn(ada.email)).body
    const { items } = (await send('GET', '/me/sessions', { bearer: ada.accessToken })).body
    expect(items).toHaveLength(2)
    const [other] = items.filter(({ current }: { current: boolean }) => !current)
    const path = `/me/sessions/${other.id}`
    const absent = '/me/sessions/dev_01h455vb4pex5vsknk084sn02q'
    const [foreign, none] = [
      await send('DELETE', path, { bearer: bob.accessToken }),
      await send('DELETE', absent, { bearer: bob.accessToken }),
    ]
    expect(code(foreign)).toEqual([404, 'not-found'])
    const bare = ({ body: { requestId: _, instance: __, ...rest } }: Answer) => rest
    expect(bare(foreign)).toEqual(bare(none))
    expect((await send('DELETE', path, { bearer: ada.accessToken })).status).toBe(204)
    expect(code(await send('DELETE', path, { bearer: ada.accessToken }))).toEqual([404, 'not-found'])
    expect(code(await elsewhere(phone.accessToken))).toEqual([401, 'not-authenticated'])
    expect((await elsewhere(ada.accessToken)).status).toBe(200)
    expect((await elsewhere(bob.accessToken)).status).toBe(200)
  })

  it('signs out everywhere else', async () => {
    const { email, accessToken } = await createTestCustomer(store)
    const others = [await signIn(email), await signIn(email)]
    expect((await send('DELETE', '/me/sessions', { bearer: accessToken })).status).toBe(204)
    for (const { body } of others) expect((await elsewhere(body.accessToken)).status).toBe(401)
    expect((await elsewhere(accessToken)).status).toBe(200)
  })

  it('has at most fifty sessions: the one used longest ago ends', async () => {
    const { id, email, accessToken } = await createTestCustomer(store)
    await asAdmin(
      api,
      `INSERT INTO commerce.customer_sessions (store_id, id, customer_id, device, last_used_at, expires_at)
       SELECT store_id, gen_random_uuid(), id, 'Old', now() + n * interval '1 second', now() + interval '1 day'
       FROM commerce.customers, generate_series(1, 49) n WHERE id = $1`,
      [id],
    )
    expect((await elsewhere(accessToken)).status).toBe(200)
    expect((await signIn(email)).status).toBe(201)
    expect((await elsewhere(accessToken)).status).toBe(401)
    const [living] = await asAdmin<{ n: number }>(
      api,
      'SELECT count(*)::int AS n FROM commerce.customer_sessions WHERE customer_id = $1 AND ended_at IS NULL',
      [id],
    )
    expect(living?.n).toBe(50)
  })

  it('is refused a wrong password the eleventh time from one address, and comes in from another', async () => {
    const { email } = await createTestCustomer(store)
    const headers = visitor()
    for (let n = 0; n < 10; n += 1)
      expect(code(await signIn(email, 'a wrong password', headers))).toEqual([401, 'wrong-credentials'])
    expect(code(await signIn(email, customerPassword, headers))).toEqual([429, 'too-many-requests'])
    expect((await signIn(email)).status).toBe(201)
  })

  it('gets no session when the password was changed, or the account suspended, between question and answer', async () => {
    const { id } = await createTestCustomer(store)
    const open = (passwordHash: string) =>
      inTransaction(store.context, (tx) =>
        openSession(tx, { customerId: id, device: 'Test', method: 'password', passwordHash }),
      ).catch((error: Refusal) => error.kind.code)
    const [row] = await asAdmin<{ password_hash: string }>(
      api,
      'SELECT password_hash FROM commerce.customers WHERE id = $1',
      [id],
    )
    expect(await open('another hash')).toBe('wrong-credentials')
    expect(await open(row?.password_hash ?? '')).toHaveProperty('accessToken')
    await asAdmin(api, `UPDATE commerce.customers SET status = 'suspended' WHERE id = $1`, [id])
    expect(await open(row?.password_hash ?? '')).toBe('customer-suspended')
  })

  it('without a password signs in by none, the empty one included', async () => {
    const { email } = await createTestCustomer(store, { password: null })
    expect(code(await signIn(email))).toEqual([401, 'wrong-credentials'])
    expect(code(await signIn(email, ''))).toEqual([400, 'invalid-request'])
  })

  it('whose password was hashed the old way gets it hashed anew at the next sign-in', async () => {
    const { email, id } = await createTestCustomer(store)
    const { hash } = await import('@node-rs/argon2')
    const old = await hash(customerPassword, { algorithm: 2, memoryCost: 8192, timeCost: 1, parallelism: 1 })
    await asAdmin(api, 'UPDATE commerce.customers SET password_hash = $2 WHERE id = $1', [id, old])
    expect((await signIn(email)).status).toBe(201)
    const [row] = await asAdmin<{ password_hash: string }>(
      api,
      'SELECT password_hash FROM commerce.customers WHERE id = $1',
      [id],
    )
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect((await signIn(email)).status).toBe(201)
  })
})

describe('a session', () => {
  it('is refreshed: new tokens, the same session', async () => {
    const { refreshToken } = await createTestCustomer(store)
    const next = await refresh(refreshToken)
    expect(next.status).toBe(201)
    expect(next.body.refreshToken).not.toBe(refreshToken)
    expect((await me(next.body.accessToken)).status).toBe(200)
    const third = await refresh(next.body.refreshToken)
    expect(third.status).toBe(201)
    const { items } = (await send('GET', '/me/sessions', { bearer: third.body.accessToken })).body
    expect(items).toHaveLength(1)
  })

  it('ends for everybody when a refresh token comes a second time', async () => {
    const { refreshToken, id, email } = await createTestCustomer(store)
    const other = (await signIn(email)).body
    const next = (await refresh(refreshToken)).body
    expect(code(await refresh(refreshToken))).toEqual([401, 'refresh-token-reused'])
    // The thief's newer token, its access token, and the first one again.
    expect(code(await refresh(next.refreshToken))).toEqual([401, 'session-not-living'])
    expect(code(await elsewhere(next.accessToken))).toEqual([401, 'not-authenticated'])
    expect(code(await refresh(refreshToken))).toEqual([401, 'session-not-living'])
    expect((await eventsOf('customer.session_ended', id)).map(({ payload }) => payload.because)).toEqual([
      'token_reused',
    ])
    // Other devices have nothing to do with it.
    expect((await refresh(other.refreshToken)).status).toBe(201)
  })

  it('ends thirty days after its last use, and after 180 days at the latest', async () => {
    const { refreshToken, accessToken } = await createTestCustomer(store)
    const age = (days: number) =>
      asAdmin(
        api,
        `UPDATE commerce.customer_sessions SET created_at = now() - make_interval(days => $1)
         WHERE customer_id = (SELECT id FROM commerce.customers ORDER BY created_at DESC, id DESC LIMIT 1)`,
        [days],
      )
    const inDays = (at: string) => (Date.parse(at) - Date.now()) / 86_400_000
    await age(100)
    const idle = (await refresh(refreshToken)).body
    expect(inDays(idle.refreshTokenExpiresAt)).toBeCloseTo(30, 1)
    await age(170)
    const last = (await refresh(idle.refreshToken)).body
    expect(inDays(last.refreshTokenExpiresAt)).toBeCloseTo(10, 1)
    await asAdmin(api, `UPDATE commerce.customer_sessions SET expires_at = now() - interval '1 second'`)
    expect(code(await refresh(last.refreshToken))).toEqual([401, 'session-not-living'])
    expect(code(await elsewhere(accessToken))).toEqual([401, 'not-authenticated'])
  })

  it('is not opened by a token that was forged', async () => {
    const { accessToken } = await createTestCustomer(store)
    const [, payload = ''] = accessToken.split('.')
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
    const [signing] = api.services.env.TOKEN_KEYS ?? []
    const [publicJwk] = api.services.accessTokens.jwks().keys
    if (!signing?.privateKey || !publicJwk) throw new Error('the test has a signing key')
    const desk = { publicJwk, privateKey: signing.privateKey, claims }
    for (const { what, make } of forgedTokens) {
      const answer = await api.app.request('/v1/customers/me', {
        headers: { authorization: `Bearer ${make(desk)}` },
      })
      expect(answer.status, what).toBe(401)
    }
    expect((await me(accessToken)).status).toBe(200)
  })

  it('leaves tokens that the worker forgets when nobody can use them any more', async () => {
    const { id } = await createTestCustomer(store)
    const tokens = (days: number) =>
      asAdmin(
        api,
        `WITH aged AS (UPDATE commerce.refresh_tokens t SET created_at = now() - make_interval(days => $2)
           FROM commerce.customer_sessions s WHERE s.id = t.session_id AND s.customer_id = $1),
         link AS (INSERT INTO commerce.one_time_tokens (store_id, token_hash, purpose, customer_id, expires_at)
           SELECT store_id, id::text || $2, 'reset_password', id, now() - make_interval(days => $2)
           FROM commerce.customers WHERE id = $1)
         SELECT 1`,
        [id, days],
      )
    const left = () =>
      asAdmin<{ refresh: number; links: number }>(
        api,
        `SELECT (SELECT count(*)::int FROM commerce.refresh_tokens t JOIN commerce.customer_sessions s
            ON s.id = t.session_id AND s.customer_id = $1) AS refresh,
          (SELECT count(*)::int FROM commerce.one_time_tokens WHERE customer_id = $1) AS links`,
        [id],
      )
    await tokens(0)
    await tokens(60)
    await forgetOldTokens(api.worker)
    expect(await left()).toEqual([{ refresh: 1, links: 1 }])
    await tokens(62)
    await forgetOldTokens(api.worker)
    expect(await left()).toEqual([{ refresh: 0, links: 1 }])
  })

  it('has its keys published', async () => {
    const reply = await api.app.request('/.well-known/jwks.json')
    expect(reply.status).toBe(200)
    expect(reply.headers.get('cache-control')).toBe('public, max-age=300')
    expect(await reply.json()).toEqual(api.services.accessTokens.jwks())
  })
})

describe('a customer whom staff suspends', () => {
  const suspend = (bearer: string, wireId: string, reason = 'Stolen cards.') =>
    shopper(api.app.request, store).send('PUT', `/v1/admin/customers/${wireId}/suspension`, {
      bearer,
      body: { reason },
    })

  it('is out within five seconds on every instance, and cannot sign in until it is reopened', async () => {
    const customer = await createTestCustomer(store)
    const staff = await signedIn(api, store, { permissions: ['customers:read', 'customers:write'] })
    expect((await me(customer.accessToken)).status).toBe(200)
    expect(await suspend(staff, customer.wireId)).toMatchObject({
      status: 200,
      body: { status: 'suspended' },
    })
    expect((await suspend(staff, customer.wireId)).body.version).toBe(2)
    expect(code(await elsewhere(customer.accessToken))).toEqual([401, 'not-authenticated'])
    // The instance that has just seen the customer remembers it for a moment, and no longer.
    const begun = performance.now()
    while ((await me(customer.accessToken)).status === 200) {
      // Twice the promise: the machine may be busy with other tests.
      expect(performance.now() - begun).toBeLessThan(10_000)
      await wait(50)
    }
    expect(code(await refresh(customer.refreshToken))).toEqual([401, 'session-not-living'])
    expect(code(await signIn(customer.email, 'a wrong password'))).toEqual([401, 'wrong-credentials'])
    expect(code(await signIn(customer.email))).toEqual([403, 'customer-suspended'])

    const reopen = `/v1/admin/customers/${customer.wireId}/suspension`
    const reopened = await shopper(api.app.request, store).send('DELETE', reopen, { bearer: staff })
    expect(reopened).toMatchObject({ status: 200, body: { status: 'active', version: 3 } })
    expect((await signIn(customer.email)).status).toBe(201)
    expect(code(await elsewhere(customer.accessToken))).toEqual([401, 'not-authenticated'])
  })

  it('stands in the audit with the reason, and the reason stands in no event', async () => {
    const customer = await createTestCustomer(store)
    const staff = await signedIn(api, store, { permissions: ['customers:write'] })
    await suspend(staff, customer.wireId, 'A reason of one’s own.')
    const [told] = await asAdmin<{ payload: object; after: object }>(
      api,
      `SELECT e.payload, d.after FROM commerce.events e
       JOIN commerce.event_details d ON d.store_id = e.store_id AND d.event_id = e.id
       WHERE e.type = 'customer.suspended' AND e.aggregate_id = $1`,
      [customer.id],
    )
    expect(told).toEqual({ payload: {}, after: { status: 'suspended', reason: 'A reason of one’s own.' } })
  })

  it('is found by staff who may read customers, by the beginning of address and name', async () => {
    const shop = await api.store()
    const staff = await signedIn(api, shop, { permissions: ['customers:read'] })
    const [ada, bob] = [
      await createTestCustomer(shop, { email: 'ada.100%@example.com', fullName: 'Ada Lovelace' }),
      await createTestCustomer(shop, { email: 'bob@example.com', fullName: 'Bob Ada' }),
    ]
    const list = async (query: string, bearer = staff) =>
      shopper(api.app.request, shop).send('GET', `/v1/admin/customers${query}`, { bearer })
    const ids = ({ body }: Answer) => body.items.map(({ id }: { id: string }) => id)
    expect(ids(await list(''))).toEqual([bob.wireId, ada.wireId])
    expect(ids(await list('?search=ADA'))).toEqual([ada.wireId])
    expect(ids(await list('?search=ada.100%25'))).toEqual([ada.wireId])
    expect(ids(await list('?search=%25'))).toEqual([])
    expect(ids(await list('?search=bob%20a'))).toEqual([bob.wireId])
    expect(ids(await list('?status=suspended'))).toEqual([])
    const page = await list('?limit=1')
    expect(ids(page)).toEqual([bob.wireId])
    expect(ids(await list(`?limit=1&cursor=${page.body.nextCursor}`))).toEqual([ada.wireId])
    const one = await list(`/${ada.wireId}`)
    expect(one).toMatchObject({ status: 200, body: { email: ada.email, status: 'active' } })
    expect(JSON.stringify(one.body)).not.toContain('argon2')

    const foreign = await signedIn(api, store, { permissions: ['customers:read', 'customers:write'] })
    const absent = '/cus_01h455vb4pex5vsknk084sn02q'
    const bare = ({ body: { requestId: _, instance: __, ...rest } }: Answer) => rest
    const [of, none] = [await list(`/${ada.wireId}`, foreign), await list(absent, foreign)]
    expect(code(of)).toEqual([404, 'not-found'])
    expect(bare(of)).toEqual(bare(none))
    const suspended = await shopper(api.app.request, shop).send(
      'PUT',
      `/v1/admin/customers/${ada.wireId}/suspension`,
      { bearer: foreign, body: { reason: 'x' } },
    )
    expect(code(suspended)).toEqual([404, 'not-found'])
    expect(code(await list('', ada.accessToken))).toEqual([403, 'not-permitted'])
  })
})
