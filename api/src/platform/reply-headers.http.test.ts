import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  createTestApi,
  createTestProduct,
  createTestStaff,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../../test/api.ts'
import { allRefusals } from './refusals.ts'

let api: TestApi
let store: TestStore
let handle = ''
beforeAll(async () => {
  api = await createTestApi({ RATE_LIMIT_PER_MINUTE: '60', TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  handle = (await createTestProduct(store)).handle
})
afterAll(() => api.close())

let client = 0
/** Asks as a client of its own, unless the test says which. */
function ask(path: string, init: RequestInit & { from?: string } = {}) {
  client += 1
  const headers = new Headers(init.headers)
  headers.set('x-forwarded-for', init.from ?? `10.1.${Math.floor(client / 250)}.${client % 250}`)
  if (path.startsWith('/v1')) headers.set('tradepost-publishable-key', store.publishableKey)
  return api.app.request(path, { ...init, headers })
}

/** One of every kind of reply there is. */
const paths = () => [
  '/v1/store',
  `/v1/products/${handle}`,
  '/v1/products',
  '/v1/none',
  '/v1/carts/x',
  '/health/live',
  '/health/ready',
  '/metrics',
  '/docs',
  '/docs/start.js',
  '/openapi.yaml',
  '/problems',
  '/problems/not-found',
  '/none',
  '/',
]

describe('every reply', () => {
  it('names its request: by the caller’s own id when that is harmless, else by a new one', async () => {
    for (const path of paths()) {
      const own = await ask(path, { headers: { 'request-id': 'my-trace.id_0001' } })
      expect(own.headers.get('request-id'), path).toBe('my-trace.id_0001')
      for (const harmful of ['short', 'a b c d e f g h', '<script>alert(1)</script>', 'x'.repeat(81)]) {
        const made = (await ask(path, { headers: { 'request-id': harmful } })).headers.get('request-id')
        expect(made, path).toMatch(/^[0-9a-f-]{36}$/)
      }
    }
  })

  it('is not guessed at by browsers and leaks no address to other sites', async () => {
    for (const path of paths()) {
      const { headers } = await ask(path)
      expect(headers.get('x-content-type-options'), path).toBe('nosniff')
      expect(headers.get('referrer-policy'), path).toBe('no-referrer')
      expect(headers.has('x-powered-by') || headers.has('server'), path).toBe(false)
    }
  })

  it('says whether it may be kept: never when a person is known, seconds for what all see', async () => {
    const kept: Record<string, RegExp> = {
      '/v1/store': /^public, max-age=60$/,
      '/v1/products': /^public, max-age=2,/,
      '/health/live': /^no-store$/,
    }
    for (const [path, expected] of Object.entries(kept))
      expect((await ask(path)).headers.get('cache-control')).toMatch(expected)
    const cart = await ask('/v1/carts', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    })
    expect([cart.status, cart.headers.get('cache-control')]).toEqual([201, 'no-store'])
    expect((await ask('/v1/store')).headers.get('vary')?.toLowerCase()).toContain('tradepost-publishable-key')
  })

  it('that is a page runs nothing from elsewhere: a content security policy, and no address of another host', async () => {
    for (const path of ['/docs', '/problems', '/problems/not-found']) {
      const reply = await ask(path)
      const policy = reply.headers.get('content-security-policy') ?? ''
      expect(policy, path).toMatch(/^default-src '(self|none)'/)
      expect(policy, path).not.toMatch(/https?:|\*|unsafe-eval/)
      expect(await reply.text(), path).not.toMatch(/(src|href|url)\s*[=(]\s*["']?(https?:)?\/\//)
    }
  })
})

describe('another site', () => {
  const origin = 'https://shop.example'

  it('may call every operation with its keys and secrets, and read what a client needs of the reply', async () => {
    for (const { method, path } of api.app.declared) {
      const preflight = await ask(path.replaceAll(/\{[^}]+\}/g, 'x'), {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method.toUpperCase(),
          'access-control-request-headers': 'tradepost-publishable-key',
        },
      })
      const list = (name: string) => (preflight.headers.get(name) ?? '').toLowerCase().split(',')
      expect(preflight.status, path).toBe(204)
      expect(preflight.headers.get('access-control-allow-origin')).toBe('*')
      expect(list('access-control-allow-methods')).toContain(method)
      for (const header of [
        'content-type',
        'authorization',
        'idempotency-key',
        'if-match',
        'if-none-match',
        'tradepost-publishable-key',
        'tradepost-cart-secret',
        'tradepost-order-secret',
      ]) {
        expect(list('access-control-allow-headers')).toContain(header)
      }
      expect(preflight.headers.get('access-control-max-age')).toBe('86400')
    }
    const reply = await ask('/v1/store', { headers: { origin } })
    const exposed = reply.headers.get('access-control-expose-headers')?.toLowerCase().split(',')
    expect(exposed).toEqual(
      expect.arrayContaining([
        'etag',
        'request-id',
        'retry-after',
        'ratelimit',
        'ratelimit-policy',
        'idempotency-replayed',
      ]),
    )
  })

  it('may never use cookies here: no reply allows credentials or sets one', async () => {
    for (const path of paths()) {
      const { headers } = await ask(path, { headers: { origin } })
      expect(headers.has('access-control-allow-credentials'), path).toBe(false)
      expect(headers.has('set-cookie'), path).toBe(false)
    }
  })

  it('can read a refusal, too', async () => {
    const refused = await ask('/v1/none', { headers: { origin } })
    expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([404, '*'])
  })
})

describe('the rate limit', () => {
  it('is told on every reply of the API and ends in 429 with Retry-After', async () => {
    const from = '203.0.113.50'
    for (let n = 1; n <= 60; n += 1) {
      const known = n % 2 === 0
      const reply = await ask(known ? '/v1/store' : '/v1/none', { from })
      expect(reply.headers.get('ratelimit-policy')).toBe(
        `"default";q=60;w=60${known ? ', "key";q=1200;w=60' : ''}`,
      )
      const ofKey = known ? ', "key";r=\\d+;t=\\d+' : ''
      expect(reply.headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${60 - n};t=\\d+${ofKey}$`))
    }
    const refused = await ask('/v1/store', { from, headers: { origin: 'https://shop.example' } })
    expect(refused.status).toBe(429)
    expect(await refused.json()).toMatchObject({
      code: 'too-many-requests',
      status: 429,
      requestId: refused.headers.get('request-id'),
    })
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/)
    expect(refused.headers.get('access-control-allow-origin')).toBe('*')
    expect((await ask('/v1/store', { from: '203.0.113.51' })).status).toBe(200)
    expect((await ask('/health/live', { from })).status).toBe(200)
  })

  it('holds for a key from wherever it is used, and for no other key', async () => {
    const limited = await createTestApi({ RATE_LIMIT_KEY_PER_MINUTE: '3' })
    const [store, other] = [await limited.store(), await limited.store()]
    const ask = (bearer: string) => send(limited.app.request, 'GET', '/v1/store', { bearer })
    for (let n = 0; n < 3; n += 1) expect((await ask(store.secretKey)).status).toBe(200)
    const refused = await ask(store.secretKey)
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-requests'])
    expect(refused.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+, "key";r=0;t=\d+$/)
    expect((await ask(other.secretKey)).status).toBe(200)
    await limited.close()
  })

  it('holds for a person from wherever she is signed in', async () => {
    const limited = await createTestApi({ RATE_LIMIT_ACCOUNT_PER_MINUTE: '2' })
    const store = await limited.store()
    const staff = { email: 'limited@example.com', password: 'a long pass phrase' }
    await createTestStaff(limited, store, staff)
    const signIn = async (): Promise<string> =>
      (await shopper(limited.app.request, store).send('POST', '/v1/account/sessions', { body: staff })).body
        .token
    const tokens = [await signIn(), await signIn(), await signIn()]
    const ask = (bearer: string) => send(limited.app.request, 'GET', '/v1/store', { bearer })
    const statuses = []
    for (const token of tokens) statuses.push((await ask(token)).status)
    expect(statuses).toEqual([200, 200, 429])
    await limited.close()
  })

  it('cannot be dodged by writing X-Forwarded-For: left of a trusted proxy’s word nothing counts', async () => {
    for (let n = 0; n < 60; n += 1) await ask('/v1/store', { from: `198.51.100.${n}, 203.0.113.60` })
    expect((await ask('/v1/store', { from: '198.51.100.200, 203.0.113.60' })).status).toBe(429)
  })

  it('is far lower where what a mail held can be guessed: twenty a minute, whatever the answer', async () => {
    const guess = () =>
      ask('/v1/account/password-resets/confirmation', {
        method: 'POST',
        from: '203.0.113.70',
        headers: { 'content-type': 'application/json' },
        body: '{"token":"a"}',
      })
    const statuses = []
    for (let n = 0; n < 22; n += 1) statuses.push((await guess()).status)
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 400), 429, 429])
  })
})

describe('the page of a problem', () => {
  it('is where `type` leads, for every refusal', async () => {
    const index = await (await ask('/problems')).text()
    for (const { code, status } of allRefusals()) {
      const reply = await ask(`/problems/${code}`)
      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8'])
      expect(await reply.text()).toContain(`HTTP ${status}`)
      expect(index).toContain(`/problems/${code}`)
    }
    const refused = (await (await ask('/v1/products/none')).json()) as { type: string }
    expect((await ask(new URL(refused.type).pathname)).status).toBe(200)
  })
})
