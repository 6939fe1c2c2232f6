import { PassThrough } from 'node:stream'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { deliveryOf, mailsOf, queue } from '../../../test/mail-delivery.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { createMailer } from '../../platform/smtp.ts'
import { startMailDelivery } from './delivery-loop.ts'

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

it('without a server mails wait, the log warns, and the metrics count them; with one they go out', async () => {
  const store = await api.store()
  await queue(api, store, { to: 'ada@example.com', template: 'no-account', data: {} })
  let logged = ''
  const log = pino(new PassThrough().on('data', (chunk) => (logged += chunk)))
  const server = await startMailServer()
  const delivery = { ...deliveryOf(api, createMailer({ url: server.url, from: 'shop@tradepost.test' })), log }

  const registry = new Registry()
  const idle = startMailDelivery({ ...delivery, mailer: null, metrics: { registry } })
  await expect.poll(() => logged).toContain('SMTP_URL is not set: mails wait, none is sent')
  expect(logged).toContain('"waiting":1')
  expect(logged).not.toContain('ada')
  expect(await registry.metrics()).toMatch(/^mails_waiting 1$/m)
  expect(await registry.metrics()).toMatch(/^mails_failed 0$/m)
  await idle.stop()
  expect(await mailsOf(api, store)).toMatchObject([{ status: 'waiting', attempts: 0 }])

  const busy = startMailDelivery({ ...delivery, metrics: { registry: new Registry() } })
  await expect.poll(() => server.taken.length, { timeout: 5_000 }).toBe(1)
  await busy.stop()
  await server.stop()
  expect(await mailsOf(api, store)).toMatchObject([{ status: 'sent' }])
})
