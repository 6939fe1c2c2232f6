import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openDatabase, openLocal, type Project } from '../../tests/project.ts'
import { createRate, freePlan, type Limits } from './limits.ts'

type Frame = [joinRef: string | null, ref: string | null, topic: string, event: string, payload: unknown]
interface Client {
  socket: WebSocket
  /** Text frames as they came, and broadcasts as the text of their bytes */
  frames: (Frame | string)[]
  send(...frame: Frame): void
  /** The reply to a frame */
  reply(ref: string): Promise<unknown>
}

let project: Project
let opened: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  opened = await openDatabase()
})
afterAll(() => opened.database.drop())
const open: { stop(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.stop()
})

async function start(limits: Partial<Limits> = {}): Promise<void> {
  project = await openLocal({
    limits: { ...freePlan, ...limits },
    realtimeDbUrl: opened.addresses.realtimeUrl,
  })
  open.push(project)
}

async function connect(key = project.publishableKey): Promise<Client> {
  const address = `${project.url.replace('http', 'ws')}/realtime/v1/websocket?vsn=2.0.0&apikey=${key}`
  const socket = new WebSocket(address)
  open.push({ stop: () => Promise.resolve(socket.terminate()) })
  const frames: (Frame | string)[] = []
  socket.on('message', (data, isBinary) => frames.push(isBinary ? String(data) : JSON.parse(String(data))))
  await once(socket, 'open')
  return {
    socket,
    frames,
    send: (...frame) => socket.send(JSON.stringify(frame)),
    async reply(ref) {
      for (;;) {
        const found = frames.find(
          (frame) => typeof frame !== 'string' && frame[1] === ref && frame[3] === 'phx_reply',
        )
        if (found) return found[4]
        await sleep(5)
      }
    },
  }
}

const joinOf = (topic: string, ref: string, token?: string, config: object = { private: true }): Frame => [
  ref,
  ref,
  `realtime:${topic}`,
  'phx_join',
  { config, ...(token !== undefined && { access_token: token }) },
]
const post = (path: string, body: NonNullable<RequestInit['body']>, headers: Record<string, string> = {}) =>
  fetch(`${project.url}/realtime/v1/api/broadcast${path}`, {
    method: 'POST',
    headers: { apikey: project.secretKey, ...headers },
    body,
  })
const batch = (topic: string, payloads: unknown[]) =>
  post(
    '',
    JSON.stringify({ messages: payloads.map((payload) => ({ topic, event: 'e', payload, private: true })) }),
  )

it('answers heartbeats, and frames on channels that were not joined', async () => {
  await start()
  const client = await connect()
  client.send(null, '1', 'phoenix', 'heartbeat', {})
  client.send(null, '2', 'realtime:order:1', 'broadcast', { event: 'e', payload: {} })
  expect(await client.reply('1')).toEqual({ status: 'ok', response: {} })
  expect(await client.reply('2')).toMatchObject({ status: 'error' })
})

it('refuses public channels, nameless ones, tables to follow, and more channels than the plan has', async () => {
  await start({ channelsPerConnection: 2 })
  const client = await connect()
  const token = await project.sign(['a', 'b', 'c'])
  client.send(...joinOf('a', '1', token, { private: false }))
  client.send(...joinOf('a', '2', token, {}))
  client.send(...joinOf('', '3', token))
  client.send(...joinOf('a', '4', token, { private: true, postgres_changes: [{ event: '*' }] }))
  client.send(...joinOf('a', '5', token))
  client.send(...joinOf('b', '6', token))
  client.send(...joinOf('c', '7', token))
  const codeOf = async (ref: string) => {
    const { response } = (await client.reply(ref)) as { response: { reason?: string } }
    return response.reason?.split(':')[0]
  }
  const codes = await Promise.all(['1', '2', '3', '4', '5', '6', '7'].map(codeOf))
  expect(codes).toEqual([
    'PrivateOnly',
    'PrivateOnly',
    'TopicNameRequired',
    'PostgresChangesDisabled',
    undefined,
    undefined,
    'ChannelRateLimitReached',
  ])
})

it('who joins a topic again hears everything once', async () => {
  await start()
  const client = await connect()
  const token = await project.sign(['a'])
  client.send(...joinOf('a', '1', token))
  client.send(...joinOf('a', '2', token))
  await client.reply('2')
  await batch('a', [{ n: 1 }])
  await sleep(100)
  expect(client.frames.filter((frame) => typeof frame === 'string')).toHaveLength(1)
})

it('who has left hears nothing', async () => {
  await start()
  const client = await connect()
  client.send(...joinOf('a', '1', await project.sign(['a'])))
  client.send('1', '2', 'realtime:a', 'phx_leave', {})
  expect(await client.reply('2')).toMatchObject({ status: 'ok' })
  await batch('a', [{ n: 1 }])
  await sleep(100)
  expect(client.frames.filter((frame) => typeof frame === 'string')).toEqual([])
})

it('closes a connection that does not keep to the protocol, and no other', async () => {
  await start()
  const [client, other] = [await connect(), await connect()]
  client.socket.send('{"not":"a frame"}')
  const [code] = await once(client.socket, 'close')
  expect(code).toBe(1003)
  other.send(null, '1', 'phoenix', 'heartbeat', {})
  expect(await other.reply('1')).toMatchObject({ status: 'ok' })
})

it('refuses a connection above the limit of the plan', async () => {
  await start({ connections: 1 })
  await connect()
  await expect(connect()).rejects.toThrow('429')
})

it('refuses a batch with one payload that is too large, or an id that is no UUID, as a whole', async () => {
  await start({ payloadBytes: 100 })
  const client = await connect()
  client.send(...joinOf('a', '1', await project.sign(['a'])))
  await client.reply('1')
  expect((await batch('a', [{ n: 1 }, { text: 'x'.repeat(100) }])).status).toBe(422)
  for (const id of ['evt_1', '', 7]) {
    const messages = [
      { topic: 'a', event: 'e', payload: {}, private: true, id: randomUUID() },
      { topic: 'a', event: 'e', payload: {}, private: true, id },
    ]
    expect((await post('', JSON.stringify({ messages }))).status).toBe(422)
  }
  expect((await post('', 'no JSON')).status).toBe(422)
  await sleep(100)
  expect(client.frames.filter((frame) => typeof frame === 'string')).toEqual([])
})

it('refuses a batch that goes above the rate as a whole', async () => {
  await start({ eventsPerSecond: 1 })
  expect((await batch('a', Array(11).fill({}))).status).toBe(429)
  expect((await batch('a', Array(10).fill({}))).status).toBe(202)
  expect((await batch('a', [{}])).status).toBe(429)
})

it('the server sends one message by itself, as JSON or as bytes', async () => {
  await start()
  const client = await connect()
  client.send(...joinOf('a b', '1', await project.sign(['a b'])))
  await client.reply('1')
  expect((await post('/a%20b/events/e%2F1?private=true', '{"n":1}')).status).toBe(202)
  const bytes = { 'content-type': 'application/octet-stream' }
  expect((await post('/a%20b/events/e?private=true', Buffer.from([1, 2]), bytes)).status).toBe(202)
  expect((await post('/a%20b/events/e', '{}')).status).toBe(403)
  expect((await post('/a%20b/events/e?private=true', 'no JSON')).status).toBe(422)
  await sleep(100)
  const heard = client.frames.filter((frame) => typeof frame === 'string')
  expect(heard).toEqual([
    '\u0004\f\u0003\u0000\u0001realtime:a be/1{"n":1}',
    '\u0004\f\u0001\u0000\u0000realtime:a be\u0001\u0002',
  ])
})

it('the secret key may send by socket, and is told so when it asks', async () => {
  await start()
  const [server, client] = [await connect(project.secretKey), await connect()]
  server.send(...joinOf('a', '1', undefined, { private: true, broadcast: { ack: true } }))
  client.send(...joinOf('a', '1', await project.sign(['a'])))
  await Promise.all([server.reply('1'), client.reply('1')])
  server.send('1', '2', 'realtime:a', 'broadcast', { type: 'broadcast', event: 'e', payload: { n: 1 } })
  expect(await server.reply('2')).toMatchObject({ status: 'ok' })
  await sleep(50)
  expect(client.frames.filter((frame) => typeof frame === 'string')).toHaveLength(1)
  expect(server.frames.filter((frame) => typeof frame === 'string')).toEqual([])
})

it('without an answer of the policies nobody joins', async () => {
  const broken = await openLocal({ realtimeDbUrl: 'postgres://nobody@127.0.0.1:1/none' })
  open.push(broken)
  project = broken
  const client = await connect()
  client.send(...joinOf('a', '1', await broken.sign(['a'])))
  expect(await client.reply('1')).toMatchObject({
    status: 'error',
    response: { reason: expect.stringMatching(/^UnableToSetPolicies: /) },
  })
  expect((await fetch(`${broken.url}/health/ready`)).status).toBe(503)
})

it('counts a rate over ten seconds', () => {
  const rate = createRate(2)
  expect(rate.take(20, 0)).toBe(true)
  expect(rate.take(1, 9999)).toBe(false)
  expect(rate.take(21, 10_000)).toBe(false)
  expect(rate.take(20, 10_000)).toBe(true)
})
