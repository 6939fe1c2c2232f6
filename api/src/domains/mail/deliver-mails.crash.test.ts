import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi, testKeys, testSigningKey } from '../../../../test/api.ts'
import { freePorts } from '../../../../test/free-ports.ts'
import { hearProcess } from '../../../../test/leak-watch.ts'
import { deliveryOf, letTimePass, mailsOf, queue } from '../../../test/mail-delivery.ts'
import { startMailServer } from '../../../test/mail-server.ts'
import { createMailer } from '../../platform/smtp.ts'
import { deliverMails } from './deliver-mails.ts'

const worker = fileURLToPath(new URL('../../worker.ts', import.meta.url))

let api: TestApi
beforeAll(async () => {
  api = await createTestApi()
})
afterAll(() => api.close())

it('a worker killed between sending and noting it sends again, recognizably: under the same Message-ID', async () => {
  const store = await api.store()
  await queue(api, store, { to: 'ada@example.com', template: 'no-account', data: {} })
  const server = await startMailServer()
  const [port] = await freePorts(1)
  const doomed = spawn(process.execPath, [worker], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'test',
      LOG_LEVEL: 'trace',
      SIGNING_KEY: testSigningKey,
      ...testKeys,
      DATABASE_URL: api.database.workerUrl,
      DATABASE_DIRECT_URL: api.database.workerUrl,
      WORKER_PORT: String(port),
      SMTP_URL: server.url,
      MAIL_FROM: 'shop@tradepost.test',
      FAILPOINT: 'mail.sent',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  hearProcess('the worker', doomed)
  const [, signal] = await once(doomed, 'exit')
  expect(signal).toBe('SIGKILL')
  expect(server.taken).toHaveLength(1)
  const [left] = await mailsOf(api, store)
  expect(left).toMatchObject({ status: 'sending', attempts: 1, to_address: 'ada@example.com' })

  const mailer = createMailer({ url: server.url, from: 'shop@tradepost.test' })
  await deliverMails(deliveryOf(api, mailer))
  expect(server.taken, 'the lease is still held').toHaveLength(1)
  await letTimePass(api, store)
  await deliverMails(deliveryOf(api, mailer))
  mailer.close()
  await server.stop()
  expect(server.taken.map(({ messageId }) => messageId)).toEqual([
    `<${left?.id}@tradepost.test>`,
    `<${left?.id}@tradepost.test>`,
  ])
  expect(await mailsOf(api, store)).toMatchObject([{ status: 'sent', attempts: 2, sealed: null }])
})
