import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { newId, toWire } from '../../api/src/platform/ids.ts'
import { readConfig } from '../local/functions/config.ts'
import { projectFolder } from '../local/server.ts'
import { deliver, newEvent, newSecret } from './functions/peers.ts'
import { openDatabase, openLocal, type Project } from './project.ts'
import { createVisitor } from './visitor.ts'

let opened: Awaited<ReturnType<typeof openDatabase>>
let project: Project
const functions = readConfig(projectFolder)
const secret = newSecret()
const storeId = toWire('store', newId('store'))
beforeAll(async () => {
  opened = await openDatabase()
  project = await openLocal({
    functions,
    realtimeDbUrl: opened.addresses.realtimeUrl,
    functionEnv: {
      EDGE_DB_URL: opened.addresses.functionsUrl,
      COMMERCE_URL: 'http://127.0.0.1:1',
      COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
      NOTIFY_LINK_SECRET: randomBytes(32).toString('base64url'),
      MAIL_FROM: 'shop@example.test',
      RESEND_API_KEY: 're_of_tests',
      EDGE_EVENTS_QUEUE: 'edge_events',
      QUEUE_DRAIN_KEY: randomBytes(32).toString('base64url'),
    },
  })
})
afterAll(async () => {
  await project?.stop()
  await opened?.database.drop()
})
const addressOf = (slug: string) => `${project.url}/functions/v1/${slug}`

it.each(functions.map(({ slug }) => slug))('%s starts here, and refuses what nobody signed', async (slug) => {
  const response = await fetch(addressOf(slug), { method: 'POST', body: '{}' })
  expect([400, 401]).toContain(response.status)
})

it('an event that is delivered four times at once is heard once by who may read the order', async () => {
  const orderId = toWire('order', newId('order'))
  const visitor = await createVisitor(project, { token: await project.sign([`order:${orderId}`]) })
  const { heard, status } = visitor.visit(`order:${orderId}`)
  await status('SUBSCRIBED')
  const event = newEvent('order.placed', { subject: { type: 'order', id: orderId } })
  const send = async () => (await deliver(addressOf('order_status_update'), event, [secret])).status
  const statuses = await Promise.all([send(), send(), send(), send()])
  expect(statuses).toContain(200)
  // Those that came while it was done are asked to come again, and then find it done.
  expect(await send()).toBe(200)
  await visitor.leave()
  expect(heard.map(({ event: type, payload }) => [type, payload.id])).toEqual([['order.placed', event.id]])
})
