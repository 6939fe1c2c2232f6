import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { newId, toWire } from '../../../api/src/platform/ids.ts'

/** What somebody was sent. */
export interface Heard {
  path: string
  headers: IncomingHttpHeaders
  body: string
  /** What it was answered. */
  status: number
}

/** A server that remembers what it was sent and answers as it is told. */
export interface Peer {
  url: string
  heard: Heard[]
  /** Answers the next ones with these, then as ever; a number of milliseconds before each, if wished. */
  answerNext(...statuses: number[]): void
  delay: number
  /** Instead of the usual answer, when it is given. */
  choose: (() => number) | null
  close(): Promise<void>
}

export async function startPeer(usual: number): Promise<Peer> {
  const heard: Heard[] = []
  const next: number[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const status = next.shift() ?? peer.choose?.() ?? usual
    heard.push({ path: request.url ?? '', headers: request.headers, body, status })
    if (peer.delay > 0) await new Promise((resolve) => setTimeout(resolve, peer.delay))
    const headers = status === 301 ? { location: `${peer.url}/elsewhere` } : {}
    response.writeHead(status, headers).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const peer: Peer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard,
    answerNext: (...statuses) => next.push(...statuses),
    delay: 0,
    choose: null,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return peer
}

export const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`

/** An event as the API sends it. */
export interface SentEvent {
  id: string
  type: string
  timestamp: string
  subject: { type: string; id: string; version: number }
  actor: string
  data: Record<string, unknown>
}

export function newEvent(
  type: string,
  of: {
    subject: { type: string; id: string; version?: number }
    data?: Record<string, unknown>
    timestamp?: string
  },
): SentEvent {
  return {
    id: toWire('event', newId('event')),
    type,
    timestamp: of.timestamp ?? new Date().toISOString(),
    subject: { version: 1, ...of.subject },
    actor: 'staff',
    data: of.data ?? {},
  }
}

/** Sends an event as the API does: signed by the official library of Standard Webhooks, with each of these secrets. */
export async function deliver(
  url: string,
  event: SentEvent,
  secrets: string[],
  of: { at?: Date; body?: string } = {},
): Promise<{ status: number; body: { effects?: Record<string, string>; error?: string } }> {
  const body = of.body ?? JSON.stringify(event)
  const at = of.at ?? new Date()
  const signatures = secrets.map((secret) => new Webhook(secret).sign(event.id, at, body))
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': signatures.join(' '),
    },
    body,
  })
  return { status: response.status, body: (await response.json()) as { effects?: Record<string, string> } }
}

/** Commerce as far as a function asks it: what is given by path, else 404; remembers what it was asked. */
export async function startCommerce(replies: Map<string, unknown>): Promise<{
  url: string
  asked: string[]
  close(): Promise<void>
}> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const reply = replies.get(path) ?? replies.get(path.split('?', 1)[0] ?? '')
    const isThere = reply !== undefined
    response.writeHead(isThere ? 200 : 404, {
      'content-type': isThere ? 'application/json' : 'application/problem+json',
    })
    const problem = {
      type: 'https://tradepost.example/problems/not-found',
      status: 404,
      code: 'not-found',
      title: 'Not found',
    }
    response.end(JSON.stringify(isThere ? reply : problem))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
