import { randomUUID } from 'node:crypto'
import pg from 'pg'
import {
  type Answer,
  createTestProduct,
  send,
  shopper,
  type TestApi,
  type TestStore,
} from '../../test/api.ts'
import { createApp } from '../src/app.ts'
import type { PaymentProvider } from '../src/domains/payments/index.ts'
import { fromWire } from '../src/platform/ids.ts'
import type { ProcessServices } from '../src/services.ts'
import { createAuthenticator } from '../src/services.ts'
import { lookAfterCheckouts } from '../src/worker-tasks.ts'

type App = ReturnType<typeof createApp>

/** A checkout with all that led to it, and what its shopper may do next. */
export interface Quoted {
  store: TestStore
  buyer: ReturnType<typeof shopper>
  offerIds: string[]
  handle: string
  cart: { id: string; secret: string }
  shippingMethodId: string
  checkout: Answer['body']
  pay(paymentMethod?: string, idempotencyKey?: string): Promise<Answer>
  complete(): Promise<Answer>
  giveUp(idempotencyKey?: string): Promise<Answer>
  read(): Promise<Answer>
  readCart(): Promise<Answer>
}

/**
 * A store of its own with one product, a cart with `quantity` pieces of each of its variants, and a quote of it.
 * @param of.app another app on the same database, such as one with a provider of its own
 * @param of.buckets over how many rows the pieces of its first offer are spread before
 */
export async function quoted(
  api: TestApi,
  of: {
    stock?: number[]
    price?: number
    quantity?: number
    buckets?: number
    app?: App
    store?: TestStore
  } = {},
): Promise<Quoted> {
  const store = of.store ?? (await api.store())
  const { offerIds, handle } = await createTestProduct(store, {
    stock: of.stock ?? [10],
    ...(of.price === undefined ? {} : { price: of.price }),
  })
  if (of.buckets) await spread(api, store, { offerId: offerIds[0] ?? '', buckets: of.buckets })
  const buyer = shopper((of.app ?? api.app).request, store)
  const quantity = of.quantity ?? 1
  const { body: cart } = await buyer.cart(offerIds.map((offerId) => ({ offerId, quantity })))
  const shippingMethodId = await buyer.shippingMethodId()
  const { body: checkout } = await buyer.checkout(cart, { shippingMethodId })
  const path = `/v1/checkouts/${checkout.id}`
  return {
    store,
    buyer,
    offerIds,
    handle,
    cart,
    shippingMethodId,
    checkout,
    pay: (paymentMethod = 'pm_test_ok', idempotencyKey = randomUUID()) =>
      buyer.pay(cart, checkout, { paymentMethod, idempotencyKey }),
    complete: () =>
      buyer.send('POST', `${path}/completion`, { cartSecret: cart.secret, idempotencyKey: randomUUID() }),
    giveUp: (idempotencyKey = randomUUID()) =>
      buyer.send('POST', `${path}/payment/cancellation`, { cartSecret: cart.secret, idempotencyKey }),
    read: () => buyer.send('GET', path, { cartSecret: cart.secret }),
    readCart: () => buyer.send('GET', `/v1/carts/${cart.id}`, { cartSecret: cart.secret }),
  }
}

/** The same services without what they remember of stores: what was changed behind them shows at once. */
export function freshServices(api: TestApi): ProcessServices {
  return { ...api.services, ...createAuthenticator(api.services.db, api.services.accessTokens) }
}

/** A second app on the same database, as another process would be, optionally with another provider's behavior. */
export function anotherApp(api: TestApi, provider: Partial<PaymentProvider> = {}): App {
  return createApp({ ...freshServices(api), provider: { ...api.services.provider, ...provider } })
}

/** One turn of the worker's look after checkouts, with its own login. @returns how many it looked at */
export const workerLooks = (api: TestApi, provider: Partial<PaymentProvider> = {}): Promise<number> =>
  lookAfterCheckouts({
    ...freshServices(api),
    db: api.worker,
    provider: { ...api.services.provider, ...provider },
  })

/** A statement as the superuser, who sees all stores. */
export async function asAdmin<R extends Record<string, unknown>>(
  api: Pick<TestApi, 'database'>,
  text: string,
  values: unknown[] = [],
): Promise<R[]> {
  const client = new pg.Client({ connectionString: api.database.adminUrl })
  await client.connect()
  try {
    return (await client.query<R>(text, values)).rows
  } finally {
    await client.end()
  }
}

/** Makes a checkout's time be over, as if its minutes had passed. */
export const runOut = (api: TestApi, checkout: { id: string }) =>
  asAdmin(api, "UPDATE commerce.checkouts SET expires_at = now() - interval '1 second' WHERE id = $1", [
    fromWire('checkout', checkout.id),
  ])

/** Makes a payment look as if its caller had gone silent long ago. */
export const fallSilent = (api: TestApi, checkout: { id: string }) =>
  asAdmin(
    api,
    `WITH old AS (UPDATE commerce.payments SET updated_at = updated_at - interval '1 hour' WHERE reference = $1)
     UPDATE commerce.checkouts SET updated_at = updated_at - interval '1 hour' WHERE id = $1`,
    [fromWire('checkout', checkout.id)],
  )

/** Moves the clock of a store, which makes it the test twin of another: no other store's clock moves. */
export async function moveClockOf(api: TestApi, store: TestStore, seconds: number): Promise<void> {
  const { context: live } = await api.store()
  await asAdmin(
    api,
    `UPDATE commerce.stores SET clock_offset_seconds = $2, twin_of = coalesce(twin_of, $3) WHERE store_id = $1`,
    [store.context.store.id, seconds, live.store.id],
  )
}

/** What is on the shelf and what of it is set aside, over the offers of a store. */
export async function shelf(api: TestApi, store: TestStore): Promise<{ onHand: number; reserved: number }> {
  const [row] = await asAdmin<{ onHand: number; reserved: number }>(
    api,
    `SELECT sum(on_hand)::int AS "onHand", sum(reserved)::int AS reserved FROM commerce.stock_items WHERE store_id = $1`,
    [store.context.store.id],
  )
  return row ?? { onHand: 0, reserved: 0 }
}

/** Divides the free pieces of an offer over so many rows, as staff do before a drop. */
export const spread = (
  api: TestApi,
  store: TestStore,
  of: { offerId: string; buckets: number },
): Promise<Answer> =>
  send(api.app.request, 'PUT', `/v1/admin/stock/${of.offerId}/buckets`, {
    bearer: store.secretKey,
    body: { buckets: of.buckets },
  })
