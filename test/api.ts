import { createApp } from '../api/src/app.ts'
import { createStore, usualPriceSettings } from '../api/src/domains/stores/index.ts'
import { addStaffMember, createStaffAccount, createStaffSession } from '../api/src/domains/users/index.ts'
import { type CatalogueProduct, importCategories, importProduct } from '../api/src/import-catalogue.ts'
import { type Context, contextWith } from '../api/src/platform/context.ts'
import { type Database, openDatabase } from '../api/src/platform/database.ts'
import { readEnvironment } from '../api/src/platform/env.ts'
import { newId, toWire } from '../api/src/platform/ids.ts'
import { createLog } from '../api/src/platform/log.ts'
import { keyScopes } from '../api/src/platform/policies.ts'
import type { Services } from '../api/src/platform/router.ts'
import { createServices } from '../api/src/services.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { heardRequest, logLevel, logSink } from './leak-watch.ts'

export const testSigningKey = 'a signing key for tests: thirty-two characters'

/** Keys of one test run: every process and file of it signs and seals alike. */
export const testKeys = {
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString('base64')}`,
  TOKEN_KEYS: JSON.stringify({
    keys: [
      {
        kty: 'EC',
        crv: 'P-256',
        kid: 'test',
        x: 'cdqOsNfyaTKEYLQmPJYNdf31X4Kc7dYjS8K2xz8T9ho',
        y: '-5RqdyZgvkVi6qkJxWaxaeQ1NLAkn0w577funtiRbw8',
        d: 'KOcZ0WI0TgvHt7WG-AkuNLBB70TOV8GNIUZqhE0rSv0',
      },
    ],
  }),
}

export interface TestStore {
  context: Context
  publishableKey: string
  secretKey: string
  /** Of its own pages: where payments may return to. */
  origin: string
}

let serial = 0
const unique = () => `${process.pid.toString(36)}${(++serial).toString(36)}`

const [realtimeKey] = JSON.parse(testKeys.TOKEN_KEYS).keys
/** Of realtime channels: its own ring, here of the same curve point. */
const REALTIME_KEYS = JSON.stringify({
  keys: [{ ...realtimeKey, kid: '3b6f0c0e-6d0a-4b67-9a5e-1f2d3c4b5a69' }],
})

/** The app as one process runs it; requests go in without a socket. @param on its database; one of its own unless given */
export async function createTestApi(environment: Record<string, string> = {}, on?: TestDatabase) {
  const database = on ?? (await createTestDatabase())
  const env = readEnvironment({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    RATE_LIMIT_PER_MINUTE: '1000000',
    CHECKOUT_HOLDS_PER_ADDRESS: '0',
    SIGNING_KEY: testSigningKey,
    ...testKeys,
    REALTIME_KEYS,
    ...environment,
  })
  const services = createServices(env, database.apiUrl, createLog(logLevel, logSink))
  const app = createApp(services)
  app.request = heardRequest(app.request as never) as typeof app.request
  const open = (url: string) => openDatabase({ url, poolSize: 2, onIdleError: () => undefined })
  const [owner, worker] = [open(database.ownerUrl), open(database.workerUrl)]
  return {
    app,
    services,
    database,
    owner,
    worker,
    /** A store with a publishable and a secret key, shipping and a house seller. */
    store: (of: { currency?: string; taxBasisPoints?: number } = {}): Promise<TestStore> =>
      createTestStore({ services, owner, worker }, of),
    async close() {
      await Promise.all([services.db.close(), owner.close(), worker.close()])
      await database.drop()
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof createTestApi>>
interface Parts {
  services: Services
  owner: Database
  worker: Database
}

async function createTestStore(
  { services, owner, worker }: Parts,
  of: { currency?: string; taxBasisPoints?: number },
): Promise<TestStore> {
  const name = unique()
  const store = {
    id: newId('store'),
    slug: `store-${name}`,
    name: `Store ${name}`,
    tagline: 'For tests',
    currency: of.currency ?? 'EUR',
    locale: 'en-DE',
    locales: ['en-DE', 'de-DE'],
    status: 'open' as const,
    supportEmail: null,
    twinOf: null,
    countries: ['DE', 'AT'],
    taxBasisPoints: of.taxBasisPoints ?? 1900,
    ...usualPriceSettings,
    clockOffsetSeconds: 0,
    origins: [`http://${name}.test`],
  }
  const context = contextWith(
    { ...services, db: worker },
    { store, actor: { kind: 'worker' }, requestId: `test-${name}` },
  )
  const [publishableKey, secretKey] = [`pk_test_${name}_0123456789`, `sk_test_${name}_0123456789`]
  await createStore(
    { ...context, db: owner },
    {
      ...store,
      keys: [
        { kind: 'publishable', secret: publishableKey, scopes: [] },
        { kind: 'secret', secret: secretKey, scopes: keyScopes },
      ],
      shippingMethods: [
        {
          handle: 'standard',
          name: 'Standard',
          description: 'Parcel',
          priceAmount: 490,
          freeFromAmount: 10_000,
          minDays: 2,
          maxDays: 4,
        },
      ],
    },
  )
  return { context, publishableKey, secretKey, origin: `http://${name}.test` }
}

export interface TestProduct {
  handle: string
  productId: string
  /** Wire ids, one per variant */
  offerIds: string[]
  /** Wire ids, in the same order */
  variantIds: string[]
}

/** A published product with one variant per entry of `stock`. */
export async function createTestProduct(
  store: TestStore,
  of: {
    stock?: number[]
    price?: number
    handle?: string
    title?: string
    categories?: string[]
    sellerId?: string
  } = {},
): Promise<TestProduct> {
  const handle = of.handle ?? `thing-${unique()}`
  const stock = of.stock ?? [100]
  const product: CatalogueProduct = {
    ...(of.sellerId === undefined ? {} : { sellerId: of.sellerId }),
    facts: {
      handle,
      title: of.title ?? `Thing ${handle}`,
      subtitle: 'For tests',
      descriptionHtml: '<p>A thing.</p>',
      brand: 'Maker',
      productType: '',
      tags: ['thing'],
      status: 'active',
      rank: 10,
      seoTitle: '',
      seoDescription: '',
      options: stock.length > 1 ? [{ name: 'Size', values: stock.map((_, i) => `S${i}`) }] : [],
      media: [{ url: '/media/thing.svg', alt: 'A thing', width: 1200, height: 1200 }],
      variants: stock.map((_, i) => ({
        optionValues: stock.length > 1 ? [`S${i}`] : [],
        sku: `SKU-${handle}-${i}`,
        barcode: null,
        weightGrams: 100,
        imageUrl: null,
      })),
      attributes: [],
      categories: of.categories ?? [],
    },
    offers: stock.map((quantity, i) => ({
      priceAmount: (of.price ?? 1999) + i,
      compareAtAmount: null,
      quantity,
      tracked: true,
      sellsWithoutStock: false,
    })),
  }
  await importProduct(store.context, product)
  const rows = await store.context.db.read<{ product_id: string; variant_id: string; offer_id: string }>(
    store.context.store.id,
    {
      name: '',
      text: `SELECT v.product_id, v.id AS variant_id, o.id AS offer_id FROM commerce.products p
      JOIN commerce.variants v ON v.store_id = $1 AND v.product_id = p.id
      JOIN commerce.offers o ON o.store_id = $1 AND o.variant_id = v.id
      WHERE p.store_id = $1 AND p.handle = $2 ORDER BY v.position`,
      values: [store.context.store.id, handle],
    },
  )
  return {
    handle,
    productId: rows[0]?.product_id ?? '',
    offerIds: rows.map((row) => toWire('offer', row.offer_id)),
    variantIds: rows.map((row) => toWire('variant', row.variant_id)),
  }
}

export const createTestCategories = (store: TestStore, handles: string[]) =>
  importCategories(
    store.context,
    handles.map((handle, index) => ({
      handle,
      name: handle,
      description: '',
      parent: null,
      pictureUrl: null,
      position: index + 1,
    })),
  )

/** An account that is staff of the store: a manager, who needs no second factor for daily work, unless said. */
export async function createTestStaff(
  api: TestApi,
  store: TestStore,
  of: { email: string; password: string; role?: string },
): Promise<{ accountId: string }> {
  const asOwner = { ...store.context, db: api.owner }
  const { email, password, role } = of
  const accountId = await createStaffAccount(asOwner, { email, password, name: 'Test Staff' })
  await addStaffMember(asOwner, { accountId, role: role ?? 'manager' })
  return { accountId }
}

/** Of the authenticator app of everybody who has shown a second factor. */
export const testTotpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
export const testPassword = 'quite ordinary umbrella stands'

/** Somebody new of the staff, signed in; a session that has shown its second factor unless said otherwise. */
export async function createTestStaffSession(
  api: TestApi,
  store: TestStore,
  of: { role?: string; secondFactor?: boolean } = {},
): Promise<{ token: string; accountId: string; email: string }> {
  const email = `staff-${unique()}@example.com`
  const role = of.role ?? 'owner'
  const { accountId } = await createTestStaff(api, store, { email, password: testPassword, role })
  const asShopper = { ...store.context, db: api.services.db }
  const { token } = await createStaffSession(asShopper, {
    email,
    password: testPassword,
    client: { address: 'in-process', userAgent: '' },
  })
  if (of.secondFactor ?? true)
    await api.owner.read(store.context.store.id, {
      name: '',
      text: `WITH factor AS (
          INSERT INTO commerce.staff_second_factors (account_id, sealed_secret, confirmed_at) VALUES ($2, $3, now()))
        UPDATE commerce.staff_sessions SET second_factor_at = now() WHERE store_id = $1 AND account_id = $2`,
      values: [
        store.context.store.id,
        accountId,
        api.services.sealer.seal(testTotpSecret, `staff-second-factor:${accountId}`),
      ],
    })
  return { token, accountId, email }
}

export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: tests look at replies of every operation; replies are checked against the contract by the app itself
  body: any
}

export interface Sent {
  key?: string | undefined
  bearer?: string
  cartSecret?: string | undefined
  orderSecret?: string | undefined
  idempotencyKey?: string
  headers?: Record<string, string>
  body?: unknown
  /** Sent as it is, for malformed bodies. */
  rawBody?: string
}

type Fetch = (path: string, init: RequestInit) => Response | Promise<Response>

/** Sends one request and reads the reply; without `key` or `bearer`, as nobody. */
export async function send(fetch: Fetch, method: string, path: string, of: Sent = {}): Promise<Answer> {
  const headers = new Headers(of.headers)
  if (of.key) headers.set('tradepost-publishable-key', of.key)
  if (of.bearer) headers.set('authorization', `Bearer ${of.bearer}`)
  if (of.cartSecret) headers.set('tradepost-cart-secret', of.cartSecret)
  if (of.orderSecret) headers.set('tradepost-order-secret', of.orderSecret)
  if (of.idempotencyKey) headers.set('idempotency-key', of.idempotencyKey)
  const body = of.rawBody ?? (of.body === undefined ? undefined : JSON.stringify(of.body))
  if (body !== undefined && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const response = await fetch(path, { method, headers, ...(body === undefined ? {} : { body }) })
  const text = await textOf(response)
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
  return {
    status: response.status,
    headers: response.headers,
    body: isJson && text ? JSON.parse(text) : text,
  }
}

/** The whole reply; of one without an end what comes first. */
async function textOf(response: Response): Promise<string> {
  const isEndless = response.headers.get('content-type') === 'text/event-stream'
  if (!isEndless || !response.body) return response.text()
  const reader = response.body.getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return new TextDecoder().decode(value)
}

export const address = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}

/** A shopper of one store, without a socket: each step answers with its reply. */
export function shopper(fetch: Fetch, store: TestStore) {
  const key = store.publishableKey
  return {
    send: (method: string, path: string, of: Sent = {}) => send(fetch, method, path, { key, ...of }),
    cart: (lineItems: { offerId: string; quantity: number }[], of: Sent = {}) =>
      send(fetch, 'POST', '/v1/carts', { key, body: { lineItems }, ...of }),
    shippingMethodId: async (): Promise<string> =>
      (await send(fetch, 'GET', '/v1/shipping-methods', { key })).body.items[0].id,
    checkout: async (cart: { id: string; secret: string }, of: { shippingMethodId: string } & Sent) => {
      const { shippingMethodId, ...sent } = of
      const body = {
        cartId: cart.id,
        buyer: { email: 'ada@example.com' },
        shippingAddress: address,
        shippingMethodId,
      }
      return send(fetch, 'POST', '/v1/checkouts', { key, cartSecret: cart.secret, body, ...sent })
    },
    pay: (
      cart: { secret: string },
      checkout: { id: string },
      of: { paymentMethod?: string | null; quote?: string; idempotencyKey: string },
    ) =>
      send(fetch, 'POST', `/v1/checkouts/${checkout.id}/payment`, {
        key,
        cartSecret: cart.secret,
        idempotencyKey: of.idempotencyKey,
        body: {
          paymentMethod: of.paymentMethod === undefined ? 'pm_test_ok' : of.paymentMethod,
          returnUrl: `${store.origin}/back`,
          ...(of.quote === undefined ? {} : { quote: of.quote }),
        },
      }),
  }
}

export type { TestDatabase }
