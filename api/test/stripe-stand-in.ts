import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import Stripe from 'stripe'
import { type Fields, NotDone, StandInBooks } from './stripe-stand-in-books.ts'

/** What happens to calls that fit, instead of an answer; each as often as it says. */
export interface Mishap {
  /** Of `POST /v1/payment_intents`, written so */
  call: RegExp
  /** `lost`: done, and the line breaks · `dropped`: not done · `slow`: done after that time · `failed`: 500, not done */
  does: 'lost' | 'dropped' | 'slow' | 'failed'
  times: number
  milliseconds?: number
}

/**
 * Stripe's API as far as we use it, on loopback: Payment Intents, refunds, customers, with idempotency as Stripe has it
 * (same key, same answer; other words, 400; still running, 409), books to compare, mishaps on demand, and events signed
 * as Stripe signs them. Methods do what Stripe's test methods do: `pm_card_visa` pays, `pm_card_chargeDeclined` does
 * not, `pm_card_authenticationRequired` wants a second step, `pm_card_createDispute` is disputed,
 * refunds of `pm_card_pendingRefund` take their time.
 */
export async function openStripeStandIn(
  of: { secretKey?: string; webhookSecret?: string; canSearch?: boolean } = {},
) {
  const secretKey = of.secretKey ?? 'sk_test_standin000000000000000000'
  const webhookSecret = of.webhookSecret ?? 'whsec_standin00000000000000000000'
  const books = new StandInBooks(secretKey.startsWith('sk_live_'), of.canSearch ?? true)
  const mishaps: Mishap[] = []
  const calls: string[] = []
  const answers = new Map<string, { words: string; reply: Promise<Reply> | null; done: Reply | null }>()

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await textOf(request)
    const url = new URL(request.url ?? '/', 'http://stripe')
    const call = `${request.method} ${url.pathname}`
    calls.push(call)
    const mishap = mishaps.find(({ call: wanted, times }) => times > 0 && wanted.test(call))
    if (mishap) mishap.times -= 1
    const slow = mishap?.does === 'slow' ? (mishap.milliseconds ?? 100) : 0
    if (mishap?.does === 'dropped') return void request.socket.destroy()
    const reply =
      mishap?.does === 'failed'
        ? { status: 500, body: { error: { type: 'api_error', message: 'A fault' } } }
        : await answer(request, { call, url, body, slowMilliseconds: slow })
    if (mishap?.does === 'lost') return void request.socket.destroy()
    const account = request.headers['stripe-account']
    response.writeHead(reply.status, {
      'content-type': 'application/json',
      'request-id': `req_${randomBytes(6).toString('hex')}`,
      ...(reply.replayed && { 'idempotent-replayed': 'true' }),
      ...(account && { 'stripe-account': account }),
    })
    response.end(JSON.stringify(reply.body))
  }

  async function answer(
    request: IncomingMessage,
    of: { call: string; url: URL; body: string; slowMilliseconds: number },
  ): Promise<Reply> {
    if (request.headers.authorization !== `Bearer ${secretKey}`)
      return { status: 401, body: { error: { type: 'invalid_request_error', message: 'Invalid API Key' } } }
    const key = request.headers['idempotency-key'] as string | undefined
    const run = async (): Promise<Reply> => {
      if (of.slowMilliseconds > 0) await wait(of.slowMilliseconds)
      try {
        return {
          status: 200,
          body: books.answer(of.call, fieldsOf(of.url.search.slice(1)), fieldsOf(of.body)),
        }
      } catch (error) {
        if (!(error instanceof NotDone)) throw error
        return { status: error.status, body: { error: error.error } }
      }
    }
    if (!key || request.method !== 'POST') return run()
    const words = createHash('sha256').update(`${of.call}\n${of.body}`).digest('hex')
    const known = answers.get(key)
    if (known && known.words !== words)
      return { status: 400, body: { error: { type: 'idempotency_error', message: 'Other words' } } }
    if (known?.done) return { ...known.done, replayed: true }
    if (known)
      return {
        status: 409,
        body: { error: { type: 'invalid_request_error', code: 'idempotency_key_in_use' } },
      }
    const entry = { words, reply: null, done: null as Reply | null }
    answers.set(key, entry)
    entry.done = await run()
    return entry.done
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    apiBase: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secretKey,
    webhookSecret,
    books,
    /** What was called, as `POST /v1/payment_intents`, in order. */
    calls,
    mishap: (mishap: Mishap) => void mishaps.push(mishap),
    /** Keys of idempotency live for a day at least; then they may be forgotten. */
    forgetKeys: () => answers.clear(),
    /** An event as Stripe sends it. @param at when it is signed */
    signed(
      event: Fields,
      at: Date,
      secret = webhookSecret,
    ): { body: string; headers: Record<string, string> } {
      const payload = JSON.stringify(event)
      const timestamp = Math.floor(at.getTime() / 1000)
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
      return { body: payload, headers: { 'stripe-signature': signature, 'content-type': 'application/json' } }
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

export type StripeStandIn = Awaited<ReturnType<typeof openStripeStandIn>>

interface Reply {
  status: number
  body: unknown
  replayed?: boolean
}

/** `a[b][c]=1` as `{ a: { b: { c: '1' } } }`: how Stripe is written to. */
function fieldsOf(form: string): Fields {
  const fields: Fields = {}
  for (const [name, value] of new URLSearchParams(form)) {
    const path = name.split(/[[\]]+/).filter(Boolean)
    const last = path.pop() as string
    let at = fields
    for (const part of path) {
      at[part] ??= {}
      at = at[part] as Fields
    }
    at[last] = value
  }
  return fields
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
