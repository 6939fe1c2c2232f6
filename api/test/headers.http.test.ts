import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type Sent, send, type TestApi, type TestStore } from '../../test/api.ts'
import { createApp } from '../src/app.ts'
import { readEnvironment } from '../src/platform/env.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { createTestCustomer } from './customers.ts'
import { createTestSeller } from './sellers.ts'
import { signedIn } from './signed-in.ts'

const page = 'https://shop.example.com'
const elsewhere = 'https://elsewhere.example.com'

/** One request of a class of routes; `operation` stands for its policy and whether it reads or writes. */
interface Example {
  says: string
  operation?: string
  method?: string
  path: string
  sent?: Sent
}

let api: TestApi
let shop: BusyStore
let store: TestStore
let examples: Example[]
beforeAll(async () => {
  api = await createTestApi()
  shop = await createBusyStore(api)
  store = shop.store
  examples = await makeExamples()
})
afterAll(() => api.close())

async function makeExamples(): Promise<Example[]> {
  const key = store.publishableKey
  const owner = await signedIn(api, store)
  const body = { kind: 'publishable', name: 'Pages', allowedOrigins: [page] }
  const ofPages = (await send(api.app.request, 'POST', '/v1/admin/keys', { bearer: owner, body })).body.secret
  const customer = { key, bearer: (await createTestCustomer(store)).accessToken }
  const seller = { bearer: (await createTestSeller(api, store)).owner.token }
  const cart = { key, cartSecret: shop.cart.secret }
  const order = { key, orderSecret: shop.placed.order.secret }
  const from = (origin: string) => ({ headers: { origin } })
  const paid = await shop.buyer.pay(shop.cart, shop.checkout, {
    paymentMethod: 'pm_test_second_step',
    idempotencyKey: randomUUID(),
  })
  const second = new URL(paid.body.payment.nextAction.url).pathname
  const open = await shop.openCart()
  const body_ = { offerId: shop.offerId }
  const etag = (
    await send(api.app.request, 'GET', `/v1/products/${shop.product.handle}`, { key })
  ).headers.get('etag')
  return [
    { says: 'what anybody may read', operation: 'getSigningKeys', path: '/.well-known/jwks.json' },
    {
      says: 'what anybody may try, refused',
      operation: 'createFirstOwner',
      path: '/v1/installation/owner',
      method: 'POST',
      sent: { body: {} },
    },
    { says: 'what shoppers share', operation: 'getStore', path: '/v1/store', sent: { key } },
    {
      says: 'the same, unchanged since',
      path: `/v1/products/${shop.product.handle}`,
      sent: { key, headers: { 'if-none-match': etag ?? '' } },
    },
    { says: 'the same, from any page', path: '/v1/store', sent: { key, ...from(elsewhere) } },
    {
      says: 'the same, from a page that the key names',
      path: '/v1/store',
      sent: { key: ofPages, ...from(page) },
    },
    {
      says: 'the same, from a page that the key does not name',
      path: '/v1/store',
      sent: { key: ofPages, ...from(elsewhere) },
    },
    {
      says: 'the same, without a page, with a key that names some',
      path: '/v1/store',
      sent: { key: ofPages },
    },
    { says: 'the same, read with a secret key', path: '/v1/store', sent: { bearer: store.secretKey } },
    {
      says: 'a shopper writes',
      operation: 'createCart',
      method: 'POST',
      path: '/v1/carts',
      sent: { key, body: {}, idempotencyKey: randomUUID() },
    },
    { says: 'a cart', operation: 'getCart', path: `/v1/carts/${shop.cart.id}`, sent: cart },
    {
      says: 'a cart changes',
      operation: 'addCartLine',
      method: 'POST',
      path: `/v1/carts/${open.id}/lines`,
      sent: { key, cartSecret: open.secret, body: body_ },
    },
    { says: 'an order', operation: 'getOrder', path: `/v1/orders/${shop.placed.order.id}`, sent: order },
    {
      says: 'an order is bought again',
      operation: 'orderAgain',
      method: 'POST',
      path: `/v1/orders/${shop.placed.order.id}/cart`,
      sent: { ...order, body: {} },
    },
    { says: 'a customer reads', operation: 'getCustomer', path: '/v1/customers/me', sent: customer },
    {
      says: 'a customer writes',
      operation: 'updateCustomer',
      method: 'PATCH',
      path: '/v1/customers/me',
      sent: { ...customer, body: { fullName: 'Ada' } },
    },
    {
      says: 'a customer reads, from a page that the key does not name',
      path: '/v1/customers/me',
      sent: { ...customer, key: ofPages, ...from(elsewhere) },
    },
    {
      says: 'somebody who works here reads',
      operation: 'getAccount',
      path: '/v1/account',
      sent: { bearer: owner },
    },
    {
      says: 'somebody who works here writes',
      operation: 'updateAccount',
      method: 'PATCH',
      path: '/v1/account',
      sent: { bearer: owner, body: { name: 'Noor' } },
    },
    { says: 'staff reads', operation: 'getStoreSettings', path: '/v1/admin/store', sent: { bearer: owner } },
    {
      says: 'staff writes',
      operation: 'createShippingMethod',
      method: 'POST',
      path: '/v1/admin/shipping-methods',
      sent: {
        bearer: owner,
        body: {
          handle: 'headers',
          name: 'Headers',
          description: '',
          priceAmount: 1,
          freeFromAmount: null,
          minDays: 1,
          maxDays: 1,
        },
      },
    },
    {
      says: 'staff exports',
      operation: 'exportStore',
      path: '/v1/admin/store/export',
      sent: { bearer: owner },
    },
    { says: 'a seller reads', operation: 'getSellerProfile', path: '/v1/seller', sent: seller },
    {
      says: 'a seller writes, refused',
      operation: 'updateSellerProfile',
      method: 'PATCH',
      path: '/v1/seller',
      sent: { ...seller, body: { none: 1 } },
    },
    { says: 'nobody', path: '/v1/store' },
    {
      says: 'a key that is none',
      path: '/v1/store',
      sent: { key: 'pk_none_at_all_0123456789', ...from(elsewhere) },
    },
    { says: 'no such path', path: '/v1/none', sent: { key } },
    { says: 'no such method', method: 'PUT', path: '/v1/carts', sent: { key } },
    {
      says: 'a preflight',
      method: 'OPTIONS',
      path: '/v1/carts',
      sent: { headers: { origin: elsewhere, 'access-control-request-method': 'POST' } },
    },
    { says: 'health', path: '/health/live' },
    { says: 'metrics', path: '/metrics' },
    { says: 'the document', path: '/openapi.yaml' },
    { says: 'the explorer', path: '/docs' },
    { says: 'its script', path: '/docs/start.js' },
    { says: 'a page on a refusal', path: '/problems/not-found' },
    { says: 'a picture', path: '/media/alder-table-lamp.svg' },
    { says: 'a page of the test payment provider', path: second },
  ]
}

/** What is another each time. */
const varying: Record<string, string> = {
  'request-id': '…',
  etag: '"…"',
  ratelimit: '…',
  'ratelimit-policy': '…',
  'content-length': '…',
}

async function exchange({ says, method = 'GET', path, sent }: Example, app = api.app): Promise<string> {
  const { status, headers } = await send(app.request, method, path, sent)
  const wire = path
    .replaceAll(/\b(cart|ord)_[0-9a-z]{26}/g, '{$1}')
    .replace(shop.product.handle, '{handle}')
    .replace(/^(.test-provider).+/, '$1/{challenge}')
  const lines = [...headers].map(([name, value]) => `  ${name}: ${varying[name] ?? value}`).toSorted()
  return [`${says}: ${method} ${wire} → ${status}`, ...lines].join('\n')
}

describe('the headers of every class of routes', () => {
  it('are what docs/headers.txt says', async () => {
    const told: string[] = []
    for (const example of examples) told.push(await exchange(example))
    await expect(`${told.join('\n\n')}\n`).toMatchFileSnapshot('../../docs/headers.txt')
  })

  it('are shown for each kind of caller, reading and writing', () => {
    const kind = (operationId: string | undefined) => {
      const found = api.app.declared.find((route) => route.operationId === operationId)
      return found && `${found.policy.who} ${found.method === 'get' ? 'reads' : 'writes'}`
    }
    const shown = new Set(examples.map(({ operation }) => kind(operation)))
    const kinds = new Set(api.app.declared.map(({ operationId }) => kind(operationId)))
    expect([...kinds].filter((each) => !shown.has(each))).toEqual([])
  })

  it('keep every answer from being guessed at, framed or leaked, whatever it is', async () => {
    const secured = {
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    }
    for (const { method, path } of api.app.declared) {
      const filled = path.replaceAll(/\{[^}]+\}/g, 'x')
      const { headers, status } = await send(api.app.request, method.toUpperCase(), filled)
      const got = Object.fromEntries(headers)
      expect(got, `${method} ${path}`).toMatchObject(secured)
      expect(got['content-security-policy'], path).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(got['set-cookie'], path).toBeUndefined()
      expect(got['cache-control'], path).toMatch(status >= 400 ? /^no-store$/ : /./)
    }
  })

  it('hold browsers to TLS where the API is reached by it, and only there', async () => {
    const env = readEnvironment({
      NODE_ENV: 'test',
      PUBLIC_URL: 'https://api.example.com',
    })
    const secure = createApp({ ...api.services, env: { ...api.services.env, publicUrl: env.publicUrl } })
    const of = (app: typeof api.app) =>
      send(app.request, 'GET', '/health/live').then(({ headers }) => headers.get('strict-transport-security'))
    expect([await of(secure), await of(api.app)]).toEqual(['max-age=31536000', null])
  })
})
