import { afterAll, beforeAll, expect, it } from 'vitest'
import { newEncryptionKey, printEncryptionKeys } from '../../api/src/platform/key-rings.ts'
import { asAdmin } from '../../api/test/quoted-checkout.ts'
import { createTestApi, type TestApi } from '../../test/api.ts'
import { functionEvents, letFunctionsRest, tellFunctions } from './edge-functions.ts'
import type { StoreAccess } from './secrets.ts'

const encryptionKeys = printEncryptionKeys([newEncryptionKey()])
let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
  await api.store()
})
afterAll(() => api.close())

const tell = (known: Record<string, StoreAccess>, url = 'http://127.0.0.1:5005') =>
  tellFunctions(api.database, { url, encryptionKeys, known })
const endpoints = () =>
  asAdmin<{ name: string; url: string; status: string; kind: string; position: string }>(
    api,
    'SELECT description AS name, url, status, kind, position FROM commerce.webhook_endpoints ORDER BY description',
  )
const accessOf = (stores: Record<string, StoreAccess>) => Object.values(stores)[0] as StoreAccess

it('the store tells each function, with one key and one secret that stay the same at every start', async () => {
  const first = await tell({})
  expect(await tell(first)).toEqual(first)
  expect(Object.keys(first)).toEqual([expect.stringMatching(/^store_/)])
  expect(accessOf(first)).toEqual({
    webhookSecrets: [expect.stringMatching(/^whsec_.{44}$/)],
    secretKey: expect.stringMatching(/^sk_tradepost_/),
  })
  expect(await endpoints()).toMatchObject(
    Object.keys(functionEvents)
      .toSorted()
      .map((name) => ({
        name,
        url: `http://127.0.0.1:5005/functions/v1/${name}`,
        status: 'enabled',
        kind: 'edge',
      })),
  )
})

it('follows to another port, and makes another key when somebody has revoked it', async () => {
  const before = await tell({}, 'http://127.0.0.1:5006')
  expect(new Set((await endpoints()).map(({ url }) => new URL(url).port))).toEqual(new Set(['5006']))
  await asAdmin(api, "UPDATE commerce.store_keys SET revoked_at = now() WHERE name LIKE 'Edge functions%'")
  const after = await tell(before)
  expect(accessOf(after).secretKey).not.toBe(accessOf(before).secretKey)
  expect(accessOf(after).webhookSecrets).toEqual(accessOf(before).webhookSecrets)
})

it('its key works on this machine only, reads what functions ask for, and changes nothing', async () => {
  const send = (secretKey: string, method: string, path: string, body?: unknown) =>
    api.app.request(path, {
      method,
      headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  expect((await send(accessOf(await tell({})).secretKey, 'GET', '/v1/events')).status).toBe(403)
  const { secretKey } = accessOf(await tell({}))
  await asAdmin(api, "UPDATE commerce.store_keys SET networks = '{}' WHERE name LIKE 'Edge functions%'")
  for (const path of ['/v1/events', '/v1/admin/store', '/v1/admin/orders', '/v1/admin/customers'])
    expect((await send(secretKey, 'GET', path)).status, path).toBe(200)
  expect((await send(secretKey, 'PATCH', '/v1/admin/store', { name: 'Mine' })).status).toBe(403)
})

it('functions that do not run are sent nothing, and go on where they stopped; partners are left alone', async () => {
  await tell({})
  await asAdmin(
    api,
    `INSERT INTO commerce.webhook_endpoints (store_id, id, kind, url, description, events, permissions, status, position, created_by)
     SELECT store_id, gen_random_uuid(), 'partner', 'http://127.0.0.1:9/', 'z', events, permissions, 'enabled', 0, 'test'
     FROM commerce.webhook_endpoints LIMIT 1`,
  )
  const before = await endpoints()
  await letFunctionsRest(api.database)
  expect((await endpoints()).map(({ status }) => status)).toEqual([
    ...Object.keys(functionEvents).map(() => 'disabled'),
    'enabled',
  ])
  await asAdmin(api, 'UPDATE commerce.webhook_endpoints SET position = 7')
  await tell({})
  expect(await endpoints()).toEqual(before.map((one) => ({ ...one, position: '7' })))
})
