import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, toWire } from '../../../api/src/platform/ids.ts'
import { createEdgeDatabase, type EdgeDatabase } from './edge-database.ts'
import { type FunctionProcess, startFunction } from './function-process.ts'
import { deliver, newEvent, newSecret, type SentEvent, startCommerce } from './peers.ts'

const storeId = toWire('store', newId('store'))
const secret = newSecret()
const replies = new Map<string, unknown>()

let database: EdgeDatabase
let commerce: Awaited<ReturnType<typeof startCommerce>>
let record: FunctionProcess
let environment: Record<string, string>

beforeAll(async () => {
  database = await createEdgeDatabase()
  commerce = await startCommerce(replies)
  await database.query(
    `insert into edge.cart_activity (event_id, store_id, type, occurred_at)
     values ('old', $1, 'cart.changed', now() - interval '91 days'), ('newer', $1, 'cart.changed', now() - interval '89 days')`,
    [storeId],
  )
  environment = {
    EDGE_DB_URL: database.functionsUrl,
    COMMERCE_URL: commerce.url,
    COMMERCE_STORES: JSON.stringify({ [storeId]: { webhookSecrets: [secret], secretKey: 'sk_of_tests' } }),
  }
})
afterAll(async () => {
  await commerce?.close()
  await database?.drop()
})

const newCart = () => toWire('cart', newId('cart'))
const changed = (cartId: string, version = 2) =>
  newEvent('cart.changed', {
    subject: { type: 'cart', id: cartId, version },
    data: { lines: 2, itemCount: 3 },
    timestamp: '2026-11-22T09:30:12.345Z',
  })
const bound = (cartId: string, customerId: string) =>
  newEvent('cart.bound', {
    subject: { type: 'cart', id: cartId, version: 3 },
    data: { customerId, mergedCartId: null },
  })
/** A customer who has said these things about analytics, newest first. */
function customerWith(...said: boolean[]): string {
  const customerId = toWire('customer', newId('customer'))
  replies.set(`/v1/admin/customers/${customerId}/consents`, {
    items: [
      { purpose: 'marketing_email', granted: true },
      ...said.map((granted) => ({ purpose: 'analytics', granted })),
    ],
    nextCursor: null,
  })
  return customerId
}
const send = (event: SentEvent) => deliver(record.url, event, [secret])
const rows = () =>
  database.query<{
    event_id: string
    type: string
    cart_id: string | null
    customer_id: string | null
    occurred_at: Date
    data: unknown
  }>(`select * from edge.cart_activity where store_id = $1 and event_id not in ('old', 'newer')`, [storeId])

describe.each(['2.9', '2.1'] as const)('cart_activity_log on Deno %s', (version) => {
  beforeAll(async () => {
    record = await startFunction('cart_activity_log', { env: environment, version })
  })
  afterAll(() => record?.stop())

  it('counts what nobody has agreed to, without a way back to the cart', async () => {
    const event = changed(newCart())
    expect((await send(event)).body).toEqual({ effects: { activity: 'done' } })
    const [row] = (await rows()).slice(-1)
    expect(row).toMatchObject({
      type: 'cart.changed',
      cart_id: null,
      customer_id: null,
      data: { lines: 2, itemCount: 3 },
    })
    expect(row?.occurred_at.toISOString()).toBe('2026-11-22T09:00:00.000Z')
    expect(row?.event_id).not.toBe(event.id)
  })

  it('keeps whose cart it was for customers who agree, from the moment the cart is theirs', async () => {
    const [cartId, customerId] = [newCart(), customerWith(true, false)]
    await send(changed(cartId, 2))
    await send(bound(cartId, customerId))
    await send(changed(cartId, 4))
    const own = (await rows()).filter((row) => row.customer_id === customerId)
    expect(own.map((row) => [row.type, row.cart_id])).toEqual([
      ['cart.bound', cartId],
      ['cart.changed', cartId],
    ])
  })

  it('keeps whose cart it was when they opened it signed in, and only counts without consent', async () => {
    const created = (cartId: string, customerId: string | null) =>
      newEvent('cart.created', {
        subject: { type: 'cart', id: cartId, version: 1 },
        data: { lines: 1, customerId },
      })
    const [agreed, silent] = [customerWith(true), customerWith()]
    const [cartId, ofSilent] = [newCart(), newCart()]
    await send(created(cartId, agreed))
    await send(changed(cartId, 2))
    await send(created(ofSilent, silent))
    await send(created(newCart(), null))
    const known = (await rows()).filter((row) => row.customer_id === agreed)
    expect(known.map((row) => [row.type, row.cart_id])).toEqual([
      ['cart.created', cartId],
      ['cart.changed', cartId],
    ])
    expect((await rows()).filter((row) => row.customer_id === silent || row.cart_id === ofSilent)).toEqual([])
  })

  it.each([
    ['never said anything', []],
    ['took it back', [false, true]],
  ])('only counts for customers who %s', async (_, said) => {
    const [cartId, customerId] = [newCart(), customerWith(...said)]
    await send(bound(cartId, customerId))
    await send(changed(cartId, 4))
    expect((await rows()).filter((row) => row.customer_id === customerId || row.cart_id === cartId)).toEqual(
      [],
    )
  })

  it.each(['customer.consent_recorded', 'customer.erased'])(
    'forgets whose carts they were after %s',
    async (type) => {
      const [cartId, customerId] = [newCart(), customerWith(true)]
      const first = bound(cartId, customerId)
      await send(first)
      const before = (await rows()).length
      const subject =
        type === 'customer.erased'
          ? { type: 'customer', id: customerId }
          : { type: 'consent', id: toWire('consent', newId('consent')) }
      await send(
        newEvent(type, {
          subject,
          data: { customerId, purpose: 'analytics', granted: false, by: 'customer' },
        }),
      )
      const after = await rows()
      expect(after.length).toBe(before)
      expect(
        after.filter(
          (row) => row.customer_id === customerId || row.cart_id === cartId || row.event_id === first.id,
        ),
      ).toEqual([])
      replies.delete(`/v1/admin/customers/${customerId}/consents`)
      expect((await send(changed(cartId, 5))).status).toBe(200)
    },
  )

  it('writes many in few batches, each once however often it comes', async () => {
    const before = (await rows()).length
    const events = Array.from({ length: 40 }, () => changed(newCart()))
    const answers = await Promise.all([...events, ...events].map(send))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect((await rows()).length - before).toBe(40)
  })

  it('asks again when it cannot learn what a customer agreed to', async () => {
    const [cartId, customerId] = [newCart(), customerWith(true)]
    replies.set(`/v1/admin/customers/${customerId}/consents`, 'no list')
    const event = bound(cartId, customerId)
    expect((await send(event)).status).toBe(500)
    customerWith(true)
    replies.set(`/v1/admin/customers/${customerId}/consents`, {
      items: [{ purpose: 'analytics', granted: true }],
      nextCursor: null,
    })
    expect((await send(event)).status).toBe(200)
    expect((await rows()).filter((row) => row.customer_id === customerId).length).toBe(1)
  })

  it('keeps nothing longer than 90 days', async () => {
    const old = await database.query(
      `select event_id from edge.cart_activity where event_id in ('old', 'newer')`,
    )
    expect(old).toEqual([{ event_id: 'newer' }])
  })
})
