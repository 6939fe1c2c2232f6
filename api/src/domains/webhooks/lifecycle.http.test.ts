import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyWebhook } from '../../../../sdk/src/webhook.ts'
import type { Answer, TestApi, TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { createTestMember, createTestSeller, orderFrom } from '../../../test/sellers.ts'
import { eventsOf, newMember, newOwner, setUpSecondFactor } from '../../../test/staff.ts'
import { behaviors, startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import {
  createWebhookApi,
  deliverAll,
  endpointsPath,
  happen,
  judged,
  letWebhooksComeDue,
  verifiedEndpoint,
} from '../../../test/webhooks.ts'
import { keepEdgeEndpoint } from './index.ts'

let api: TestApi
let store: TestStore
let owner: Awaited<ReturnType<typeof newOwner>>
const started: WebhookReceiver[] = []
beforeAll(async () => {
  api = await createWebhookApi()
  store = await api.store()
  owner = await newOwner(api, store)
})
afterEach(async () => {
  await Promise.all(started.splice(0).map((receiver) => receiver.stop()))
  await asAdmin(
    api,
    "UPDATE commerce.webhook_endpoints SET status = 'disabled', disabled_because = 'by_hand'",
  )
})
afterAll(() => api.close())

async function receiving(behavior = behaviors.ok as Parameters<typeof startWebhookReceiver>[0]) {
  const receiver = await startWebhookReceiver(behavior)
  started.push(receiver)
  return receiver
}
const code = ({ status, body }: Answer) => [status, body?.code]
const only = ['product.changed']
const make = (url: string, more: Record<string, unknown> = {}) =>
  owner.send('POST', endpointsPath.admin, { body: { url, events: only, ...more } })

describe('an endpoint', () => {
  it('is sent nothing but its challenge until it has answered it, then all since it was made', async () => {
    const receiver = await receiving()
    const { body: made } = await make(receiver.url)
    expect(made).toMatchObject({
      status: 'unverified',
      verifiedAt: null,
      secret: expect.stringMatching(/^whsec_/),
    })
    const path = `${endpointsPath.admin}/${made.id}`
    await happen(store, { count: 3, subjects: 3 })
    await deliverAll(api)
    expect(receiver.received).toEqual([])
    expect(code(await owner.send('POST', `${path}/test`))).toEqual([409, 'webhook-endpoint-not-verified'])
    expect(code(await owner.send('PATCH', path, { body: { enabled: true } }))).toEqual([
      409,
      'webhook-endpoint-not-verified',
    ])
    const verified = await owner.send('POST', `${path}/verification`)
    expect(verified.body).toMatchObject({ status: 'enabled', verifiedAt: expect.any(String) })
    await deliverAll(api)
    expect(judged(receiver.received)).toMatchObject({ ids: 3 })
    expect(JSON.stringify((await owner.send('GET', path)).body)).not.toContain(made.secret)
  })

  it.each([
    ['nobody is there', 'http://127.0.0.1:9/'],
    ['it leads inside', 'https://internal.invalid/'],
  ])('is not enabled when %s', async (_, url) => {
    const { body: made } = await make(url)
    const answer = await owner.send('POST', `${endpointsPath.admin}/${made.id}/verification`)
    expect(code(answer)).toEqual([422, 'webhook-challenge-not-answered'])
  })

  it('tells at once what comes of a test', async () => {
    const receiver = await receiving()
    const { path } = await verifiedEndpoint(owner, receiver, { events: only })
    const { body } = await owner.send('POST', `${path}/test`)
    expect(body).toMatchObject({ delivered: true, replyStatus: 200, replyBody: 'ok', error: null })
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['webhook.test'])
    receiver.behave(behaviors.moved)
    expect((await owner.send('POST', `${path}/test`)).body).toMatchObject({
      delivered: false,
      replyStatus: 301,
    })
  })

  it('that says 410 is disabled at once, its owners are told, and enabled again it goes on where it stopped', async () => {
    const receiver = await receiving(behaviors.gone)
    const { path } = await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 30, subjects: 1 })
    await deliverAll(api)
    expect(receiver.received).toHaveLength(1)
    const { body } = await owner.send('GET', path)
    expect(body).toMatchObject({ status: 'disabled', disabledBecause: 'gone', failed: 1, waiting: 29 })
    expect(await eventsOf(api, store, 'webhook_endpoint.disabled')).toMatchObject([
      { actor: 'worker', payload: { reason: 'gone' } },
    ])
    const mails = await asAdmin(
      api,
      "SELECT to_address FROM commerce.mails WHERE template = 'webhook-disabled'",
    )
    expect(mails).toEqual([{ to_address: owner.email }])
    receiver.behave(behaviors.ok)
    await owner.send('PATCH', path, { body: { enabled: true } })
    expect((await owner.send('POST', `${path}/dead-letters/redelivery`)).body).toEqual({ count: 1 })
    await deliverAll(api)
    const ordered = receiver.received.slice(1).map(({ event }) => event.subject.version)
    expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
    expect(ordered).toHaveLength(30)
  })

  it('whose last try has failed is disabled, after ten of them', async () => {
    const receiver = await receiving(behaviors.serverError)
    const { path } = await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 1, subjects: 1 })
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await deliverAll(api)
      await letWebhooksComeDue(api, store)
    }
    expect(receiver.received).toHaveLength(10)
    const { body } = await owner.send('GET', path)
    expect(body).toMatchObject({ status: 'disabled', disabledBecause: 'exhausted', failed: 1 })
    const { body: dead } = await owner.send('GET', `${path}/deliveries?status=failed`)
    expect(dead.items).toMatchObject([{ status: 'failed', attempts: 10, replyStatus: 500 }])
    const one = `${path}/deliveries/${dead.items[0].eventId}`
    expect((await owner.send('POST', `${one}/discarding`)).body).toMatchObject({ status: 'discarded' })
    expect((await owner.send('GET', path)).body).toMatchObject({ failed: 0 })
  })

  it('that asks for a break with 429 is left alone that long, with all its events', async () => {
    const receiver = await receiving(behaviors.tooMany)
    await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 20, subjects: 20 })
    await deliverAll(api)
    // What was on its way when it asked: its share.
    expect(receiver.received.length).toBeLessThanOrEqual(4)
    receiver.behave(behaviors.ok)
    await letWebhooksComeDue(api, store)
    await deliverAll(api)
    await letWebhooksComeDue(api, store)
    await deliverAll(api)
    expect(judged(receiver.received)).toMatchObject({ ids: 20 })
  })

  it('holds back only what is about the thing whose event failed', async () => {
    let bad: string | undefined
    const receiver = await receiving((message, response) => {
      bad ??= message.event.subject.id
      return (message.event.subject.id === bad ? behaviors.serverError : behaviors.ok)(message, response)
    })
    await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 30, subjects: 3 })
    for (let round = 0; round < 3; round += 1) await deliverAll(api)
    const ofBad = receiver.received.filter(({ event }) => event.subject.id === bad)
    expect(ofBad.map(({ event }) => event.subject.version)).toEqual([1])
    expect(receiver.received.filter(({ event }) => event.subject.id !== bad)).toHaveLength(20)
  })
})

describe('a secret', () => {
  it('is replaced without a gap: both sign until the old one ends, and the official library takes either', async () => {
    const receiver = await receiving()
    const { path, secret } = await verifiedEndpoint(owner, receiver, { events: only })
    const { body: rotated } = await owner.send('POST', `${path}/rotation`, { body: {} })
    expect(rotated.secrets).toMatchObject([{ endsAt: null }, { endsAt: expect.any(String) }])
    await happen(store, { count: 2, subjects: 2 })
    await deliverAll(api)
    for (const { body, headers } of receiver.received)
      for (const known of [secret, rotated.secret]) new Webhook(known).verify(body, headers)
    await owner.send('POST', `${path}/rotation`, { body: { overlapSeconds: 0 } })
    receiver.received.length = 0
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    const [message] = receiver.received
    for (const ended of [secret, rotated.secret])
      expect(() => new Webhook(ended).verify(message?.body ?? '', message?.headers ?? {})).toThrow()
  })

  it('may be ours alone: ed25519 is verified by the public key', async () => {
    const receiver = await receiving()
    const { path, secret, publicKey } = await verifiedEndpoint(owner, receiver, {
      events: only,
      scheme: 'ed25519',
    })
    expect([secret, publicKey]).toEqual([null, expect.stringMatching(/^whpk_/)])
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    const [message] = receiver.received
    expect(message?.headers['webhook-signature']).toMatch(/^v1a,/)
    const event = await verifyWebhook(message?.body ?? '', message?.headers ?? {}, publicKey ?? '')
    expect(event.id).toBe(message?.id)
    expect(JSON.stringify((await owner.send('GET', path)).body)).not.toContain('whsk_')
  })
})

describe('a replay', () => {
  it('sends again what happened since a moment, under the same ids; forward it leaves out', async () => {
    const receiver = await receiving()
    const { path } = await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 10, subjects: 2 })
    await deliverAll(api)
    const ids = new Set(receiver.received.map(({ id }) => id))
    await owner.send('POST', `${path}/replay`, {
      body: { since: new Date(Date.now() - 60_000).toISOString() },
    })
    await deliverAll(api)
    for (const id of ids) expect(receiver.received.filter((message) => message.id === id)).toHaveLength(2)
    const again = receiver.received.slice(10).map(({ event }) => event.subject)
    for (const id of new Set(again.map((subject) => subject.id))) {
      const versions = again.filter((subject) => subject.id === id).map(({ version }) => version)
      expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    }
    const before = receiver.received.length
    await owner.send('PATCH', path, { body: { enabled: false } })
    await happen(store, { count: 5, subjects: 1 })
    await deliverAll(api)
    await owner.send('POST', `${path}/replay`, { body: { since: new Date().toISOString() } })
    await owner.send('PATCH', path, { body: { enabled: true } })
    await deliverAll(api)
    expect(receiver.received).toHaveLength(before)
    const far = { since: '2020-01-01T00:00:00Z' }
    expect(code(await owner.send('POST', `${path}/replay`, { body: far }))).toEqual([400, 'invalid-request'])
  })

  it('of one delivery sends that one again', async () => {
    const receiver = await receiving()
    const { path } = await verifiedEndpoint(owner, receiver, { events: only })
    await happen(store, { count: 3, subjects: 1 })
    await deliverAll(api)
    const [, second] = receiver.received
    const again = await owner.send('POST', `${path}/deliveries/${second?.id}/redelivery`)
    expect(again.body).toMatchObject({ status: 'waiting' })
    await deliverAll(api)
    expect(receiver.received.map(({ id }) => id).slice(3)).toEqual([second?.id])
  })
})

describe('who sees what', () => {
  it('a seller’s endpoint gets what is the seller’s, told as to a seller, and nothing while it is suspended', async () => {
    const [seller, other] = [await createTestSeller(api, store), await createTestSeller(api, store)]
    const receiver = await receiving()
    await verifiedEndpoint(seller.owner, receiver, { events: ['order.*'], desk: 'seller' })
    const order = await orderFrom(api, store, [seller.id, other.id])
    await orderFrom(api, store, [other.id])
    await deliverAll(api)
    expect(receiver.received.map(({ event }) => [event.subject.id, event.data.total])).toEqual([
      [order.id, null],
    ])
    const late = await orderFrom(api, store, [seller.id])
    const become = (status: string) =>
      asAdmin(api, 'UPDATE commerce.sellers SET status = $2 WHERE id = $1', [seller.id, status])
    await become('suspended')
    await deliverAll(api)
    expect(receiver.received).toHaveLength(1)
    await become('active')
    await letWebhooksComeDue(api, store)
    await deliverAll(api)
    expect(receiver.received.map(({ event }) => event.subject.id)).toEqual([order.id, late.id])
  })

  it('nobody chooses events that they may not read, or leads those of others elsewhere', async () => {
    const receiver = await receiving()
    const seller = await createTestSeller(api, store)
    const clerk = await createTestMember(api, store, {
      sellerId: seller.id,
      permissions: ['seller-webhooks:write', 'seller-offers:read'],
    })
    const theirs = await verifiedEndpoint(seller.owner, receiver, { events: ['order.*'], desk: 'seller' })
    const held = [403, 'webhook-events-not-held']
    const body = { url: receiver.url, events: ['order.placed'] }
    expect(code(await clerk.send('POST', endpointsPath.seller, { body }))).toEqual(held)
    expect(code(await clerk.send('PATCH', theirs.path, { body: { url: 'http://127.0.0.1:1/' } }))).toEqual(
      held,
    )
    expect(code(await clerk.send('PATCH', theirs.path, { body: { events: ['order.placed'] } }))).toEqual(held)
    expect(code(await clerk.send('POST', `${theirs.path}/rotation`, { body: {} }))).toEqual(held)
    expect((await clerk.send('PATCH', theirs.path, { body: { enabled: false } })).status).toBe(200)
    // `*` is all that its maker may read.
    const all = await verifiedEndpoint(clerk, receiver, { events: ['*'], desk: 'seller' })
    await orderFrom(api, store, [seller.id])
    await deliverAll(api)
    expect(receiver.received.filter(({ event }) => event.type.startsWith('order.'))).toEqual([])
    expect(all.id).toMatch(/^whe_/)
  })

  it('asks a manager for a second factor, and shows a body only to who may read the event', async () => {
    const manager = await newMember(api, store)
    const body = { url: 'http://127.0.0.1:9/', events: only }
    expect(code(await manager.send('POST', endpointsPath.admin, { body }))).toEqual([
      403,
      'second-factor-required',
    ])
    await setUpSecondFactor(manager)
    expect((await manager.send('POST', endpointsPath.admin, { body })).status).toBe(201)
    const receiver = await receiving()
    const { path } = await verifiedEndpoint(owner, receiver, { events: ['order.placed'] })
    await orderFrom(api, store, [undefined])
    await deliverAll(api)
    const one = `${path}/deliveries/${receiver.received[0]?.id}`
    const { body: key } = await owner.send('POST', '/v1/admin/keys', {
      body: { kind: 'secret', name: 'Looks', scopes: ['webhooks:read'] },
    })
    const asKey = { headers: { authorization: `Bearer ${key.secret}` } }
    expect((await owner.send('GET', one)).body.requestBody).toBe(receiver.received[0]?.body)
    const seen = await api.app.request(one, asKey)
    expect(await seen.json()).toMatchObject({ status: 'delivered', requestBody: null, replyBody: null })
  })

  it('another store’s endpoint is not there, and gets nothing of this one', async () => {
    const elsewhere = await api.store()
    const stranger = await newOwner(api, elsewhere)
    const [mine, theirs] = [await receiving(), await receiving()]
    const { path } = await verifiedEndpoint(owner, mine, { events: only })
    await verifiedEndpoint(stranger, theirs, { events: ['*'] })
    expect(code(await stranger.send('GET', path))).toEqual([404, 'not-found'])
    expect(code(await stranger.send('DELETE', path))).toEqual([404, 'not-found'])
    await happen(store, { count: 2, subjects: 2 })
    await deliverAll(api)
    expect([mine.received.length, theirs.received.length]).toEqual([2, 0])
  })

  it('a function of the shop is set by the installation: once a name, with two secrets in rotation', async () => {
    const receiver = await receiving()
    const secrets = ['a', 'b'].map((text) => `whsec_${Buffer.alloc(32, text).toString('base64')}`)
    const wanted = { name: 'order_status_update', url: receiver.url, events: only, loopback: true }
    const first = await keepEdgeEndpoint(store.context, { ...wanted, secrets: [secrets[0] as string] })
    const again = await keepEdgeEndpoint(store.context, { ...wanted, secrets: secrets as [string, string] })
    expect(again.id).toBe(first.id)
    await happen(store, { count: 1, subjects: 1 })
    await deliverAll(api)
    const [message] = receiver.received
    for (const secret of secrets) new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})
    const { body } = await owner.send('GET', endpointsPath.admin)
    const shown = body.items.find((item: { kind: string }) => item.kind === 'edge')
    expect(shown).toMatchObject({ description: 'order_status_update', status: 'enabled' })
    const path = `${endpointsPath.admin}/${shown.id}`
    expect(code(await owner.send('DELETE', path))).toEqual([409, 'webhook-endpoint-of-installation'])
    expect((await owner.send('PATCH', path, { body: { enabled: false } })).body.status).toBe('disabled')
  })
})
