import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi, type TestStore } from '../../../../test/api.ts'
import { createTestMember, createTestSeller, type TestSeller } from '../../../test/sellers.ts'

let api: TestApi
let store: TestStore
let seller: TestSeller
beforeAll(async () => {
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  store = await api.store()
  seller = await createTestSeller(api, store)
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body.code]
const make = (by = seller.owner, of: Record<string, unknown> = {}) =>
  by.send('POST', '/v1/seller/keys', {
    body: { name: 'Warehouse', scopes: ['seller-orders:read'], ...of },
  })
/** The app, having forgotten what it remembers of keys and sellers. */
const fresh = () => {
  api.services.stores.forget()
  return api.app
}
const orders = (secret: string, of: { from?: string } = {}) =>
  send(fresh().request, 'GET', '/v1/seller/orders', {
    bearer: secret,
    headers: { 'x-forwarded-for': of.from ?? '192.0.2.1' },
  })

describe('a seller’s key', () => {
  it('is shown once, keeps its beginning in sight, and does what its scopes say for its seller', async () => {
    const made = await make()
    expect(made).toMatchObject({
      status: 201,
      body: { kind: 'seller', name: 'Warehouse', status: 'active', scopes: ['seller-orders:read'] },
    })
    const { secret, ...key } = made.body
    expect(secret).toMatch(/^slk_tradepost_/)
    expect(secret.startsWith(key.prefix)).toBe(true)
    expect(key.prefix.length).toBeLessThan(secret.length - 20)
    const read = await seller.owner.send('GET', `/v1/seller/keys/${key.id}`)
    expect(read.body).toEqual(key)
    expect((await seller.owner.send('GET', '/v1/seller/keys')).body.items).toContainEqual(key)
    expect((await orders(secret)).status).toBe(200)
    const other = await send(fresh().request, 'GET', '/v1/seller/offers', { bearer: secret })
    expect(code(other)).toEqual([403, 'not-permitted'])
    const staff = await send(fresh().request, 'GET', '/v1/admin/orders', { bearer: secret })
    expect(code(staff)).toEqual([403, 'not-permitted'])
  })

  it('has no scope that its maker lacks, and none that no key may have', async () => {
    const maker = await createTestMember(api, store, {
      sellerId: seller.id,
      permissions: ['seller-keys:write', 'seller-orders:read'],
    })
    expect(code(await make(maker, { scopes: ['seller-orders:fulfill'] }))).toEqual([403, 'scope-not-held'])
    expect((await make(maker)).status).toBe(201)
    for (const scopes of [['seller-keys:write'], ['seller-members:write'], ['orders:read'], []])
      expect(code(await make(seller.owner, { scopes }))).toEqual([400, 'invalid-request'])
    const { body: mighty } = await make(seller.owner, { scopes: ['seller-orders:fulfill'] })
    const path = `/v1/seller/keys/${mighty.id}`
    const rotated = await maker.send('POST', `${path}/rotation`, { body: { overlapSeconds: 0 } })
    expect(code(rotated)).toEqual([403, 'scope-not-held'])
  })

  it('works from its networks only', async () => {
    const { body } = await make(seller.owner, { networks: ['203.0.113.0/24', '2001:db8::/32'] })
    expect((await orders(body.secret, { from: '203.0.113.9' })).status).toBe(200)
    expect((await orders(body.secret, { from: '2001:db8::7' })).status).toBe(200)
    expect(code(await orders(body.secret, { from: '203.0.114.9' }))).toEqual([403, 'network-not-allowed'])
  })

  it('is replaced with an overlap, and revoked without one', async () => {
    const { body: first } = await make()
    const path = `/v1/seller/keys/${first.id}`
    const rotated = await seller.owner.send('POST', `${path}/rotation`, { body: { overlapSeconds: 3600 } })
    expect(rotated).toMatchObject({ status: 201, body: { scopes: first.scopes, networks: first.networks } })
    expect((await orders(first.secret)).status).toBe(200)
    expect((await orders(rotated.body.secret)).status).toBe(200)
    const again = await seller.owner.send('POST', `${path}/rotation`, { body: { overlapSeconds: 0 } })
    expect(code(again)).toEqual([409, 'key-ended'])
    expect((await seller.owner.send('DELETE', path)).status).toBe(204)
    expect(code(await orders(first.secret))).toEqual([401, 'not-authenticated'])
    expect((await orders(rotated.body.secret)).status).toBe(200)
  })

  it('of another seller, and of the store, does not exist here', async () => {
    const other = await createTestSeller(api, store)
    const { body: foreign } = await make(other.owner)
    const absent = await seller.owner.send('GET', '/v1/seller/keys/key_01h455vb4pex5vsknk084sn02q')
    const seen = await seller.owner.send('GET', `/v1/seller/keys/${foreign.id}`)
    expect(code(seen)).toEqual(code(absent))
    for (const [method, path, body] of [
      ['PATCH', '', { name: 'Mine' }],
      ['POST', '/rotation', { overlapSeconds: 0 }],
      ['DELETE', '', undefined],
    ] as const) {
      const sent = { ...(body ? { body } : {}) }
      const answer = await seller.owner.send(method, `/v1/seller/keys/${foreign.id}${path}`, sent)
      expect(code(answer)).toEqual([404, 'not-found'])
    }
    const { items } = (await seller.owner.send('GET', '/v1/seller/keys?limit=100')).body
    expect(items.map(({ id }: { id: string }) => id)).not.toContain(foreign.id)
    expect(items.every(({ kind }: { kind: string }) => kind === 'seller')).toBe(true)
    expect((await orders(foreign.secret)).status).toBe(200)
  })

  it('is dead within five seconds of the suspension of its seller, where it was just used too', async () => {
    const closed = await createTestSeller(api, store)
    const { body } = await make(closed.owner)
    const use = () => send(api.app.request, 'GET', '/v1/seller/orders', { bearer: body.secret })
    expect((await use()).status).toBe(200)
    await send(api.app.request, 'PUT', `/v1/admin/sellers/${closed.wireId}/suspension`, {
      bearer: store.secretKey,
    })
    const suspendedAt = performance.now()
    for (let status = 200; status === 200; ) {
      // Twice the promise: the machine may be busy with other tests.
      expect(performance.now() - suspendedAt).toBeLessThan(10_000)
      await wait(50)
      status = (await use()).status
    }
    expect(code(await use())).toEqual([401, 'not-authenticated'])
  })

  it('opens nothing while its seller is suspended', async () => {
    const closed = await createTestSeller(api, store)
    const { body } = await make(closed.owner)
    const path = `/v1/admin/sellers/${closed.wireId}/suspension`
    await send(api.app.request, 'PUT', path, { bearer: store.secretKey })
    expect(code(await orders(body.secret))).toEqual([401, 'not-authenticated'])
    await send(api.app.request, 'DELETE', path, { bearer: store.secretKey })
    expect((await orders(body.secret)).status).toBe(200)
  })
})
