import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Answer, TestApi } from '../../../../test/api.ts'
import { newOwner } from '../../../test/staff.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../../test/webhook-receiver.ts'
import { createWebhookApi, endpointsPath, verifiedEndpoint } from '../../../test/webhooks.ts'
import { attemptRules } from '../../platform/attempts.ts'

let api: TestApi
let receiver: WebhookReceiver
beforeAll(async () => {
  api = await createWebhookApi()
})
afterAll(() => api.close())

const code = ({ status, body }: Answer) => [status, body?.code]
const refused = [429, 'too-many-requests']

it('an endpoint is called a few times a minute by its verification, and its host too: whoever asks, and for whatever store', async () => {
  receiver = await startWebhookReceiver()
  const { address, subject } = attemptRules.webhookVerification
  let allowed = 0
  for (let store = 0; allowed < subject.most; store += 1) {
    const owner = await newOwner(api, await api.store())
    const body = { url: `${receiver.url}?${store}`, events: ['product.changed'] }
    const { body: made } = await owner.send('POST', endpointsPath.admin, { body })
    const verify = () => owner.send('POST', `${endpointsPath.admin}/${made.id}/verification`)
    for (let call = 0; call < address.most; call += 1) {
      expect((await verify()).status).toBe(200)
      allowed += 1
    }
    const another = await verify()
    expect(code(another)).toEqual(refused)
    expect(Number(another.headers.get('retry-after'))).toBeGreaterThan(0)
  }
  const stranger = await newOwner(api, await api.store())
  const body = { url: receiver.url, events: ['product.changed'] }
  const { body: made } = await stranger.send('POST', endpointsPath.admin, { body })
  expect(code(await stranger.send('POST', `${endpointsPath.admin}/${made.id}/verification`))).toEqual(refused)
  expect(receiver.state.calls).toBe(subject.most)
  await receiver.stop()
})

it('a test goes to an endpoint a few times a minute', async () => {
  receiver = await startWebhookReceiver()
  const owner = await newOwner(api, await api.store())
  const { path } = await verifiedEndpoint(owner, receiver)
  const { most } = attemptRules.webhookTest.address
  for (let call = 0; call < most; call += 1)
    expect((await owner.send('POST', `${path}/test`)).status).toBe(200)
  expect(code(await owner.send('POST', `${path}/test`))).toEqual(refused)
  expect(receiver.received).toHaveLength(most)
  await receiver.stop()
})
