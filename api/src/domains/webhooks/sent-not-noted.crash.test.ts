import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestApi } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newOwner } from '../../../test/staff.ts'
import { startWebhookReceiver } from '../../../test/webhook-receiver.ts'
import { createWebhookApi, happen, letWebhooksComeDue, verifiedEndpoint } from '../../../test/webhooks.ts'
import { startWorkerProcess } from '../../../test/worker-process.ts'

let api: TestApi
beforeAll(async () => {
  api = await createWebhookApi()
})
afterAll(() => api.close())

it('a worker killed after the answer and before it is noted: sent again with the same id and bytes, noted once', async () => {
  const environment = { WEBHOOKS_TO_LOOPBACK: 'true' }
  const store = await api.store()
  const receiver = await startWebhookReceiver()
  await verifiedEndpoint(await newOwner(api, store), receiver, {
    events: ['product.changed'],
  })
  const delivery = () =>
    asAdmin(
      api,
      'SELECT status, attempts, reply_status AS reply FROM commerce.webhook_deliveries WHERE store_id = $1',
      [store.context.store.id],
    )
  const doomed = await startWorkerProcess(api, { ...environment, FAILPOINT: 'webhook.sent' })
  await happen(store, { count: 1, subjects: 1 })
  await receiver.until(() => receiver.received.length === 1)
  await wait(300)
  expect(await doomed.stop(), 'it was dead by then').toBeNull()
  expect(await delivery()).toEqual([{ status: 'sending', attempts: 1, reply: null }])
  await letWebhooksComeDue(api, store)
  const heir = await startWorkerProcess(api, environment)
  await receiver.until(() => receiver.received.length === 2)
  for (let turn = 0; turn < 100 && (await delivery())[0]?.status !== 'delivered'; turn += 1) await wait(50)
  await wait(300)
  const [first, second] = receiver.received
  expect([second?.id, second?.body, receiver.received.length]).toEqual([first?.id, first?.body, 2])
  expect(await delivery()).toEqual([{ status: 'delivered', attempts: 2, reply: 200 }])
  expect(await heir.stop()).toBe(0)
  await receiver.stop()
}, 60_000)
