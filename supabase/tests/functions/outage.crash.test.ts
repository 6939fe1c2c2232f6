import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { count, patience, seed } from '../../../test/counts.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type Peer, type SentEvent, startPeer } from './peers.ts'

const storeId = toWire('store', newId('store'))
const [secret, hookSecret] = [newSecret(), newSecret()]
const [eventsOfOrder, atOnce] = [4, 8]

let database: EdgeDatabase
let realtime: Peer
let hook: Peer
let update: FunctionProcess | null = null
let environment: Record<string, string>
beforeAll(async () => {
  database = await createEdgeDatabase()
  ;[realtime, hook] = await Promise.all([startPeer(202), startPeer(204)])
  environment = {
    SUPABASE_URL: realtime.url,
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: 'sb_secret_of_tests' }),
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: 'http://127.0.0.1:1',
    COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
    ORDER_HOOK_URLS: JSON.stringify({ [storeId]: [{ url: hook.url, secrets: [hookSecret] }] }),
  }
})
afterAll(async () => {
  await update?.stop()
  await Promise.all([realtime?.close(), hook?.close()])
  await database?.drop()
})

/** Numbers that a seed repeats, from 0 to 1. */
function chance(start: number): () => number {
  let state = start % 2_147_483_647 || 1
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** As the API sends: what fails comes again, and the next event of an order waits for the one before. */
async function sendOrder(events: SentEvent[]): Promise<void> {
  for (const event of events) {
    for (let isDone = false; !isDone; ) {
      isDone = await deliver(update?.url ?? 'http://127.0.0.1:1', event, [secret]).then(
        ({ status }) => status === 200,
        () => false,
      )
      if (!isDone) await sleep(30)
    }
  }
}

/** Ids that were taken, first come first, by order. */
function takenOf(peer: Peer, read: (body: string) => { id: string; orderId: string }): Map<string, string[]> {
  const taken = new Map<string, string[]>()
  for (const { status, body } of peer.heard) {
    if (status >= 300) continue
    const { id, orderId } = read(body)
    const ids = taken.get(orderId) ?? []
    if (!ids.includes(id)) ids.push(id)
    taken.set(orderId, ids)
  }
  return taken
}

it(
  'every effect is there once by its event, in order, after outages and kills',
  async () => {
    const [orders, kills] = [count(50, 250), count(3, 10)]
    const random = chance(seed())
    const oftenBad = (usual: number, bad: number[]) => () =>
      random() < 0.15 ? (bad[Math.floor(random() * bad.length)] ?? usual) : usual
    realtime.choose = oftenBad(202, [500, 429, 503])
    hook.choose = oftenBad(204, [500, 429, 301, 403])

    const sequences = Array.from({ length: orders }, () => {
      const orderId = toWire('order', newId('order'))
      return Array.from({ length: eventsOfOrder }, (_, index) =>
        newEvent('order.fulfillment_created', {
          subject: { type: 'order', id: orderId, version: index + 1 },
          data: { number: '7KQ2-MX4T' },
        }),
      )
    })
    const all = orders * eventsOfOrder
    update = await startFunction('order_status_update', { env: environment })
    const queue = [...sequences]
    const sending = Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = queue.shift(); next; next = queue.shift()) await sendOrder(next)
      }),
    )
    for (let kill = 1; kill <= kills; kill++) {
      const share = Math.floor((all * kill) / (kills + 1))
      while (hook.heard.length < share) await sleep(5)
      const killed = update
      update = null
      await killed?.stop()
      // Time passes: what the killed one had claimed is free again.
      await database.query(`update edge.claims set claimed_until = now() where state = 'claimed'`)
      update = await startFunction('order_status_update', { env: environment })
    }
    await sending

    const expected = new Map(
      sequences.map((events) => [events[0]?.subject.id ?? '', events.map(({ id }) => id)]),
    )
    const broadcasts = takenOf(realtime, (body) => {
      const { payload } = JSON.parse(body).messages[0]
      return { id: payload.id, orderId: payload.subject.id }
    })
    const calls = takenOf(hook, (body) => {
      const event = JSON.parse(body) as SentEvent
      return { id: event.id, orderId: event.subject.id }
    })
    expect(broadcasts).toEqual(expected)
    expect(calls).toEqual(expected)
    // Only what was under way at a kill comes a second time.
    for (const peer of [realtime, hook]) {
      const taken = peer.heard.filter(({ status }) => status < 300).length
      expect(taken).toBeLessThanOrEqual(all + kills * atOnce)
    }
    const [claims] = await database.query<{ open: number; done: number }>(
      `select count(*) filter (where state = 'claimed')::int as open, count(*) filter (where state = 'done')::int as done
     from edge.claims`,
    )
    expect(claims).toEqual({ open: 0, done: all * 2 })
  },
  patience(120_000),
)
