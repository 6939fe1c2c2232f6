import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi, TestStore } from '../../../../test/api.ts'
import { orderFrom } from '../../../test/sellers.ts'
import { newOwner } from '../../../test/staff.ts'
import { behaviors, startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { createWebhookApi, deliverAll, letWebhooksComeDue, verifiedEndpoint } from '../../../test/webhooks.ts'

let api: TestApi
let store: TestStore
let owner: Awaited<ReturnType<typeof newOwner>>
let receiver: WebhookReceiver
beforeAll(async () => {
  api = await createWebhookApi()
  store = await api.store()
  owner = await newOwner(api, store)
  receiver = await startWebhookReceiver()
})
afterAll(async () => {
  await receiver.stop()
  await api.close()
})

describe('a delivery', () => {
  it('comes signed, as the event stands in the feed, and is in the log', async () => {
    const endpoint = await verifiedEndpoint(owner, receiver, { events: ['order.*'] })
    const order = await orderFrom(api, store, [undefined])
    await deliverAll(api)
    expect(receiver.received.map(({ event }) => [event.type, event.subject.id])).toEqual([
      ['order.placed', order.id],
    ])
    const [message] = receiver.received
    const verified = new Webhook(endpoint.secret ?? '').verify(message?.body ?? '', message?.headers ?? {})
    expect(verified).toMatchObject({ id: message?.id, type: 'order.placed', data: { number: order.number } })
    const { body: log } = await owner.send('GET', `${endpoint.path}/deliveries`)
    expect(log.items).toMatchObject([
      { eventId: message?.id, status: 'delivered', attempts: 1, replyStatus: 200 },
    ])
    const { body: one } = await owner.send('GET', `${endpoint.path}/deliveries/${message?.id}`)
    expect(one).toMatchObject({
      requestBody: message?.body,
      replyBody: 'ok',
      requestHeaders: { 'webhook-id': message?.id },
    })
    expect((await owner.send('GET', endpoint.path)).body).toMatchObject({
      waiting: 0,
      failures: 0,
      status: 'enabled',
    })
  })

  it('that failed comes again under the same id with the same body', async () => {
    const own = await startWebhookReceiver(behaviors.serverError)
    const endpoint = await verifiedEndpoint(owner, own, { events: ['order.placed'] })
    await orderFrom(api, store, [undefined])
    await deliverAll(api)
    await deliverAll(api)
    expect(own.received, 'not before its time').toHaveLength(1)
    own.behave(behaviors.ok)
    await letWebhooksComeDue(api, store)
    await deliverAll(api)
    const [first, second] = own.received
    expect([second?.id, second?.body, own.received.length]).toEqual([first?.id, first?.body, 2])
    const { body } = await owner.send('GET', `${endpoint.path}/deliveries/${first?.id}`)
    expect(body).toMatchObject({ status: 'delivered', attempts: 2 })
    await owner.send('DELETE', endpoint.path)
    await own.stop()
  })
})
