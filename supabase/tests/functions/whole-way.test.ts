import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { readConfig } from '../../local/functions/config.ts'
import { openDatabase, openLocal, type Project } from '../project.ts'
import { createVisitor, type Visitor } from '../visitor.ts'
import { deliver, newEvent, newSecret, startCommerce } from './peers.ts'

const storeId = toWire('store', newId('store'))
const secret = newSecret()
const replies = new Map<string, unknown>()

let opened: Awaited<ReturnType<typeof openDatabase>>
let commerce: Awaited<ReturnType<typeof startCommerce>>
let project: Project
const visitors: Visitor[] = []

beforeAll(async () => {
  ;[opened, commerce] = await Promise.all([openDatabase(), startCommerce(replies)])
  project = await openLocal({
    realtimeDbUrl: opened.addresses.realtimeUrl,
    functions: readConfig(join(import.meta.dirname, '../..')),
    functionEnv: {
      DENO_TLS_CA_STORE: 'system,mozilla',
      EDGE_DB_URL: opened.addresses.functionsUrl,
      COMMERCE_URL: commerce.url,
      COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
    },
  })
})
afterAll(async () => {
  await Promise.all(visitors.map((visitor) => visitor.leave()))
  await project?.stop()
  await commerce?.close()
  await opened?.database.drop()
})

async function listen(topic: string, topics: string[]) {
  const visitor = await createVisitor(project, { token: await project.sign(topics) })
  visitors.push(visitor)
  const visit = visitor.visit(topic)
  await visit.status('SUBSCRIBED', 'CHANNEL_ERROR')
  return visit
}
const functionUrl = (name: string) => `${project.url}/functions/v1/${name}`

describe('through the gateway, from the signed event to the page', () => {
  it('a change of an order reaches who may hear it, once and with the event’s id, and nobody else', async () => {
    const orderId = toWire('order', newId('order'))
    const topic = `order:${orderId}`
    const [buyer, stranger] = await Promise.all([
      listen(topic, [topic]),
      listen(topic, [`order:${toWire('order', newId('order'))}`]),
    ])
    expect([buyer.statuses.at(-1), stranger.statuses.at(-1)]).toEqual(['SUBSCRIBED', 'CHANNEL_ERROR'])
    const event = newEvent('order.placed', {
      subject: { type: 'order', id: orderId },
      data: { number: 'K7M4-2Q9X', total: { amount: 4990, currency: 'EUR' }, lines: 2 },
    })
    for (const effect of ['done', 'before']) {
      const { status, body } = await deliver(functionUrl('order_status_update'), event, [secret])
      expect([status, body.effects]).toEqual([200, { broadcast: effect }])
    }
    await expect.poll(() => buyer.heard.length).toBe(1)
    expect(buyer.heard[0]).toMatchObject({
      event: 'order.placed',
      payload: { id: event.id, data: event.data },
    })
    expect(buyer.heard[0]?.meta?.id).toMatch(/^[0-9a-f-]{36}$/)
    expect(stranger.heard).toEqual([])
  })

  it('stock that moves reaches the product page and the desk', async () => {
    const productId = toWire('product', newId('product'))
    const sellerId = toWire('seller', newId('seller'))
    const topics = [
      `product:${productId}`,
      `inventory:${storeId}`,
      `inventory:${storeId}:${sellerId}`,
    ] as const
    const [page, desk, seller] = await Promise.all(topics.map((topic) => listen(topic, [topic])))
    const subject = { type: 'listing', id: productId }
    const events = [
      newEvent('listing.changed', {
        subject: { ...subject, version: 1 },
        data: { productId, handle: 'oak-table', published: true, variants: [] },
      }),
      newEvent('stock.changed', {
        subject: { ...subject, version: 2 },
        data: {
          productId,
          offers: [
            {
              offerId: toWire('offer', newId('offer')),
              variantId: toWire('variant', newId('variant')),
              sellerId,
              available: 3,
            },
          ],
        },
      }),
    ]
    for (const event of events) {
      expect((await deliver(functionUrl('product_sync'), event, [secret])).status).toBe(200)
    }
    await expect.poll(() => seller?.heard.length).toBe(1)
    expect([page, desk, seller].map((one) => one?.heard.map(({ event }) => event))).toEqual([
      ['listing.changed'],
      ['stock.changed'],
      ['stock.changed'],
    ])
  })

  it('carts are counted, and a function that lacks its settings is answered for with 503', async () => {
    const cart = newEvent('cart.changed', {
      subject: { type: 'cart', id: toWire('cart', newId('cart')) },
      data: { lines: 1, itemCount: 1 },
    })
    const { body } = await deliver(functionUrl('cart_activity_log'), cart, [secret])
    expect(body).toEqual({ effects: { activity: 'done' } })
    expect((await deliver(functionUrl('notify_user'), cart, [secret])).status).toBe(503)
  })
})
