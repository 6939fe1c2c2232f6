import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../api/src/platform/env.ts'
import { newId, toWire } from '../api/src/platform/ids.ts'
import { asAdmin } from '../api/test/quoted-checkout.ts'
import { createTestApi, type TestApi, type TestStore, testKeys } from '../test/api.ts'
import { addressesOf, keepAll, readStores } from './edge-endpoints.ts'
import { StartProblem } from './start/problem.ts'

let api: TestApi
let store: TestStore
beforeAll(async () => {
  api = await createTestApi()
  store = await api.store()
})
afterAll(() => api.close())

const secret = `whsec_${Buffer.alloc(32, 'a').toString('base64')}`
const environment = (more: Record<string, string>) => readEnvironment({ ...testKeys, ...more })
const keep = async (storeId: string, more: Record<string, string>) => {
  const lines: string[] = []
  const env = environment(more)
  const stores = readStores(JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_x' } }))
  const out = { write: (line: string) => lines.push(line) }
  await keepAll(api.worker, { env, stores, addressOf: addressesOf(env), out })
  return lines.join('')
}
const kept = async () =>
  (
    await asAdmin<{ name: string; url: string }>(
      api,
      "SELECT description AS name, url FROM commerce.webhook_endpoints WHERE kind = 'edge' ORDER BY 1",
    )
  ).map(({ name, url }) => [name, url])

describe('pnpm edge:endpoints', () => {
  it('has a store send to each function by the queue, and back by HTTP, without a second endpoint', async () => {
    const id = toWire('store', store.context.store.id)
    const names = ['cart_activity_log', 'notify_user', 'order_status_update', 'product_sync']
    const said = await keep(id, { EDGE_EVENTS_QUEUE: 'edge_events', SUPABASE_URL: 'https://p.example' })
    expect(await kept()).toEqual(names.map((name) => [name, `pgmq://edge_events/${name}`]))
    expect(said).toContain(`${store.context.store.slug}: pgmq://edge_events/notify_user\n`)
    expect(said).not.toContain(secret)
    await keep(id, { SUPABASE_URL: 'https://p.example' })
    expect(await kept()).toEqual(names.map((name) => [name, `https://p.example/functions/v1/${name}`]))
  })

  it('changes nothing when a store is unknown', async () => {
    const before = await kept()
    const unknown = keep(toWire('store', newId('store')), { EDGE_EVENTS_QUEUE: 'other' })
    await expect(unknown).rejects.toThrow(/there is no store/)
    expect(await kept()).toEqual(before)
  })

  it('says what is missing or wrong, and repeats no secret', () => {
    expect(() => addressesOf(environment({}))).toThrow(StartProblem)
    expect(() => environment({ EDGE_EVENTS_QUEUE: 'Edge-Events' })).toThrow(
      /EDGE_EVENTS_QUEUE: must be small/,
    )
    const wrong = [
      '',
      'sk_canary',
      '[]',
      '{}',
      '{"store_1":{"webhookSecrets":["canary"]}}',
      '{"store_1":"canary"}',
    ]
    for (const text of [undefined, ...wrong])
      expect(() => readStores(text), text).toThrow(
        expect.toSatisfy(
          (error: Error) => error instanceof StartProblem && !error.message.includes('canary'),
        ),
      )
  })
})
