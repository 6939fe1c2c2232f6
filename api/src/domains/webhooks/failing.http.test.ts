import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestApi } from '../../../../test/api.ts'
import { count } from '../../../../test/counts.ts'
import { newOwner } from '../../../test/staff.ts'
import { type Behavior, behaviors, startWebhookReceiver } from '../../../test/webhook-receiver.ts'
import {
  createWebhookApi,
  deliverAll,
  happen,
  judged,
  letWebhooksComeDue,
  verifiedEndpoint,
} from '../../../test/webhooks.ts'
import { createHttpClient } from '../../platform/http-client.ts'

let api: TestApi
beforeAll(async () => {
  api = await createWebhookApi()
})
afterAll(() => api.close())

/** The same client with a shorter patience. */
const hasty = createHttpClient({
  loopback: true,
  timeoutMilliseconds: 300,
  connectMilliseconds: 250,
  replyBytes: 8_192,
})

/** Fails as it is told until that has happened so often; then all is well. */
function untilAfter(times: number, failing: Behavior): Behavior {
  let left = times
  return (message, response) => {
    left -= 1
    return left >= 0 ? failing(message, response) : behaviors.ok(message, response)
  }
}

const modes: [string, Behavior][] = [
  ['is slow to the point of silence', behaviors.silent],
  ['answers 500', behaviors.serverError],
  ['answers 429', behaviors.tooMany],
  ['answers 503', behaviors.tooBusy],
  ['leads elsewhere (301)', behaviors.moved],
  ['talks garbage', behaviors.garbage],
  ['trickles', behaviors.trickling],
  ['dies in the middle of its reply', behaviors.dying],
]

describe('an endpoint that', () => {
  it.each(modes)(
    '%s gets everything after it is well again, in order, each once by id',
    async (_, failing) => {
      const events = count(200, 1_000)
      const store = await api.store()
      const receiver = await startWebhookReceiver(untilAfter(12, failing))
      const owner = await newOwner(api, store)
      const endpoint = await verifiedEndpoint(owner, receiver, { events: ['product.changed'] })
      await happen(store, { count: events, subjects: 20 })
      for (let round = 0; round < 40; round += 1) {
        await deliverAll(api, hasty)
        const { body } = await owner.send('GET', endpoint.path)
        if (body.waiting === 0) break
        await letWebhooksComeDue(api, store)
      }
      expect(judged(receiver.received)).toMatchObject({ ids: events, outOfOrder: 0 })
      const { body } = await owner.send('GET', endpoint.path)
      expect(body).toMatchObject({ status: 'enabled', waiting: 0, failed: 0, failures: 0 })
      await receiver.stop()
    },
  )

  it('is down gets everything once it is there again', async () => {
    const store = await api.store()
    const receiver = await startWebhookReceiver()
    const owner = await newOwner(api, store)
    const endpoint = await verifiedEndpoint(owner, receiver, { events: ['product.changed'] })
    await receiver.stop()
    await happen(store, { count: 20, subjects: 5 })
    await deliverAll(api, hasty)
    const { body } = await owner.send('GET', `${endpoint.path}/deliveries`)
    expect(body.items).toEqual(expect.arrayContaining([expect.objectContaining({ error: 'connect-failed' })]))
    const { body: waiting } = await owner.send('GET', endpoint.path)
    expect(waiting).toMatchObject({ status: 'enabled', waiting: 20 })
    const again = await startWebhookReceiver()
    await owner.send('PATCH', endpoint.path, { body: { url: again.url } })
    await owner.send('POST', `${endpoint.path}/verification`)
    for (let round = 0; round < 10; round += 1) {
      await letWebhooksComeDue(api, store)
      await deliverAll(api, hasty)
    }
    expect(judged(again.received)).toMatchObject({ ids: 20, outOfOrder: 0 })
    await again.stop()
  })
})
