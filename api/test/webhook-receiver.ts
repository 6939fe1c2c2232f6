import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** What a receiver answers a message with. */
export type Behavior = (message: ReceivedWebhook, response: ServerResponse) => unknown

export interface ReceivedWebhook {
  id: string
  headers: Record<string, string>
  body: string
  /** How many messages of this id had come before. */
  seenBefore: number
  /** What `JSON.parse` makes of the body. */
  event: {
    type: string
    subject: { id: string; version: number }
    data: Record<string, unknown>
  }
}

const answer =
  (status: number, headers: Record<string, string> = {}, body = ''): Behavior =>
  (_, response) =>
    response.writeHead(status, headers).end(body)

/** What goes wrong at receivers. */
export const behaviors = {
  ok: answer(200, {}, 'ok'),
  serverError: answer(500, {}, 'sorry'),
  tooMany: answer(429, { 'retry-after': '2' }),
  tooBusy: answer(503, { 'retry-after': '1' }),
  gone: answer(410),
  moved: answer(301, { location: '/elsewhere' }),
  garbage: (_, response) => response.socket?.end('this is no HTTP\r\n\r\n'),
  /** Never says anything. */
  silent: () => undefined,
  /** A byte now and then, for ever. */
  trickling: (_, response) => {
    response.writeHead(200)
    const drip = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(drip))
  },
  /** Does its work and breaks off in the middle of the reply. */
  dying: (_, response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setTimeout(() => response.destroy(), 5)
  },
  endless: (_, response) => response.writeHead(200).end('x'.repeat(1_000_000)),
} satisfies Record<string, Behavior>

/** A receiver of webhooks on this machine, which answers challenges and behaves as it is told. */
export async function startWebhookReceiver(behavior: Behavior = behaviors.ok) {
  const received: ReceivedWebhook[] = []
  const state = { behavior, calls: 0, open: 0, openMax: 0 }
  const server = createServer(
    (request, response) => void take(request, response).catch(() => response.destroy()),
  )
  const take = async (request: IncomingMessage, response: ServerResponse) => {
    state.calls += 1
    state.open += 1
    state.openMax = Math.max(state.openMax, state.open)
    response.once('close', () => {
      state.open -= 1
    })
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const body = Buffer.concat(parts).toString()
    const event = JSON.parse(body)
    if (event.type === 'webhook.verification') {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ challenge: event.data.challenge }))
      return
    }
    const id = String(request.headers['webhook-id'])
    const seenBefore = received.filter((message) => message.id === id).length
    const message = { id, headers: request.headers as Record<string, string>, body, seenBefore, event }
    received.push(message)
    state.behavior(message, response)
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/webhooks`,
    received,
    state,
    behave(next: Behavior) {
      state.behavior = next
    },
    async until(enough: () => boolean, milliseconds = 20_000) {
      const end = performance.now() + milliseconds
      while (!enough()) {
        if (performance.now() > end) throw new Error(`only ${received.length} messages came`)
        await wait(10)
      }
    },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

export type WebhookReceiver = Awaited<ReturnType<typeof startWebhookReceiver>>
