import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Answer,
  createTestApi,
  type Sent,
  send,
  type TestApi,
  type TestStore,
} from '../../../../test/api.ts'
import { startApiProcess } from '../../../../test/api-process.ts'
import { anotherApp, asAdmin } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { digest } from '../../platform/secrets.ts'

let api: TestApi
let store: TestStore
let owner: string
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
  owner = await signedIn(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const ask = (method: string, path: string, of: Sent = {}, app = api.app) =>
  send(app.request, method, path, { bearer: owner, ...of })
const make = (body: object, of: Sent = {}) => ask('POST', '/v1/admin/keys', { body, ...of })
const secretKey = { kind: 'secret', name: 'Warehouse', scopes: ['orders:read'] }
const pageKey = { kind: 'publishable', name: 'Shop' }
/** With an app that remembers nothing, as five seconds later. */
const later = (method: string, path: string, of: Sent) => send(anotherApp(api).request, method, path, of)
const using = (secret: string) => later('GET', '/v1/admin/orders', { bearer: secret })

describe('a key', () => {
  it('is shown with its secret once, and kept as a digest', async () => {
    const made = await make(secretKey)
    expect(made).toMatchObject({
      status: 201,
      body: {
        kind: 'secret',
        scopes: ['orders:read'],
        status: 'active',
        lastUsedAt: null,
        expiresAt: null,
        version: 1,
      },
    })
    const { secret, id, prefix } = made.body
    expect(secret).toMatch(/^sk_tradepost_[A-Za-z0-9_-]{32}$/)
    expect(prefix).toBe(secret.slice(0, 'sk_tradepost_'.length + 4))
    expect((await using(secret)).status).toBe(200)
    const read = await ask('GET', `/v1/admin/keys/${id}`)
    const { secret: _, ...shown } = made.body
    expect({ ...read.body, lastUsedAt: null }).toEqual(shown)
    const rows = await asAdmin(api, 'SELECT k::text AS row FROM commerce.store_keys k')
    for (const { row } of rows) expect(row).not.toContain(secret.slice(12))
  })

  it('of the publishable kind opens the shop, from the pages it names alone', async () => {
    const origin = 'https://shop.example.com'
    const { secret } = (await make({ ...pageKey, allowedOrigins: [origin] })).body
    expect(secret).toMatch(/^pk_tradepost_/)
    const from = (header: Record<string, string>) =>
      later('GET', '/v1/store', { key: secret, headers: header })
    const open = await from({ origin })
    expect([open.status, open.headers.get('access-control-allow-origin')]).toEqual([200, origin])
    const other = await from({ origin: 'https://evil.example.com' })
    expect(code(other)).toEqual([403, 'origin-not-allowed'])
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
    expect((await from({})).status).toBe(200)
  })

  it('has an end that can be told, or none', async () => {
    for (const expiresAt of [
      '9999-12-31T23:59:59-14:00',
      '2020-01-01T00:00:00Z',
      '0000-01-01T00:00:00+14:00',
    ])
      expect(code(await make({ ...secretKey, expiresAt })), expiresAt).toEqual([400, 'invalid-request'])
    expect((await make({ ...secretKey, expiresAt: '9999-12-31T23:59:59.999Z' })).status).toBe(201)
  })

  it('stops working at its end', async () => {
    const { secret, id } = (await make({ ...secretKey, expiresAt: '2999-01-01T00:00:00+02:00' })).body
    expect((await using(secret)).status).toBe(200)
    await asAdmin(
      api,
      `UPDATE commerce.store_keys SET expires_at = now() WHERE store_id = $1 AND name = $2`,
      [store.context.store.id, 'Warehouse'],
    )
    expect(code(await using(secret))).toEqual([401, 'not-authenticated'])
    expect((await ask('GET', `/v1/admin/keys/${id}`)).body.status).toBe('expired')
    expect(code(await make({ ...secretKey, expiresAt: '2020-01-01T00:00:00Z' }))).toEqual([
      400,
      'invalid-request',
    ])
  })

  it('works only from the networks it names', async () => {
    const named = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
    try {
      const shop = await named.store()
      const bearer = await signedIn(named, shop)
      const body = { ...secretKey, networks: ['203.0.113.0/24'] }
      const { secret } = (await send(named.app.request, 'POST', '/v1/admin/keys', { bearer, body })).body
      const from = (address: string) =>
        send(named.app.request, 'GET', '/v1/admin/orders', {
          bearer: secret,
          headers: { 'x-forwarded-for': address },
        })
      expect((await from('203.0.113.9')).status).toBe(200)
      expect(code(await from('203.0.114.9'))).toEqual([403, 'network-not-allowed'])
    } finally {
      await named.close()
    }
  })

  it('tells when it was last used', async () => {
    const { secret, id } = (await make(secretKey)).body
    expect((await send(api.app.request, 'GET', '/v1/admin/orders', { bearer: secret })).status).toBe(200)
    await api.services.stores.writeUses()
    const { lastUsedAt } = (await ask('GET', `/v1/admin/keys/${id}`)).body
    expect(Math.abs(Date.parse(lastUsedAt) - Date.now())).toBeLessThan(60_000)
  })
})

describe('a process that stops', () => {
  it('has written when its keys were last used', async () => {
    const { secret, id } = (await make(secretKey)).body
    const running = await startApiProcess(api.database.apiUrl)
    const used = await send(running.fetch, 'GET', '/v1/admin/orders', { bearer: secret })
    await running.stop()
    expect(used.status).toBe(200)
    expect((await ask('GET', `/v1/admin/keys/${id}`)).body.lastUsedAt).not.toBeNull()
  })
})

describe('changing a key', () => {
  it('takes scopes away and gives new ones, and bites at once elsewhere', async () => {
    const { secret, id } = (await make(secretKey)).body
    const change = (body: object, of: Sent = {}) => ask('PATCH', `/v1/admin/keys/${id}`, { body, ...of })
    const changed = await change(
      { scopes: ['store:read'], name: 'Other' },
      { headers: { 'if-match': '"1"' } },
    )
    expect(changed).toMatchObject({
      status: 200,
      body: { scopes: ['store:read'], name: 'Other', version: 2 },
    })
    expect(code(await using(secret))).toEqual([403, 'not-permitted'])
    expect(code(await change({ name: 'x' }, { headers: { 'if-match': '"1"' } }))).toEqual([
      412,
      'version-conflict',
    ])
    const wrong = await change({ allowedOrigins: ['https://a.example'] })
    expect([...code(wrong), wrong.body.errors[0].pointer]).toEqual([
      400,
      'invalid-request',
      '/allowedOrigins',
    ])
  })

  it('revokes it for good', async () => {
    const { secret, id } = (await make(secretKey)).body
    expect((await ask('DELETE', `/v1/admin/keys/${id}`)).status).toBe(204)
    expect((await ask('DELETE', `/v1/admin/keys/${id}`)).status).toBe(204)
    expect(code(await using(secret))).toEqual([401, 'not-authenticated'])
    expect((await ask('GET', `/v1/admin/keys/${id}`)).body).toMatchObject({ status: 'revoked', version: 2 })
    for (const [method, path, body] of [
      ['PATCH', '', { name: 'x' }],
      ['POST', '/rotation', { overlapSeconds: 5 }],
    ] as const)
      expect(code(await ask(method, `/v1/admin/keys/${id}${path}`, { body }))).toEqual([409, 'key-ended'])
  })

  it('rotates it once, and lets the old secret work for as long as was said', async () => {
    const old = (await make({ ...secretKey, networks: ['127.0.0.0/8'], name: 'Turning' })).body
    const rotation = `/v1/admin/keys/${old.id}/rotation`
    const rotated = await ask('POST', rotation, { body: { overlapSeconds: 3600 } })
    expect(rotated).toMatchObject({
      status: 201,
      body: { name: 'Turning', scopes: old.scopes, networks: ['127.0.0.0/8'], expiresAt: null },
    })
    expect([rotated.body.id === old.id, rotated.body.secret === old.secret]).toEqual([false, false])
    const before = (await ask('GET', `/v1/admin/keys/${old.id}`)).body
    expect(before).toMatchObject({ status: 'active', replacedBy: rotated.body.id })
    expect(Date.parse(before.expiresAt) - Date.now()).toBeGreaterThan(3_500_000)
    expect(code(await ask('POST', rotation, { body: { overlapSeconds: 5 } }))).toEqual([409, 'key-ended'])
    const at_once = await ask('POST', `/v1/admin/keys/${rotated.body.id}/rotation`, {
      body: { overlapSeconds: 0 },
    })
    expect(at_once.status).toBe(201)
    expect(code(await using(rotated.body.secret))).toEqual([401, 'not-authenticated'])
  })

  it('is told in the audit with what was before and after, and nothing of its secret', async () => {
    const { id, secret } = (await make({ ...secretKey, name: 'Told' })).body
    const at = `/v1/admin/keys/${id}`
    await ask('PATCH', at, { body: { name: 'Renamed', networks: ['10.0.0.0/8'] } })
    const { secret: second } = (await ask('POST', `${at}/rotation`, { body: { overlapSeconds: 60 } })).body
    await ask('DELETE', at)
    const { items } = (await ask('GET', `/v1/admin/audit?subjectId=${id}`)).body
    const told = { name: 'Renamed', scopes: ['orders:read'], networks: ['10.0.0.0/8'], revokedAt: null }
    const instant = expect.stringMatching(/Z$/)
    expect(items).toMatchObject([
      {
        type: 'key.revoked',
        before: { ...told, expiresAt: instant },
        after: { ...told, revokedAt: instant },
      },
      { type: 'key.rotated', before: { ...told, expiresAt: null }, after: { ...told, expiresAt: instant } },
      { type: 'key.changed', before: { name: 'Told', networks: [] }, after: told },
      { type: 'key.created', before: null, after: { name: 'Told', scopes: ['orders:read'], networks: [] } },
    ])
    for (const known of [secret, second])
      for (const part of [known.slice('sk_tradepost_'.length, -28), digest(known)])
        expect(JSON.stringify(items)).not.toContain(part)
  })

  it('rotates it once, also when 16 try at the same time', async () => {
    const { id } = (await make(secretKey)).body
    const answers = await Promise.all(
      Array.from({ length: 16 }, () =>
        ask('POST', `/v1/admin/keys/${id}/rotation`, { body: { overlapSeconds: 60 } }),
      ),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ body }) => body.code === 'key-ended')).toHaveLength(15)
  })
})

describe('who may', () => {
  it('gives nobody more than the giver has', async () => {
    const bearer = await signedIn(api, store, { permissions: ['keys:read', 'keys:write', 'orders:read'] })
    const mine = (body: object) => make({ ...secretKey, ...body }, { bearer })
    expect((await mine({})).status).toBe(201)
    const more = await mine({ scopes: ['orders:read', 'customers:read'] })
    expect([...code(more), more.body.errors]).toEqual([
      403,
      'scope-not-held',
      [{ pointer: '/scopes/1', message: 'is not yours to give: customers:read' }],
    ])
    const mighty = (await make({ ...secretKey, scopes: ['orders:read', 'customers:read'] })).body
    const at = `/v1/admin/keys/${mighty.id}`
    expect(code(await ask('POST', `${at}/rotation`, { bearer, body: { overlapSeconds: 0 } }))).toEqual([
      403,
      'scope-not-held',
    ])
    const patch = (scopes: string[]) => ask('PATCH', at, { bearer, body: { scopes } })
    expect(code(await patch(['orders:read', 'store:write']))).toEqual([403, 'scope-not-held'])
    expect((await patch(['customers:read'])).status).toBe(200)
    expect(code(await make({ ...secretKey, scopes: ['keys:write'] }))).toEqual([400, 'invalid-request'])
  })

  it('lets no key and no session without its second factor make keys', async () => {
    const oneFactor = await signedIn(api, store, {
      permissions: ['keys:read', 'keys:write'],
      secondFactor: false,
    })
    expect(code(await make(secretKey, { bearer: oneFactor }))).toEqual([403, 'second-factor-required'])
    expect(code(await make(secretKey, { bearer: store.secretKey }))).toEqual([403, 'not-permitted'])
    expect((await ask('GET', '/v1/admin/keys', { bearer: oneFactor })).status).toBe(200)
  })

  describe('of another store', () => {
    const answersAsIfThereWereNone = async () => {
      const other = await api.store()
      const foreign = (await make(secretKey, { bearer: await signedIn(api, other) })).body.id
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['PATCH', '', { name: 'x' }],
        ['POST', '/rotation', { overlapSeconds: 5 }],
        ['DELETE', '', undefined],
      ] as const)
        expect(code(await ask(method, `/v1/admin/keys/${foreign}${path}`, { body }))).toEqual([
          404,
          'not-found',
        ])
    }

    it('answers as if there were none', answersAsIfThereWereNone)

    it('does so by the queries alone, where row security fails', async () => {
      await asAdmin(api, 'ALTER TABLE commerce.store_keys DISABLE ROW LEVEL SECURITY')
      try {
        await answersAsIfThereWereNone()
      } finally {
        await asAdmin(api, 'ALTER TABLE commerce.store_keys ENABLE ROW LEVEL SECURITY')
      }
    })
  })

  it('pages through all of them, newest first', async () => {
    const shop = await api.store()
    const bearer = await signedIn(api, shop)
    const names = ['one', 'two', 'three']
    for (const name of names) await make({ ...secretKey, name }, { bearer, idempotencyKey: randomUUID() })
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Answer = await ask('GET', `/v1/admin/keys?limit=2${cursor && `&cursor=${cursor}`}`, {
        bearer,
      })
      seen.push(...body.items.map((k: { name: string }) => k.name))
      cursor = body.nextCursor
    }
    expect(seen.slice(0, 3)).toEqual(names.toReversed())
    expect(seen).toHaveLength(5)
  })
})
