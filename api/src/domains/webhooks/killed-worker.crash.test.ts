import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { TestApi } from '../../../../test/api.ts'
import { count, patience } from '../../../../test/counts.ts'
import { newOwner } from '../../../test/staff.ts'
import { startWebhookReceiver } from '../../../test/webhook-receiver.ts'
import {
  createWebhookApi,
  happen,
  judged,
  letWebhooksComeDue,
  verifiedEndpoint,
} from '../../../test/webhooks.ts'
import { startWorkerProcess } from '../../../test/worker-process.ts'

let api: TestApi
beforeAll(async () => {
  api = await createWebhookApi()
})
afterAll(() => api.close())

it(
  'a worker killed again and again under load: every event comes at least once, none out of order',
  async () => {
    const kills = count(10, 100)
    const perLife = 30
    const store = await api.store()
    const receiver = await startWebhookReceiver((_, response) => setTimeout(() => response.end('ok'), 5))
    await verifiedEndpoint(await newOwner(api, store), receiver, { events: ['product.changed'] })
    const subjectIds = await happen(store, { count: 100, subjects: 20 })
    let events = 100
    for (let life = 0; life < kills; life += 1) {
      const before = receiver.received.length
      const worker = await startWorkerProcess(api, { WEBHOOKS_TO_LOOPBACK: 'true' })
      // More happens while it works.
      await happen(store, { count: perLife, subjects: 0, subjectIds, from: events })
      events += perLife
      await receiver.until(() => receiver.received.length >= before + 10)
      await worker.kill()
      await letWebhooksComeDue(api, store)
    }
    const last = await startWorkerProcess(api, { WEBHOOKS_TO_LOOPBACK: 'true' })
    for (let turn = 0; turn < 400 && judged(receiver.received).ids < events; turn += 1) await wait(50)
    expect(judged(receiver.received)).toMatchObject({ ids: events, outOfOrder: 0 })
    expect(await last.stop()).toBe(0)
    await receiver.stop()
  },
  patience(900_000),
)
