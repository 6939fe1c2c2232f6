import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { keepEdgeEndpoint } from '../../../api/src/domains/webhooks/keep-edge-endpoint.ts'
import { queueUrl } from '../../../api/src/domains/webhooks/queue-address.ts'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { asAdmin, quoted } from '../../../api/test/quoted-checkout.ts'
import { createWebhookApi, deliverAll, happen } from '../../../api/test/webhooks.ts'
import type { TestApi, TestStore } from '../../../test/api.ts'
import { createQueue, installPgmq, queue } from '../../../test/pgmq.ts'
import { prepareSupabaseDatabase } from '../../local/database.ts'
import { rolePasswords } from '../project.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { newEvent, newSecret, type Peer, type SentEvent, startPeer } from './peers.ts'

const secret = newSecret()
const key = 'a key for the drain of tests: thirty-two'.replaceAll(/\W/g, '-')

let api: TestApi
let store: TestStore
let realtime: Peer
let gateway: Gateway
let environment: Record<string, string>
beforeAll(async () => {
  api = await createWebhookApi()
  store = await api.store()
  const { functionsUrl } = await prepareSupabaseDatabase({
    adminUrl: api.database.adminUrl,
    passwords: rolePasswords,
  })
  await installPgmq(api.database.adminUrl)
  await createQueue(api.database.adminUrl)
  ;[realtime, gateway] = await Promise.all([startPeer(202), startGateway()])
  environment = {
    SUPABASE_SECRET_KEYS: JSON.stringify({ default: 'sb_secret_of_tests' }),
    EDGE_DB_URL: functionsUrl,
    COMMERCE_URL: 'http://127.0.0.1:1',
    COMMERCE_STORES: JSON.stringify({
      [toWire('store', store.context.store.id)]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' },
    }),
    EDGE_EVENTS_QUEUE: queue,
    QUEUE_DRAIN_KEY: key,
    QUEUE_READS_MAX: '3',
  }
})
afterEach(async () => {
  gateway.reset()
  await asAdmin(
    api,
    `UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = 'by_hand'`,
  )
  await asAdmin(api, `DELETE FROM pgmq.q_${queue}`)
  await asAdmin(api, `DELETE FROM pgmq.a_${queue}`)
})
afterAll(async () => {
  await Promise.all([realtime?.close(), gateway?.close()])
  await api?.close()
})

interface Passed {
  slug: string
  event: SentEvent
  status: number
}

/** In place of the project's: passes on to the functions that run, and answers for those that do not. */
interface Gateway {
  url: string
  passed: Passed[]
  /** Where a function runs, by its name. */
  running: Map<string, string>
  /** What a function that does not run here answers. */
  answer: (passed: Omit<Passed, 'status'>) => number
  /** When a function has answered, and its answer is not passed on yet. */
  answered: () => Promise<void>
  reset(): void
  close(): Promise<void>
}

async function startGateway(): Promise<Gateway> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const slug = request.url?.replace('/functions/v1/', '') ?? ''
    const about = { slug, event: JSON.parse(body) as SentEvent }
    const url = here.running.get(slug)
    const status = url === undefined ? here.answer(about) : await pass(url, request.headers, body)
    here.passed.push({ ...about, status })
    await here.answered()
    response.writeHead(status).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const here: Gateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: [],
    running: new Map(),
    answer: () => 200,
    answered: () => Promise.resolve(),
    reset() {
      here.passed.length = 0
      here.running.clear()
      here.answer = () => 200
      here.answered = () => Promise.resolve()
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return here
}

async function pass(url: string, headers: NodeJS.Dict<string | string[]>, body: string): Promise<number> {
  const signed = Object.entries(headers).filter(([name]) => name.startsWith('webhook-'))
  return (
    await fetch(url, { method: 'POST', headers: Object.fromEntries(signed) as Record<string, string>, body })
  ).status
}

const hear = (name: string, events: string[]) =>
  keepEdgeEndpoint(store.context, {
    name,
    url: queueUrl({ queue, function: name }),
    events,
    secrets: [secret],
    loopback: false,
  })
const startDrain = (version: '2.9' | '2.1', other: Record<string, string> = {}) =>
  startFunction('drain_queue', { env: { ...environment, SUPABASE_URL: gateway.url, ...other }, version })
const drain = async (of: FunctionProcess, authorization = `Bearer ${key}`) => {
  const response = await fetch(of.url, { method: 'POST', headers: { authorization } })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}
/** What was put back, or taken by one that was killed, can be seen again. */
const letTimePass = () => asAdmin(api, `UPDATE pgmq.q_${queue} SET vt = now() - interval '1 second'`)
const left = async (table: 'q' | 'a' = 'q'): Promise<number> => {
  const [row] = await asAdmin<{ n: number }>(api, `SELECT count(*)::int AS n FROM pgmq.${table}_${queue}`)
  return row?.n ?? 0
}

describe.each(['2.9', '2.1'] as const)('drain_queue on Deno %s', (version) => {
  let process: FunctionProcess
  beforeAll(async () => {
    process = await startDrain(version)
  })
  afterAll(() => process?.stop())

  it('an order that is placed is told once, though the drain dies between the effect and the delete', async () => {
    const update = await startFunction('order_status_update', {
      env: { ...environment, SUPABASE_URL: realtime.url },
      version,
    })
    gateway.running.set('order_status_update', update.url)
    await hear('order_status_update', ['order.placed'])
    const { body: paid } = await (await quoted(api, { store })).pay()
    expect(paid.order).toMatchObject({ number: expect.any(String) })
    await deliverAll(api)
    expect(await left()).toBe(1)

    const mortal = await startDrain(version)
    gateway.answered = () => mortal.stop()
    await expect(drain(mortal)).rejects.toThrow()
    gateway.answered = () => Promise.resolve()
    expect([realtime.heard.length, await left()]).toEqual([1, 1])
    expect((await drain(process)).body, 'nobody else sees it yet').toEqual({ done: 0, again: 0, aside: 0 })
    await letTimePass()
    expect((await drain(process)).body).toEqual({ done: 1, again: 0, aside: 0 })
    expect([realtime.heard.length, await left(), await left('a')]).toEqual([1, 0, 0])
    expect(gateway.passed.map(({ slug, status }) => [slug, status])).toEqual([
      ['order_status_update', 200],
      ['order_status_update', 200],
    ])
    expect(realtime.heard[0]?.body).toContain('"event":"order.placed"')
    realtime.heard.length = 0
    await update.stop()
  })

  it('each function gets the events of a thing in their order, whatever fails and however many drain', async () => {
    await hear('product_sync', ['product.changed'])
    const subjectIds = await happen(store, { count: 60, subjects: 6 })
    await deliverAll(api)
    let turn = 0
    const bad = [500, 429, 409, 503]
    gateway.answer = () => {
      turn += 1
      return turn % 4 === 1 && turn < 40 ? (bad[(turn >> 2) % bad.length] ?? 500) : 200
    }
    const other = await startDrain(version, { QUEUE_READS_MAX: '20' })
    for (let round = 0; (await left()) > 0 && round < 60; round += 1) {
      await Promise.all([drain(other), drain(other), drain(other)])
      await letTimePass()
    }
    await other.stop()
    expect(await left()).toBe(0)
    const taken = gateway.passed.filter(({ status }) => status === 200).map(({ event }) => event)
    const lines = Map.groupBy(taken, ({ subject }) => subject.id)
    for (const subjectId of subjectIds)
      expect(lines.get(toWire('product', subjectId))?.map(({ subject }) => subject.version)).toEqual([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
      ])
  })

  it('what is tried again keeps the next ones of its thing back, not those of others', async () => {
    await hear('product_sync', ['product.changed'])
    const [first = ''] = await happen(store, { count: 4, subjects: 2 })
    const failing = toWire('product', first)
    gateway.answer = ({ event }) => (event.subject.id === failing ? 500 : 200)
    await deliverAll(api)
    expect((await drain(process)).body).toEqual({ done: 2, again: 1, aside: 0 })
    await asAdmin(api, `UPDATE pgmq.q_${queue} SET vt = now() - interval '1 second' WHERE read_ct = 0`)
    expect((await drain(process)).body, 'the second one waits for the first').toEqual({
      done: 0,
      again: 0,
      aside: 0,
    })
    const versions = gateway.passed.filter(({ event }) => event.subject.id === failing)
    expect(versions.map(({ event }) => event.subject.version)).toEqual([1])
  })

  it('what fails for good is set aside with a line in the log, and the next one is done', async () => {
    await hear('product_sync', ['product.changed'])
    await happen(store, { count: 2, subjects: 1 })
    await deliverAll(api)
    gateway.answer = ({ event }) => (event.subject.version === 1 ? 500 : 200)
    const tallies: unknown[] = []
    for (let round = 0; round < 3; round += 1) {
      tallies.push((await drain(process)).body)
      await letTimePass()
    }
    expect(tallies).toEqual([
      { done: 0, again: 1, aside: 0 },
      { done: 0, again: 1, aside: 0 },
      { done: 1, again: 0, aside: 1 },
    ])
    expect([await left(), await left('a')]).toEqual([0, 1])
    expect(process.printed()).toMatch(/"level":"error","message":"a message was set aside".*"reads":3/)
  })

  it('what nobody signed is not handed on, and rubbish is set aside', async () => {
    await hear('product_sync', ['product.changed'])
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    await asAdmin(
      api,
      `WITH forged AS (SELECT jsonb_set(message, '{line}', '"forged"') || '{"body":"{}"}' AS message FROM pgmq.q_${queue})
       SELECT pgmq.send('${queue}', message) FROM forged`,
    )
    await asAdmin(api, `SELECT pgmq.send('${queue}', '{"hello":"world"}')`)
    expect((await drain(process)).body).toEqual({ done: 1, again: 1, aside: 1 })
    expect(gateway.passed.length).toBe(1)
  })

  it('what has waited for hours is believed as of when it was put in; a copy of it is not', async () => {
    const event = newEvent('product.changed', {
      subject: { type: 'product', id: toWire('product', newId('product')) },
    })
    const [body, then] = [JSON.stringify(event), new Date(Date.now() - 3 * 3_600_000)]
    const message = {
      function: 'product_sync',
      line: 'product_sync/1',
      headers: {
        'webhook-id': event.id,
        'webhook-timestamp': String(Math.floor(then.getTime() / 1_000)),
        'webhook-signature': new Webhook(secret).sign(event.id, then, body),
      },
      body,
    }
    await asAdmin(api, `INSERT INTO pgmq.q_${queue} (vt, message, enqueued_at) VALUES (now(), $1, $2)`, [
      JSON.stringify(message),
      then,
    ])
    expect((await drain(process)).body).toEqual({ done: 1, again: 0, aside: 0 })
    expect(gateway.passed.map(({ event: { id } }) => id)).toEqual([event.id])
    await asAdmin(api, `SELECT pgmq.send('${queue}', $1::jsonb)`, [JSON.stringify(message)])
    expect((await drain(process)).body).toEqual({ done: 0, again: 1, aside: 0 })
    expect(gateway.passed.length).toBe(1)
  })

  it('is started by who shows its key, by POST, and says when there is no queue', async () => {
    for (const authorization of ['', 'Bearer', `Bearer ${key}x`, `Basic ${key}`, 'Bearer sb_secret_of_tests'])
      expect((await drain(process, authorization)).status).toBe(401)
    expect((await fetch(process.url)).status).toBe(405)
    const lost = await startDrain(version, { EDGE_EVENTS_QUEUE: 'nowhere' })
    expect(await drain(lost)).toEqual({ status: 500, body: { error: 'Try again.' } })
    expect(lost.printed()).toContain('PostgresError 42P01')
    await lost.stop()
  })
})
