import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { makeCertificates } from './certificates.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type Peer, startCommerce, startPeer } from './peers.ts'

const storeId = toWire('store', newId('store'))
const customerId = toWire('customer', newId('customer'))
const secret = newSecret()
const folder = mkdtempSync(join(tmpdir(), 'notify-user-mail-'))
const replies = new Map<string, unknown>([
  [
    '/v1/admin/store',
    {
      id: storeId,
      slug: 'kumo-paper',
      name: 'Kumo "Paper"\r\nBcc: eve@example.com',
      locale: 'en-GB',
      supportEmail: 'help@kumo.example',
      origins: ['https://kumo.example'],
      clockOffsetSeconds: 0,
    },
  ],
  [
    `/v1/admin/customers/${customerId}`,
    { id: customerId, status: 'active', email: 'ada@example.com', locale: 'de-DE' },
  ],
])
const mails: (Email & { isSecure: boolean; user: unknown })[] = []

let database: EdgeDatabase
let commerce: Awaited<ReturnType<typeof startCommerce>>
let resend: Peer
let smtp: SMTPServer
let environment: Record<string, string>

beforeAll(async () => {
  const { authority, certificate, key } = makeCertificates()
  writeFileSync(join(folder, 'authority.pem'), authority)
  ;[database, commerce, resend] = await Promise.all([
    createEdgeDatabase(),
    startCommerce(replies),
    startPeer(200),
  ])
  smtp = new SMTPServer({
    secure: true,
    cert: certificate,
    key,
    logger: false,
    closeTimeout: 100,
    onAuth: ({ username, password }, _, done) =>
      username === 'shop@tradepost.test' && password === 'p@ss:word'
        ? done(null, { user: username })
        : done(new Error('no')),
    onData: async (stream, session, done) => {
      const parts: Buffer[] = []
      for await (const part of stream) parts.push(part as Buffer)
      mails.push({
        ...(await PostalMime.parse(Buffer.concat(parts))),
        isSecure: session.secure,
        user: session.user,
      })
      done()
    },
  })
  smtp.on('error', () => undefined)
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  environment = {
    DENO_CERT: join(folder, 'authority.pem'),
    SUPABASE_URL: 'https://project.supabase.example',
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: commerce.url,
    COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
    MAIL_FROM: 'shop@tradepost.test',
    NOTIFY_LINK_SECRET: 'a secret of links for tests, long enough',
    NOTIFY_TYPES: 'order.fulfillment_created, customer.suspended',
  }
})
afterAll(async () => {
  await new Promise<void>((closed) => (smtp ? smtp.close(() => closed()) : closed()))
  await Promise.all([commerce?.close(), resend?.close(), database?.drop()])
  rmSync(folder, { recursive: true })
})

/** A parcel of an order of the customer has left. */
function shipped() {
  const [orderId, fulfillmentId, lineId] = [
    toWire('order', newId('order')),
    toWire('fulfillment', newId('fulfillment')),
    toWire('orderLine', newId('orderLine')),
  ]
  replies.set(`/v1/admin/orders/${orderId}`, {
    id: orderId,
    number: '7KQ2-MX4T',
    customerId,
    status: 'partially_fulfilled',
    buyer: { email: 'ada@example.com' },
    lineItems: [{ id: lineId, title: 'Papier <b>', variantTitle: 'A5', quantity: 3 }],
    fulfillments: [
      {
        id: fulfillmentId,
        carrier: 'DHL',
        trackingNumber: null,
        trackingUrl: 'javascript:alert(1)',
        lineItems: [{ id: lineId, quantity: 2 }],
      },
    ],
  })
  return newEvent('order.fulfillment_created', {
    subject: { type: 'order', id: orderId, version: 2 },
    data: { fulfillmentId, number: '7KQ2-MX4T', status: 'partially_fulfilled', carrier: 'DHL' },
  })
}

describe.each(['2.9', '2.1'] as const)('mail by SMTP with TLS from the first byte, on Deno %s', (version) => {
  let notify: FunctionProcess
  beforeAll(async () => {
    const { port } = smtp.server.address() as AddressInfo
    const url = `smtps://${encodeURIComponent('shop@tradepost.test')}:${encodeURIComponent('p@ss:word')}@localhost:${port}`
    notify = await startFunction('notify_user', { env: { ...environment, SMTP_URL: url }, version })
  })
  afterAll(() => notify?.stop())

  it('goes out signed in, in the reader’s language, with only what the parcel holds', async () => {
    const event = shipped()
    expect((await deliver(notify.url, event, [secret])).body).toEqual({ effects: { mail: 'done' } })
    const mail = mails.at(-1)
    expect(mail).toMatchObject({ isSecure: true, user: 'shop@tradepost.test' })
    expect(mail?.subject).toBe('Ihre Bestellung 7KQ2-MX4T ist unterwegs')
    expect(mail?.text).toContain('- 2 × Papier <b>, A5')
    expect(mail?.text).toContain('Der Rest Ihrer Bestellung folgt')
    expect(mail?.html).toContain('2 × Papier &lt;b&gt;, A5')
    expect(`${mail?.html}${mail?.text}`).not.toContain('javascript:')
    expect(mail?.text).toContain(`https://kumo.example/orders/${event.subject.id}`)
    expect(mail?.from).toEqual({ name: 'Kumo "Paper" Bcc: eve@example.com', address: 'shop@tradepost.test' })
    expect([mail?.bcc, mail?.to]).toEqual([undefined, [{ name: '', address: 'ada@example.com' }]])
    expect(mail?.replyTo).toMatchObject([{ address: 'help@kumo.example' }])
  })
})

describe('mail by Resend', () => {
  let notify: FunctionProcess
  beforeAll(async () => {
    notify = await startFunction('notify_user', {
      env: { ...environment, RESEND_API_KEY: 're_of_tests', RESEND_URL: `${resend.url}/emails` },
    })
  })
  afterAll(() => notify?.stop())

  it('carries the event’s id as its key, so that even a crash repeats nothing', async () => {
    const event = shipped()
    expect((await deliver(notify.url, event, [secret])).status).toBe(200)
    const sent = resend.heard.at(-1)
    expect(sent?.headers).toMatchObject({
      authorization: 'Bearer re_of_tests',
      'idempotency-key': `notify_user/${event.id}`,
    })
    expect(JSON.parse(sent?.body ?? '')).toMatchObject({
      from: '"Kumo  Paper  Bcc: eve@example.com" <shop@tradepost.test>',
      to: ['ada@example.com'],
      reply_to: 'help@kumo.example',
      headers: { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    })
  })

  it('is tried again when Resend is down or says too much, and not when it refuses the address', async () => {
    for (const bad of [500, 429, 401]) {
      const event = shipped()
      resend.answerNext(bad)
      expect((await deliver(notify.url, event, [secret])).status).toBe(500)
      expect((await deliver(notify.url, event, [secret])).status).toBe(200)
    }
    const event = shipped()
    resend.answerNext(422)
    expect((await deliver(notify.url, event, [secret])).status).toBe(200)
    const before = resend.heard.length
    expect((await deliver(notify.url, event, [secret])).body.effects).toEqual({ mail: 'before' })
    expect(resend.heard.length).toBe(before)
  })

  it('tells of accounts when the operator wants it, and nobody who is not there any more', async () => {
    const event = newEvent('customer.suspended', { subject: { type: 'customer', id: customerId } })
    expect((await deliver(notify.url, event, [secret])).status).toBe(200)
    expect(JSON.parse(resend.heard.at(-1)?.body ?? '').subject).toContain('vorerst geschlossen')
    const gone = newEvent('customer.suspended', {
      subject: { type: 'customer', id: toWire('customer', newId('customer')) },
    })
    expect((await deliver(notify.url, gone, [secret])).body).toEqual({ effects: {} })
  })
})

it.each([
  ['a port that is closed to functions', { SMTP_URL: 'smtp://mail.example:587' }, 'ports 25 and 587'],
  ['nobody who could tell', {}, 'nobody can be told'],
  ['two ways at once', { SMTP_URL: 'smtps://mail.example', RESEND_API_KEY: 're_canary' }, 'both set'],
  ['a type nobody is told of', { RESEND_API_KEY: 're_canary', NOTIFY_TYPES: 'order.place' }, 'NOTIFY_TYPES'],
])('does not start with %s, and says why without a secret', async (_, env, why) => {
  const starting = startFunction('notify_user', { env: { ...environment, ...env } })
  const error = await starting.then(
    async (started) => {
      await started.stop()
      return new Error('it started')
    },
    (problem: Error) => problem,
  )
  expect(error.message).toContain(why)
  expect(error.message).not.toMatch(/canary|whsec_|sk_of_tests/)
})
