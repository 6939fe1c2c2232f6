import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createCachePurge, type Purge, purgePath } from './cache-purge.ts'

const [secret, other] = ['a', 'b'].map((sign) => `whsec_${btoa(sign.repeat(32))}`) as [string, string]
const forgotten: Purge[] = []
let secrets: string[] = []
const server = createServer((request, response) => {
  void createCachePurge({ secrets, forget: (purge) => forgotten.push(purge) })(request, response)
})
let url = ''
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${purgePath}`
})
beforeEach(() => {
  secrets = [secret]
  forgotten.length = 0
})
afterAll(() => server.close())

const message = {
  id: 'evt_1',
  type: 'cache.purge',
  data: { storeId: 'store_1', keys: ['product:ufer-mug', 'product:prod_1', 'listings', 'later:kind'] },
}
const purge = { storeId: 'store_1', products: ['ufer-mug', 'prod_1'], listings: true }

/** Sends a message as Standard Webhooks 1.0.0 signs it. */
async function send(body: string, of: { by?: string; seconds?: number; id?: string } = {}): Promise<number> {
  const id = of.id ?? 'evt_1'
  const timestamp = String(of.seconds ?? Math.floor(Date.now() / 1_000))
  const bytes = Uint8Array.from(atob((of.by ?? secret).slice('whsec_'.length)), (char) => char.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const signature = await crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(`${id}.${timestamp}.${body}`),
  )
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${btoa(String.fromCharCode(...new Uint8Array(signature)))}`,
  }
  return (await fetch(url, { method: 'POST', headers, body })).status
}

test('what is signed is forgotten at once, and once more when the API knows it, too', async () => {
  expect(await send(JSON.stringify(message))).toBe(204)
  expect(forgotten).toEqual([purge])
  await expect.poll(() => forgotten, { timeout: 5_000 }).toEqual([purge, purge])
})

test('with two secrets either will do, while one replaces the other', async () => {
  secrets = [other, secret]
  expect(await send(JSON.stringify(message))).toBe(204)
  expect(await send(JSON.stringify(message), { by: other })).toBe(204)
})

test('what is unsigned, signed by another, too old or no purge changes nothing', async () => {
  const body = JSON.stringify(message)
  expect((await fetch(url, { method: 'POST', body })).status).toBe(400)
  expect(await send(body, { by: other })).toBe(400)
  expect(await send(body, { seconds: Math.floor(Date.now() / 1_000) - 301 })).toBe(400)
  expect(await send(body, { id: 'evt_2' })).toBe(400)
  for (const data of [undefined, {}, { storeId: 1, keys: [] }, { storeId: 'store_1', keys: [1] }])
    expect(await send(JSON.stringify({ ...message, data }))).toBe(400)
  expect(await send(JSON.stringify({ ...message, type: 'order.placed' }))).toBe(400)
  expect(await send('{')).toBe(400)
  expect(await send(' '.repeat(65 * 1_024))).toBe(413)
  expect((await fetch(url)).status).toBe(405)
  expect(forgotten).toEqual([])
})

test('without a secret there is nothing at the address', async () => {
  secrets = []
  expect(await send(JSON.stringify(message))).toBe(404)
  expect(forgotten).toEqual([])
})
