import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Client, OrderEvent, Realtime, Subscription } from '@tradepost/sdk'
import pg from 'pg'
import { fromWire } from '../api/src/platform/ids.ts'
import { findPostgres } from '../scripts/postgres.ts'
import type { WholeSystem } from './whole-system.ts'

/** An order of one line of many pieces, as its page is opened. */
export interface LiveOrder {
  id: string
  secret: string
  lineItemId: string
  /** Of its page in the shop. */
  path: string
}

/** A parcel of an order, and when it was known to be on its way: `performance.now()` before and after the call. */
export interface Shipped {
  orderId: string
  fulfillmentId: string
  trackingNumber: string
  askedAt: number
  repliedAt: number
}

const address = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}

/** The database of a running system, as its superuser. */
export async function joinDatabase({ dataFolder }: Pick<WholeSystem, 'dataFolder'>): Promise<pg.Client> {
  const url = new URL(findPostgres(join(dataFolder, 'postgres')) ?? '')
  url.pathname = '/tradepost'
  const client = new pg.Client(url.href)
  await client.connect()
  return client
}

/** Has an offer never run out, and nothing come along with it as a gift: an order of it is one line. */
export async function stockEndlessly(database: pg.Client, offerId: string): Promise<void> {
  await database.query('UPDATE commerce.stock_items SET tracked = false WHERE offer_id = $1', [
    fromWire('offer', offerId),
  ])
  await database.query("UPDATE commerce.promotions SET status = 'ended' WHERE effect->>'kind' = 'gift'")
  await database.query('UPDATE commerce.stores SET rules_version = rules_version + 1')
}

/** Orders of guests, each of `pieces` of the offer. */
export async function placeOrders(
  shop: Client,
  of: { orders: number; pieces: number; offerId: string; returnUrl: string },
): Promise<LiveOrder[]> {
  const shippingMethodId = (await shop.listShippingMethods()).items[0]?.id ?? ''
  const place = async (): Promise<LiveOrder> => {
    const lineItems = [{ offerId: of.offerId, quantity: of.pieces }]
    const { id: cartId, secret: cartSecret } = await shop.createCart({ lineItems })
    const checkout = {
      cartId,
      cartSecret,
      buyer: { email: 'ada.live@example.com' },
      shippingAddress: address,
    }
    const { id: checkoutId } = await shop.createCheckout({ ...checkout, shippingMethodId })
    const { returnUrl } = of
    const paid = { checkoutId, cartSecret, paymentMethod: 'pm_test_ok', returnUrl }
    const { order } = await shop.payCheckout(paid)
    if (!order?.secret) throw new Error('the payment made no order')
    const { id, secret } = order
    const [line] = (await shop.getOrder({ orderId: id, orderSecret: secret })).lineItems
    return { id, secret, lineItemId: line?.id ?? '', path: `/orders/${id}?key=${secret}` }
  }
  const placed: LiveOrder[] = []
  while (placed.length < of.orders) {
    const some = Math.min(4, of.orders - placed.length)
    placed.push(...(await Promise.all(Array.from({ length: some }, place))))
  }
  return placed
}

/** Ships one piece after the other, in turns of all orders, at an even pace whatever a call takes. */
export async function shipEvenly(
  staff: Client,
  of: { orders: LiveOrder[]; perSecond: number; seconds: number },
): Promise<Shipped[]> {
  const begun = performance.now()
  const last = new Map<string, Promise<unknown>>()
  const ship = async ({ id: orderId, lineItemId }: LiveOrder, trackingNumber: string): Promise<Shipped> => {
    // Parcels of one order leave one after the other.
    await last.get(orderId)
    const askedAt = performance.now()
    const parcel = { carrier: 'DHL', trackingNumber, lineItems: [{ id: lineItemId, quantity: 1 }] }
    const { fulfillments } = await staff.createFulfillment({ orderId, ...parcel })
    const repliedAt = performance.now()
    const made = fulfillments.find((one) => one.trackingNumber === trackingNumber)
    return { orderId, fulfillmentId: made?.id ?? '', trackingNumber, askedAt, repliedAt }
  }
  const shipping: Promise<Shipped>[] = []
  for (let number = 0; number < of.perSecond * of.seconds; number += 1) {
    const rest = begun + (number * 1_000) / of.perSecond - performance.now()
    if (rest > 0) await wait(rest)
    const order = of.orders[number % of.orders.length] as LiveOrder
    const shipped = ship(order, `LIVE${String(number).padStart(6, '0')}`)
    last.set(order.id, shipped)
    shipping.push(shipped)
  }
  return Promise.all(shipping)
}

/** What a page of an order has heard. */
export interface Followed {
  order: LiveOrder
  events: OrderEvent[]
  /** By id of the fulfillment: `performance.now()` when the page was told. */
  toldAt: Map<string, number>
  states: string[]
  close(): void
}

/** Follows an order as its page does. */
export function followOrder(realtime: Realtime, order: LiveOrder): Followed {
  const followed = {
    order,
    events: [] as OrderEvent[],
    toldAt: new Map<string, number>(),
    states: [] as string[],
  }
  const subscription: Subscription = realtime.order(order.id, {
    orderSecret: order.secret,
    onEvent(event) {
      followed.events.push(event)
      if (event.type === 'order.fulfillment_created')
        followed.toldAt.set(event.data.fulfillmentId, performance.now())
    },
    onState: (state) => followed.states.push(state),
  })
  return { ...followed, close: () => subscription.close() }
}

/**
 * Whether a page ended right: it was told every parcel, once and in order, and the order is as it was told last.
 * @returns what is wrong; null: nothing
 */
export async function wrongIn(shop: Client, { order, events }: Followed): Promise<string | null> {
  const { items } = await shop.listOrderEvents({ orderId: order.id, orderSecret: order.secret, limit: 100 })
  const truth = items.filter(({ type }) => type === 'order.fulfillment_created').map(({ id }) => id)
  const told = events.filter(({ type }) => type === 'order.fulfillment_created').map(({ id }) => id)
  if (told.join() !== truth.join()) return `${order.id} was told ${told.length} of ${truth.length} parcels`
  const { status } = await shop.getOrder({ orderId: order.id, orderSecret: order.secret })
  const last = events.findLast((event) => event.type === 'order.fulfillment_created')
  const said = last?.type === 'order.fulfillment_created' ? last.data.status : 'placed'
  return said === status ? null : `${order.id} is ${status} and was told ${said}`
}
