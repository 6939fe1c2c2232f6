import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ServerType, serve } from '@hono/node-server'
import { decodeJwt } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { toWire } from '../../../api/src/platform/ids.ts'
import { asServer, type BuyingCustomer, buyingCustomer } from '../../../api/test/buying-customer.ts'
import { type MailServer, SmtpReply, startMailServer } from '../../../api/test/mail-server.ts'
import { quoted } from '../../../api/test/quoted-checkout.ts'
import { createTestApi, type TestApi, type TestStore } from '../../../test/api.ts'
import { makeCertificates } from './certificates.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type SentEvent } from './peers.ts'
import { newVapidKeys, type PushService, startPushService } from './push-service.ts'

const secret = newSecret()
const vapid = newVapidKeys()
const folder = mkdtempSync(join(tmpdir(), 'notify-user-'))
const refused = new Set<string>()
let failing: SmtpReply[] = []

let api: TestApi
let store: TestStore
let storeId: string
let commerce: ServerType
let database: EdgeDatabase
let mails: MailServer
let browsers: PushService
let environment: Record<string, string>

beforeAll(async () => {
  const certificates = makeCertificates()
  writeFileSync(join(folder, 'authority.pem'), certificates.authority)
  ;[api, database, mails, browsers] = await Promise.all([
    createTestApi(),
    createEdgeDatabase(),
    startMailServer({
      recipient: (address) => {
        if (refused.has(address)) throw new SmtpReply(550, 'no such mailbox')
        const reply = failing.shift()
        if (reply) throw reply
      },
    }),
    startPushService(certificates),
  ])
  store = await api.store()
  storeId = toWire('store', store.context.store.id)
  commerce = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => (commerce.listening ? resolve() : commerce.once('listening', resolve)))
  const { port } = commerce.address() as { port: number }
  environment = {
    DENO_CERT: join(folder, 'authority.pem'),
    SUPABASE_URL: 'https://project.supabase.example',
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: `http://127.0.0.1:${port}`,
    COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: store.secretKey } }),
    MAIL_FROM: 'shop@tradepost.test',
    SMTP_URL: mails.url,
    VAPID_PUBLIC_KEY: vapid.publicKey,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: 'mailto:shop@tradepost.test',
    PUSH_HOSTS: browsers.host,
    NOTIFY_LINK_SECRET: 'a secret of links for tests, long enough',
  }
})
afterAll(async () => {
  await Promise.all([mails?.stop(), browsers?.close(), database?.drop()])
  await new Promise((resolve) => (commerce ? commerce.close(resolve) : resolve(undefined)))
  await api?.close()
  rmSync(folder, { recursive: true })
})

/** An order that has left, and the event that says so. */
async function shippedTo(customer: BuyingCustomer): Promise<SentEvent> {
  return shipped(await customer.buy())
}
async function shipped(order: { id: string; number: string }): Promise<SentEvent> {
  const { body, status } = await asServer(api, store, 'POST', `/v1/admin/orders/${order.id}/fulfillments`, {
    carrier: 'DHL <Express>',
    trackingNumber: '00340434161094042557',
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const fulfillment = body.fulfillments?.at(-1) ?? body
  return newEvent('order.fulfillment_created', {
    subject: { type: 'order', id: order.id, version: 2 },
    data: {
      fulfillmentId: fulfillment.id,
      number: order.number,
      status: 'fulfilled',
      carrier: 'DHL <Express>',
    },
  })
}
const mailsTo = (email: string) => mails.taken.filter(({ rcptTo }) => rcptTo.includes(email))

describe.each(['2.9', '2.1'] as const)('notify_user on Deno %s', (version) => {
  let notify: FunctionProcess
  let ada: BuyingCustomer
  beforeAll(async () => {
    notify = await startFunction('notify_user', { env: { ...environment, NOTIFY_PREVIEW: 'on' }, version })
  })
  beforeEach(async () => {
    ada = await buyingCustomer(api, store)
  })
  afterAll(async () => {
    const printed = notify?.printed() ?? ''
    await notify?.stop()
    expect(printed).not.toMatch(/@example\.com|whsec_|sk_test|of tests, long/)
  })

  const send = (event: SentEvent) => deliver(notify.url, event, [secret])
  const asCustomer = (method: string, path: string, body?: unknown, token = ada.accessToken) =>
    fetch(`${notify.url}/${storeId}/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  async function newBrowser() {
    const browser = browsers.newBrowser()
    expect((await asCustomer('PUT', 'subscription', browser.subscription)).status).toBe(200)
    return browser
  }

  it('mails what has left, in the words of the store, with nothing that could be markup', async () => {
    const event = await shippedTo(ada)
    expect((await send(event)).body).toEqual({ effects: { mail: 'done' } })
    const [mail] = mailsTo(ada.email)
    expect(mail?.subject).toBe(`Your order ${event.data.number} is on its way`)
    expect(mail?.from).toMatchObject({ name: store.context.store.name, address: 'shop@tradepost.test' })
    expect(mail?.text).toContain('handed a parcel to DHL <Express>.')
    expect(mail?.html).toContain('DHL &lt;Express&gt;')
    expect(mail?.html).not.toContain('<Express>')
    expect(mail?.text).toContain('00340434161094042557')
    expect(mail?.text).toContain(`${store.origin}/orders/${event.subject.id}`)
    expect(mail?.messageId).toBe(`<${event.id}.notify@tradepost.test>`)
    const header = (name: string) => mail?.headers.find(({ key }) => key === name)?.value
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
    expect(header('list-unsubscribe')).toMatch(
      /^<https:\/\/project\.supabase\.example\/functions\/v1\/notify_user\/unsubscribe\?token=/,
    )
  })

  it('writes to guests, too', async () => {
    const { body } = await (await quoted(api, { store })).pay()
    const before = mailsTo('ada@example.com').length
    expect((await send(await shipped(body.order))).status).toBe(200)
    expect(mailsTo('ada@example.com').length).toBe(before + 1)
    expect(mailsTo('ada@example.com').at(-1)?.text).toContain(`${store.origin}/orders/find`)
  })

  it('shows it in each browser of the customer, encrypted for it', async () => {
    const [one, other] = [await newBrowser(), await newBrowser()]
    const event = await shippedTo(ada)
    const { body } = await send(event)
    expect(Object.values(body.effects ?? {})).toEqual(['done', 'done', 'done'])
    for (const { shown } of [one, other]) {
      expect(shown).toMatchObject([{ title: `Your order ${event.data.number} is on its way`, tag: event.id }])
    }
    const [, token = ''] =
      /^(?:vapid t=|WebPush )([^,]+)/i.exec(String(browsers.headers.at(-1)?.authorization)) ?? []
    expect(decodeJwt(token)).toMatchObject({
      aud: `https://${browsers.host}`,
      sub: 'mailto:shop@tradepost.test',
    })
  })

  it('sends no second mail when the push fails after it, and the push once', async () => {
    const browser = await newBrowser()
    const event = await shippedTo(ada)
    browsers.answerNext(503)
    expect((await send(event)).status).toBe(500)
    expect([mailsTo(ada.email).length, browser.shown.length]).toEqual([1, 0])
    const again = await send(event)
    expect([again.status, again.body.effects?.mail]).toEqual([200, 'before'])
    expect([mailsTo(ada.email).length, browser.shown.length]).toEqual([1, 1])
  })

  it('sends no second push when the mail fails beside it, and the mail once', async () => {
    const browser = await newBrowser()
    const event = await shippedTo(ada)
    failing = [new SmtpReply(451, 'come back later')]
    expect((await send(event)).status).toBe(500)
    expect((await send(event)).status).toBe(200)
    expect([mailsTo(ada.email).length, browser.shown.length]).toEqual([1, 1])
  })

  it('sends one mail when the same event comes four times at once', async () => {
    const event = await shippedTo(ada)
    const answers = await Promise.all([1, 2, 3, 4].map(() => send(event)))
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(1)
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true)
    expect((await send(event)).status).toBe(200)
    expect(mailsTo(ada.email).length).toBe(1)
  })

  it('forgets a browser that is gone', async () => {
    const browser = await newBrowser()
    browsers.answerNext(410)
    expect((await send(await shippedTo(ada))).status).toBe(200)
    const rows = await database.query('select 1 from edge.push_subscriptions where endpoint = $1', [
      browser.subscription.endpoint,
    ])
    expect(rows).toEqual([])
  })

  it('takes a mailbox that does not exist for an answer', async () => {
    refused.add(ada.email)
    expect((await send(await shippedTo(ada))).status).toBe(200)
    expect(mailsTo(ada.email)).toEqual([])
  })

  it('is silent for who said so, by the link of the mail or by their preferences', async () => {
    await send(await shippedTo(ada))
    const [, link = ''] =
      /<https:\/\/project\.supabase\.example\/functions\/v1\/notify_user(\/unsubscribe\?token=[^>]+)>/.exec(
        mailsTo(ada.email)[0]?.headers.find(({ key }) => key === 'list-unsubscribe')?.value ?? '',
      ) ?? []
    const looked = await fetch(`${notify.url}${link}`)
    expect([looked.status, looked.headers.get('content-type')]).toEqual([
      200,
      'application/xhtml+xml; charset=utf-8',
    ])
    await send(await shippedTo(ada))
    expect(mailsTo(ada.email).length).toBe(2)
    const forged = await fetch(`${notify.url}${link.slice(0, -2)}xx`, { method: 'POST' })
    expect(forged.status).toBe(404)
    expect(
      (await fetch(`${notify.url}${link}`, { method: 'POST', body: 'List-Unsubscribe=One-Click' })).status,
    ).toBe(200)
    expect((await send(await shippedTo(ada))).body).toEqual({ effects: {} })
    expect(mailsTo(ada.email).length).toBe(2)
    const wanted = { kind: 'shipping', channel: 'mail', wanted: true }
    expect(await (await asCustomer('PUT', 'preferences', wanted)).json()).toMatchObject({
      items: expect.arrayContaining([wanted]),
    })
    await send(await shippedTo(ada))
    expect(mailsTo(ada.email).length).toBe(3)
  })

  it('lets only the customer say so, and takes no endpoint that is no push service', async () => {
    const browser = browsers.newBrowser().subscription
    expect((await asCustomer('GET', 'preferences', undefined, 'x'.repeat(40))).status).toBe(401)
    const other = await api.store()
    const stranger = await buyingCustomer(api, other)
    expect((await asCustomer('GET', 'preferences', undefined, stranger.accessToken)).status).toBe(401)
    for (const endpoint of [
      'https://169.254.169.254/latest',
      'http://localhost/push',
      'https://fcm.googleapis.com.evil.example/x',
    ])
      expect((await asCustomer('PUT', 'subscription', { ...browser, endpoint })).status).toBe(400)
    expect((await asCustomer('PUT', 'subscription', { endpoint: browser.endpoint })).status).toBe(400)
    expect(
      (await asCustomer('PUT', 'preferences', { kind: 'all', channel: 'mail', wanted: true })).status,
    ).toBe(400)
  })

  it('tells nobody of what is long past or of types the operator did not choose', async () => {
    const event = await shippedTo(ada)
    const old = { ...event, timestamp: new Date(Date.now() - 49 * 3_600_000).toISOString() }
    expect((await send(old)).body).toEqual({ effects: {} })
    const placed = newEvent('order.placed', {
      subject: event.subject,
      data: { number: '1', total: null, lines: 1 },
    })
    expect((await send(placed)).body).toEqual({ effects: {} })
    expect(mailsTo(ada.email)).toEqual([])
  })

  it('forgets everything of a customer who is erased', async () => {
    await newBrowser()
    await asCustomer('PUT', 'preferences', { kind: 'account', channel: 'push', wanted: false })
    const erased = newEvent('customer.erased', {
      subject: { type: 'customer', id: ada.wireId },
      data: { by: 'customer' },
    })
    expect((await send(erased)).status).toBe(200)
    const rows = await database.query(
      `select customer_id from edge.push_subscriptions where customer_id = $1
       union all select customer_id from edge.notification_preferences where customer_id = $1`,
      [ada.wireId],
    )
    expect(rows).toEqual([])
  })

  it('shows each template, with examples that try to break it', async () => {
    const index = await (await fetch(`${notify.url}/preview`)).text()
    const links = [...index.matchAll(/href="preview(\/[^"]+)"/g)].map(([, link = '']) =>
      link.replaceAll('&amp;', '&'),
    )
    expect(links.length).toBe(36)
    const pages = await Promise.all(
      links.map(async (link) => (await fetch(`${notify.url}/preview${link}`)).text()),
    )
    expect(pages.filter((page) => page.startsWith('<!doctype') && /<Sons>|<b>/.test(page))).toEqual([])
    expect(pages.some((page) => page.includes('Ihre Bestellung'))).toBe(true)
  })
})
