import { randomUUID } from 'node:crypto'
import { request as httpRequest, type Server } from 'node:http'
import { connect } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import {
  type Answer,
  address,
  createTestApi,
  createTestProduct,
  type Sent,
  send,
  type TestApi,
} from '../../test/api.ts'
import { count, seed } from '../../test/counts.ts'
import { buildContract } from '../src/contract.ts'
import { newId, toWire } from '../src/platform/ids.ts'
import { allRefusals } from '../src/platform/refusals.ts'
import { digest } from '../src/platform/secrets.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { type DatabaseWatch, watchDatabase } from './database-content.ts'

let api: TestApi
let watch: DatabaseWatch
let a: BusyStore
let b: BusyStore
let server: ServerType
let port = 0

beforeAll(async () => {
  // Every request names its own address, so that the limit for guessing passwords does not hide other answers.
  api = await createTestApi({ TRUSTED_PROXIES: 'in-process' })
  watch = await watchDatabase(api.database.adminUrl)
  a = await createBusyStore(api)
  // A second product, so that lists have a second page.
  await createTestProduct(a.store)
  b = await createBusyStore(api)
  await new Promise<void>((listening) => {
    server = serve({ fetch: api.app.fetch, port: 0, hostname: '127.0.0.1' }, (info) => {
      port = info.port
      listening()
    })
  })
})
afterAll(async () => {
  ;(server as Server).closeAllConnections()
  server.close()
  await watch.close()
  await api.close()
})

let caller = 0
const ask = (method: string, path: string, of: Sent = {}): Promise<Answer> => {
  caller += 1
  const headers = {
    'x-forwarded-for': `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`,
    ...of.headers,
  }
  return send(api.app.request, method, path, { ...of, headers })
}

const members = ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId']
const knownCodes = () => new Map(allRefusals().map((kind) => [kind.code, kind]))

/** A refusal as the contract promises it: problem+json, all members, a known code, one request id, nothing cached. */
function expectProblem(answer: Answer, path: string, what: string): void {
  const told = `${what}: ${answer.status} ${JSON.stringify(answer.body)}`
  expect(answer.status, told).toBeGreaterThanOrEqual(400)
  expect(answer.status, told).toBeLessThan(500)
  expect(answer.headers.get('content-type'), told).toBe('application/problem+json')
  expect(Object.keys(answer.body), told).toEqual(expect.arrayContaining(members))
  const kind = knownCodes().get(answer.body.code)
  expect(kind, told).toBeDefined()
  expect(answer.body, told).toMatchObject({
    status: answer.status,
    title: kind?.title,
    requestId: answer.headers.get('request-id'),
  })
  expect(answer.status, told).toBe(kind?.status)
  expect(answer.body.type, told).toBe(`${api.services.env.publicUrl}/problems/${answer.body.code}`)
  expect(answer.body.instance, told).toBe(new URL(path, 'http://localhost').pathname)
  expect(answer.body.detail, told).not.toMatch(/\b(select|insert|update|pg|at .*\.ts:\d+|node_modules)\b/i)
  expect(answer.headers.get('cache-control'), told).toBe('no-store')
}

interface Case {
  what: string
  method: string
  path: string
  sent: Sent
  code?: string | undefined
  pointer?: string | undefined
}

/** Sends each request and expects its refusal, and that no table has changed by any of them. */
async function refuses(cases: Case[]): Promise<void> {
  expect(cases.length).toBeGreaterThan(0)
  const before = await watch.content()
  for (const { what, method, path, sent, code, pointer } of cases) {
    const answer = await ask(method, path, sent)
    expectProblem(answer, path, what)
    if (code) expect([what, answer.body.code]).toEqual([what, code])
    if (pointer)
      expect(
        answer.body.errors?.map((e: { pointer: string }) => e.pointer),
        what,
      ).toContain(pointer)
    expect(await watch.content(), `${what} changed something`).toEqual(before)
  }
}

const otherId = (kind: Parameters<typeof toWire>[0]) => toWire(kind, newId('cart'))

/** One working call of every write, with the parts that a test may spoil. Never sent as it is by the tests below. */
function writes(of: BusyStore) {
  const { store, cart, checkout, shipped } = of
  const key = store.publishableKey
  const cartSecret = cart.secret
  const line = cart.lineItems[0].id
  const quote = {
    cartId: cart.id,
    buyer: { email: 'ada@example.com' },
    shippingAddress: { ...address },
    shippingMethodId: of.shippingMethodId,
  }
  return {
    createCart: {
      method: 'POST',
      path: '/v1/carts',
      sent: { key, body: { lineItems: [{ offerId: of.offerId, quantity: 1 }], metadata: { a: 'b' } } },
    },
    addCartLine: {
      method: 'POST',
      path: `/v1/carts/${cart.id}/lines`,
      sent: { key, cartSecret, body: { offerId: of.offerId, quantity: 1 } },
    },
    changeCartLine: {
      method: 'PATCH',
      path: `/v1/carts/${cart.id}/lines/${line}`,
      sent: { key, cartSecret, body: { quantity: 3 } },
    },
    createCheckout: { method: 'POST', path: '/v1/checkouts', sent: { key, cartSecret, body: quote } },
    payCheckout: {
      method: 'POST',
      path: `/v1/checkouts/${checkout.id}/payment`,
      sent: {
        key,
        cartSecret,
        idempotencyKey: randomUUID(),
        body: { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` },
      },
    },
    createStaffSession: { method: 'POST', path: '/v1/admin/sessions', sent: { key, body: { ...of.staff } } },
    createFulfillment: {
      method: 'POST',
      path: `/v1/admin/orders/${of.placed.order.id}/fulfillments`,
      sent: {
        bearer: store.secretKey,
        body: { carrier: 'DHL', lineItems: [{ id: of.orderLineId, quantity: 1 }] },
      },
    },
    shipped: shipped.order.id,
  }
}
type WriteName = Exclude<keyof ReturnType<typeof writes>, 'shipped'>
const writeNames = [
  'createCart',
  'addCartLine',
  'changeCartLine',
  'createCheckout',
  'payCheckout',
  'createStaffSession',
  'createFulfillment',
] as const

/** The call of a write with another body. */
const withBody = (name: WriteName, body: unknown, more: Partial<Case> = {}): Case => {
  const { method, path, sent } = writes(a)[name]
  return {
    what: `${name} ${JSON.stringify(body)?.slice(0, 80)}`,
    method,
    path,
    sent: { ...sent, body },
    ...more,
  }
}
const bodyOf = (name: WriteName) => structuredClone(writes(a)[name].sent.body) as Record<string, unknown>

describe('bodies that are not what the operation takes', () => {
  it('covers every operation that takes a body', () => {
    const { document } = buildContract()
    const methods = Object.values(
      document.paths as Record<string, Record<string, { operationId: string; requestBody?: unknown }>>,
    )
    const taking = methods
      .flatMap((m) => Object.values(m))
      .filter((o) => o.requestBody)
      .map((o) => o.operationId)
    expect(taking.toSorted()).toEqual(writeNames.toSorted())
  })

  it('refuses malformed JSON', async () => {
    const broken = [
      '',
      '{',
      '{"quantity":1',
      '{"quantity":1}}',
      "{'quantity':1}",
      '{"quantity":01}',
      '{"a":NaN}',
      '\u0000',
      '{"quantity":1,}',
      'quantity=1',
    ]
    await refuses(
      writeNames.flatMap((name) =>
        broken.map((rawBody) => {
          const { method, path, sent } = writes(a)[name]
          const { body: _, ...rest } = sent
          return {
            what: `${name} ${rawBody}`,
            method,
            path,
            sent: { ...rest, rawBody, headers: { 'content-type': 'application/json' } },
            code: 'malformed-json',
          }
        }),
      ),
    )
  })

  it('refuses another content type, and none at all', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
      'application/jsonp',
      'text/json',
      '*/*',
    ]
    await refuses(
      writeNames.flatMap((name) =>
        types.map((type) => {
          const { method, path, sent } = writes(a)[name]
          return {
            what: `${name} as ${type}`,
            method,
            path,
            sent: { ...sent, headers: { 'content-type': type } },
            code: 'unsupported-media-type',
          }
        }),
      ),
    )
  })

  it('refuses a body that is no object, and one that is missing', async () => {
    for (const name of writeNames) {
      const bodies = [null, [], 'text', 1, true, [{ quantity: 1 }]]
      await refuses(bodies.map((body) => withBody(name, body, { code: 'invalid-request' })))
    }
  })

  it('refuses unknown fields at every level, and names each of them', async () => {
    const { rows } = await watch.admin.query<{
      name: string
    }>(`SELECT DISTINCT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'commerce' ORDER BY 1`)
    const columns = rows.map(({ name }) => name)
    const camel = columns.map((name) =>
      name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
    )
    const more = [
      'price',
      'total',
      'totals',
      'subtotal',
      'tax',
      'discount',
      'paid',
      'captured',
      'storeId',
      'store',
      'role',
      'secret',
      'unitPrice',
      'constructor',
      '__proto__',
      'prototype',
      'a/b~c',
      '',
    ]
    const names = [...new Set([...columns, ...camel, ...more])]
    expect(names.length).toBeGreaterThan(150)
    for (const name of writeNames) {
      const before = await watch.content()
      for (const { pointer, spoil, own } of levelsOf(bodyOf(name))) {
        const foreign = names.filter((field) => !own.includes(field) && !mayBeKnown[name].includes(field))
        const { method, path, sent } = writes(a)[name]
        const rawBody = spoil(Object.fromEntries(foreign.map((field) => [field, 1])))
        const { body: _, ...rest } = sent
        const answer = await ask(method, path, { ...rest, rawBody })
        expectProblem(answer, path, `${name}${pointer}`)
        const named = answer.body.errors
          .filter((e: { message: string }) => e.message === 'is not a field of this request')
          .map((e: { pointer: string }) => e.pointer)
        expect(named.toSorted(), name).toEqual(
          foreign
            .map((field) => `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`)
            .toSorted(),
        )
      }
      expect(await watch.content(), name).toEqual(before)
    }
  })

  it('refuses what only the server may say: prices, totals, payment, store', async () => {
    const said = {
      price: { amount: 1, currency: 'EUR' },
      unitPrice: { amount: 1, currency: 'EUR' },
      unitPriceAmount: 1,
      totalAmount: 1,
      total: { amount: 1, currency: 'EUR' },
      totals: { total: { amount: 1, currency: 'EUR' } },
      paid: true,
      status: 'placed',
      state: 'placed',
      storeId: b.store.context.store.id,
      store: b.store.context.store.slug,
      currency: 'JPY',
      version: 9,
    }
    await refuses(
      writeNames.flatMap((name) =>
        Object.entries(said).map(([field, value]) =>
          withBody(
            name,
            { ...bodyOf(name), [field]: value },
            { code: 'invalid-request', pointer: `/${field}` },
          ),
        ),
      ),
    )
    await refuses(
      Object.entries(said).map(([field, value]) =>
        withBody(
          'createCart',
          { lineItems: [{ offerId: a.offerId, quantity: 1, [field]: value }] },
          { pointer: `/lineItems/0/${field}` },
        ),
      ),
    )
  })
})

/** Optional fields that the working call leaves out. */
const mayBeKnown: Record<WriteName, string[]> = {
  createCart: [],
  addCartLine: [],
  changeCartLine: [],
  createCheckout: ['extendedAddress', 'addressRegion', 'phoneNumber'],
  payCheckout: [],
  createStaffSession: [],
  createFulfillment: ['trackingNumber', 'trackingUrl'],
}

/** Every object inside a body but the caller's own map, each with a way to add fields to it. As text: `__proto__` is a field, too. */
function levelsOf(body: Record<string, unknown>) {
  const levels: { pointer: string; own: string[]; spoil: (extra: Record<string, unknown>) => string }[] = []
  const mark = '"spoil-here":0'
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointer.endsWith('/metadata')) return
    if (!Array.isArray(value)) {
      const own = Object.keys(value)
      Object.assign(value, { 'spoil-here': 0 })
      const text = JSON.stringify(body)
      Reflect.deleteProperty(value, 'spoil-here')
      levels.push({
        pointer,
        own,
        spoil: (extra) =>
          text.replace(mark, () => JSON.stringify(Object.fromEntries(Object.entries(extra))).slice(1, -1)),
      })
    }
    for (const [key, child] of Object.entries(value)) visit(child, `${pointer}/${key}`)
  }
  visit(body, '')
  return levels
}

describe('quantities', () => {
  const bad = [0, -1, 1.5, 1e9, 1000, '1', null, true, [], {}, 9_007_199_254_740_993, 1e308, -0.5]

  it('refuses 0, -1, 1.5, 1e9, "1", null and their kin, wherever a quantity is sent', async () => {
    const pointers = (name: WriteName, pointer: string, body: (quantity: unknown) => unknown) =>
      bad.map((quantity) =>
        withBody(name, body(quantity), {
          what: `${name} ${String(quantity)}`,
          code: 'invalid-request',
          pointer,
        }),
      )
    await refuses([
      ...pointers('createCart', '/lineItems/0/quantity', (quantity) => ({
        lineItems: [{ offerId: a.offerId, quantity }],
      })),
      ...pointers('addCartLine', '/quantity', (quantity) => ({ offerId: a.offerId, quantity })),
      ...pointers('changeCartLine', '/quantity', (quantity) => ({ quantity })),
      ...pointers('createFulfillment', '/lineItems/0/quantity', (quantity) => ({
        carrier: 'DHL',
        lineItems: [{ id: a.orderLineId, quantity }],
      })),
    ])
  })

  it('refuses numbers that JSON can write and a computer cannot keep', async () => {
    const { method, path, sent } = writes(a).addCartLine
    const { body: _, ...rest } = sent
    await refuses(
      ['1e400', '-1e400', '1e-400', '99999999999999999999', '1.0000000000000000001e3'].map((number) => ({
        what: number,
        method,
        path,
        sent: { ...rest, rawBody: `{"offerId":"${a.offerId}","quantity":${number}}` },
        code: 'invalid-request',
        pointer: '/quantity',
      })),
    )
  })

  it('refuses more lines than a cart holds, and pieces that add up to more than a line holds', async () => {
    const many = Array.from({ length: 101 }, () => ({ offerId: a.offerId, quantity: 1 }))
    await refuses([
      withBody('createCart', { lineItems: many }, { code: 'invalid-request', pointer: '/lineItems' }),
      withBody('addCartLine', { offerId: a.offerId, quantity: 998 }, { code: 'quantity-too-large' }),
    ])
  })
})

describe('ids', () => {
  it('refuses ids of another kind, and what is no id, before looking for anything', async () => {
    const notCarts = [
      a.offerId,
      a.checkout.id,
      'cart_',
      'cart_zzzzzzzzzzzzzzzzzzzzzzzzzz',
      'cart_01h455vb4pex5vsknk084sn02',
      `${a.cart.id}x`,
      'CART_01H455VB4PEX5VSKNK084SN02Q',
      '1',
      '..',
      '%00',
      "' OR 1=1 --",
      '%F0%9F%92%A9',
    ]
    const { key } = writes(a).createCart.sent
    const cartSecret = a.cart.secret
    await refuses(
      notCarts
        .map((id) => ({
          what: `cart ${id}`,
          method: 'GET',
          path: `/v1/carts/${id.replaceAll(' ', '%20')}`,
          sent: { key, cartSecret },
          code: id === '..' ? 'not-found' : 'invalid-request',
        }))
        .filter(({ path }) => !path.endsWith('..')),
    )
    await refuses([
      withBody('addCartLine', { offerId: a.cart.id }, { code: 'invalid-request', pointer: '/offerId' }),
      withBody(
        'createCart',
        { lineItems: [{ offerId: a.product.productId }] },
        { pointer: '/lineItems/0/offerId' },
      ),
      withBody(
        'createCheckout',
        { ...bodyOf('createCheckout'), shippingMethodId: a.offerId },
        { pointer: '/shippingMethodId' },
      ),
      withBody(
        'createCheckout',
        { ...bodyOf('createCheckout'), cartId: a.checkout.id },
        { pointer: '/cartId' },
      ),
      withBody(
        'createFulfillment',
        { carrier: 'DHL', lineItems: [{ id: a.placed.order.id, quantity: 1 }] },
        { pointer: '/lineItems/0/id' },
      ),
      ...(['offer', 'checkout'] as const).map((kind) => ({
        what: kind,
        method: 'GET',
        path: `/v1/orders/${otherId(kind)}`,
        sent: { key, orderSecret: a.placed.order.secret },
        code: 'invalid-request',
      })),
    ])
  })

  it('answers 404 to ids of nothing', async () => {
    const { key } = writes(a).createCart.sent
    const cartSecret = a.cart.secret
    await refuses([
      {
        what: 'cart',
        method: 'GET',
        path: `/v1/carts/${otherId('cart')}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
      {
        what: 'checkout',
        method: 'GET',
        path: `/v1/checkouts/${otherId('checkout')}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
      {
        what: 'order',
        method: 'GET',
        path: `/v1/orders/${otherId('order')}`,
        sent: { key, orderSecret: a.placed.order.secret },
        code: 'not-found',
      },
      {
        what: 'line',
        method: 'DELETE',
        path: `/v1/carts/${a.cart.id}/lines/${otherId('cartLine')}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
      {
        what: 'product',
        method: 'GET',
        path: `/v1/products/${otherId('product')}`,
        sent: { key },
        code: 'not-found',
      },
      {
        what: 'order as staff',
        method: 'GET',
        path: `/v1/admin/orders/${otherId('order')}`,
        sent: { bearer: a.store.secretKey },
        code: 'not-found',
      },
      withBody('addCartLine', { offerId: otherId('offer') }, { code: 'offer-not-found' }),
      withBody(
        'createCheckout',
        { ...bodyOf('createCheckout'), shippingMethodId: otherId('shippingMethod') },
        { code: 'shipping-method-not-found' },
      ),
    ])
  })
})

describe('another store', () => {
  it('answers 404 to everything of store A when the key is of store B, whatever secret comes along', async () => {
    const key = b.store.publishableKey
    const bearer = b.store.secretKey
    const cartSecret = a.cart.secret
    const theirs = Object.entries(writes(a)).flatMap(([name, write]) => {
      if (typeof write === 'string' || name === 'createCart' || name === 'createStaffSession') return []
      const { key: _, bearer: __, ...sent } = write.sent as Sent
      return [
        {
          what: name,
          method: write.method,
          path: write.path,
          sent: { ...sent, ...(name === 'createFulfillment' ? { bearer } : { key }) },
        },
      ]
    })
    const notThere = theirs.map((sent) =>
      sent.what === 'payCheckout'
        ? {
            ...sent,
            sent: {
              ...sent.sent,
              body: { paymentMethod: 'pm_test_ok', returnUrl: `${b.store.origin}/back` },
            },
          }
        : sent,
    )
    await refuses([
      ...notThere.map((each) => ({ ...each, code: 'not-found' })),
      {
        what: 'cart',
        method: 'GET',
        path: `/v1/carts/${a.cart.id}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
      {
        what: 'checkout',
        method: 'GET',
        path: `/v1/checkouts/${a.checkout.id}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
      {
        what: 'completion',
        method: 'POST',
        path: `/v1/checkouts/${a.checkout.id}/completion`,
        sent: { key, cartSecret, idempotencyKey: randomUUID() },
        code: 'not-found',
      },
      {
        what: 'order',
        method: 'GET',
        path: `/v1/orders/${a.placed.order.id}`,
        sent: { key, orderSecret: a.placed.order.secret },
        code: 'not-found',
      },
      {
        what: 'order, secret key',
        method: 'GET',
        path: `/v1/orders/${a.placed.order.id}`,
        sent: { bearer },
        code: 'not-found',
      },
      {
        what: 'order, staff',
        method: 'GET',
        path: `/v1/admin/orders/${a.placed.order.id}`,
        sent: { bearer: b.sessionToken },
        code: 'not-found',
      },
      {
        what: 'product',
        method: 'GET',
        path: `/v1/products/${a.product.handle}`,
        sent: { key },
        code: 'not-found',
      },
      {
        what: 'line',
        method: 'DELETE',
        path: `/v1/carts/${a.cart.id}/lines/${a.cart.lineItems[0].id}`,
        sent: { key, cartSecret },
        code: 'not-found',
      },
    ])
  })

  it('answers to ids of store A exactly as to ids of nothing, but for request id and path', async () => {
    const key = b.store.publishableKey
    const told = ({ body, status, headers }: Answer) => ({
      ...body,
      requestId: '',
      instance: '',
      httpStatus: status,
      headers: [...headers.keys()].toSorted(),
    })
    for (const [theirs, nothings] of [
      [`/v1/carts/${a.cart.id}`, `/v1/carts/${otherId('cart')}`],
      [`/v1/checkouts/${a.checkout.id}`, `/v1/checkouts/${otherId('checkout')}`],
      [`/v1/orders/${a.placed.order.id}`, `/v1/orders/${otherId('order')}`],
      [`/v1/products/${a.product.handle}`, '/v1/products/no-such-thing'],
    ] as const) {
      const sent = { key, cartSecret: a.cart.secret, orderSecret: a.placed.order.secret }
      expect(told(await ask('GET', theirs, sent))).toEqual(told(await ask('GET', nothings, sent)))
    }
  })

  it('refuses offers, shipping methods, order lines and pages of store B in store A', async () => {
    await refuses([
      withBody(
        'createCart',
        { lineItems: [{ offerId: b.offerId, quantity: 1 }] },
        { code: 'offer-not-found' },
      ),
      withBody('addCartLine', { offerId: b.offerId, quantity: 1 }, { code: 'offer-not-found' }),
      withBody(
        'createCheckout',
        { ...bodyOf('createCheckout'), shippingMethodId: b.shippingMethodId },
        { code: 'shipping-method-not-found' },
      ),
      withBody('createCheckout', { ...bodyOf('createCheckout'), cartId: b.cart.id }, { code: 'not-found' }),
      withBody(
        'createFulfillment',
        { carrier: 'DHL', lineItems: [{ id: b.orderLineId, quantity: 1 }] },
        { code: 'nothing-to-fulfill' },
      ),
      withBody(
        'payCheckout',
        { paymentMethod: 'pm_test_ok', returnUrl: `${b.store.origin}/back` },
        { code: 'return-url-not-allowed' },
      ),
    ])
  })

  it('refuses a page that only looks like one of the store’s as return address', async () => {
    const host = a.store.origin.replace('http://', '')
    const urls = [
      `https://${host}/`,
      `http://${host}.evil.test/`,
      `http://evil.test/${host}`,
      `http://evil.test#${host}`,
      `http://${host}@evil.test/`,
      `http://${host}:81/`,
    ]
    await refuses(
      urls.map((returnUrl) =>
        withBody(
          'payCheckout',
          { paymentMethod: 'pm_test_ok', returnUrl },
          { code: 'return-url-not-allowed' },
        ),
      ),
    )
    for (const returnUrl of ['javascript:alert(1)', 'data:text/html,x', '/back', '', 'ftp://x.test']) {
      await refuses([
        withBody(
          'payCheckout',
          { paymentMethod: 'pm_test_ok', returnUrl },
          { code: 'invalid-request', pointer: '/returnUrl' },
        ),
      ])
    }
  })
})

describe('keys and secrets', () => {
  it('opens no cart and no order with a secret that is wrong, short, long or another’s', async () => {
    const { key } = writes(a).createCart.sent
    const other = await a.openCart()
    const good = a.cart.secret as string
    const wrong = [
      other.secret,
      b.cart.secret,
      a.placed.order.secret,
      good.slice(0, -1),
      `${good}A`,
      good.toLowerCase(),
      good.replace(/.$/, (c) => (c === 'A' ? 'B' : 'A')),
      'cs_',
      'x',
      'x'.repeat(8000),
      '0',
      'null',
      `${good},${good}`,
    ]
    for (const cartSecret of wrong) {
      const cases = (['addCartLine', 'changeCartLine', 'createCheckout', 'payCheckout'] as const).map(
        (name) => {
          const { method, path, sent } = writes(a)[name]
          return {
            what: `${name} ${cartSecret.slice(0, 40)}`,
            method,
            path,
            sent: { ...sent, cartSecret },
            code: 'not-found',
          }
        },
      )
      await refuses([
        ...cases,
        {
          what: 'getCart',
          method: 'GET',
          path: `/v1/carts/${a.cart.id}`,
          sent: { key, cartSecret },
          code: 'not-found',
        },
        {
          what: 'getCheckout',
          method: 'GET',
          path: `/v1/checkouts/${a.checkout.id}`,
          sent: { key, cartSecret },
          code: 'not-found',
        },
      ])
    }
    const order = a.placed.order
    for (const orderSecret of [
      a.shipped.order.secret,
      good,
      order.secret.slice(1),
      `${order.secret}=`,
      'os_',
    ]) {
      await refuses([
        {
          what: 'getOrder',
          method: 'GET',
          path: `/v1/orders/${order.id}`,
          sent: { key, orderSecret },
          code: 'not-found',
        },
      ])
    }
  })

  it('opens no other cart with a cart’s own secret', async () => {
    const other = await a.openCart()
    const { key } = writes(a).createCart.sent
    await refuses([
      {
        what: 'read',
        method: 'GET',
        path: `/v1/carts/${other.id}`,
        sent: { key, cartSecret: a.cart.secret },
        code: 'not-found',
      },
      {
        what: 'add',
        method: 'POST',
        path: `/v1/carts/${other.id}/lines`,
        sent: { key, cartSecret: a.cart.secret, body: { offerId: a.offerId } },
        code: 'not-found',
      },
      withBody('createCheckout', { ...bodyOf('createCheckout'), cartId: other.id }, { code: 'not-found' }),
    ])
  })

  it('refuses every operation without a key, and with one that is unknown, of the wrong kind or no key at all', async () => {
    const { declared } = api.app
    const { publishableKey, secretKey } = a.store
    const ways: [string, Sent][] = [
      ['nothing', {}],
      ['an unknown key', { key: 'pk_test_unknown_0123456789' }],
      ['a cut key', { key: publishableKey.slice(0, -1) }],
      ['a key and more', { key: `${publishableKey}x` }],
      ['a secret key where browsers put theirs', { key: secretKey }],
      ['an empty key', { key: ' ' }],
      ['an endless key', { key: `pk_${'x'.repeat(7000)}` }],
      ['a publishable key as bearer', { bearer: publishableKey }],
      ['an unknown bearer', { bearer: 'sk_test_unknown_0123456789' }],
      [
        'a made-up session',
        { bearer: `st_${a.store.context.store.id.replaceAll('-', '')}_${'x'.repeat(32)}` },
      ],
      ['a session without a store', { bearer: `st_${'0'.repeat(32)}_${'x'.repeat(32)}` }],
      ['Basic', { headers: { authorization: `Basic ${Buffer.from(`${secretKey}:`).toString('base64')}` } }],
      ['Basic beside a key', { key: publishableKey, headers: { authorization: 'Basic eDp5' } }],
      ['Bearer of nothing', { headers: { authorization: 'Bearer' } }],
      ['two bearers', { headers: { authorization: `Bearer ${secretKey}, Bearer ${secretKey}` } }],
    ]
    const cases = declared.flatMap(({ method, path, operationId }) =>
      ways.map(([what, sent]) => ({
        what: `${operationId} with ${what}`,
        method: method.toUpperCase(),
        path: path.replaceAll(/\{[^}]+\}/g, 'x'),
        sent: {
          cartSecret: a.cart.secret,
          ...sent,
          ...(method === 'get' || method === 'delete' ? {} : { body: {} }),
        },
        code: 'not-authenticated',
      })),
    )
    expect(cases.length).toBeGreaterThan(declared.length * 10)
    const before = await watch.content()
    for (const each of cases) {
      const answer = await ask(each.method, each.path, each.sent)
      expectProblem(answer, each.path, each.what)
      expect([each.what, answer.body.code]).toEqual([each.what, each.code])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect(await watch.content()).toEqual(before)
  })

  it('lets no publishable key do staff work, and no session after its end', async () => {
    const { key } = writes(a).createCart.sent
    const staffs = api.app.declared.filter(({ policy }) => policy.who === 'staff')
    expect(staffs.length).toBeGreaterThan(3)
    await refuses(
      staffs.map(({ method, path, operationId }) => ({
        what: operationId,
        method: method.toUpperCase(),
        path: path.replace('{orderId}', a.placed.order.id),
        sent: { key, ...(method === 'post' ? { body: { carrier: 'DHL' } } : {}) },
        code: 'not-authenticated',
      })),
    )
    const session = await ask('POST', '/v1/admin/sessions', writes(a).createStaffSession.sent)
    expect(session.status).toBe(201)
    const bearer = session.body.token as string
    expect((await ask('GET', '/v1/admin/orders', { bearer })).status).toBe(200)
    expect((await ask('DELETE', '/v1/admin/sessions/current', { bearer })).status).toBe(204)
    await refuses([
      { what: 'ended', method: 'GET', path: '/v1/admin/orders', sent: { bearer }, code: 'not-authenticated' },
    ])
  })

  it('stops serving a revoked key within five seconds, and a suspended store within ten', async () => {
    const { store } = await createBusyStore(api)
    const [path, sent] = ['/v1/store', { key: store.publishableKey }]
    const asStaff = { bearer: store.secretKey }
    expect([(await ask('GET', path, sent)).status, (await ask('GET', path, asStaff)).status]).toEqual([200, 200])
    vi.useFakeTimers({ toFake: ['performance'] })
    try {
      await watch.admin.query('UPDATE commerce.store_keys SET revoked_at = now() WHERE key_hash = $1', [digest(store.publishableKey)])
      vi.advanceTimersByTime(5_001)
      await refuses([{ what: 'revoked', method: 'GET', path, sent, code: 'not-authenticated' }])
      expect((await ask('GET', path, asStaff)).status).toBe(200)
      await watch.admin.query(`UPDATE commerce.stores SET status = 'suspended' WHERE store_id = $1`, [store.context.store.id])
      vi.advanceTimersByTime(10_002)
      await refuses([{ what: 'suspended', method: 'GET', path, sent: asStaff, code: 'not-authenticated' }])
    } finally {
      vi.useRealTimers()
    }
  })

  it('tells nobody which staff accounts exist', async () => {
    const { key, body } = writes(a).createStaffSession.sent
    const answers = await Promise.all(
      [
        { ...body, password: 'wrong' },
        { email: 'nobody@example.com', password: 'wrong' },
        { ...b.staff },
      ].map((each) => ask('POST', '/v1/admin/sessions', { key, body: each })),
    )
    const told = answers.map((answer) => ({ ...answer.body, requestId: '' }))
    expect(told[0]).toMatchObject({ status: 401, code: 'wrong-credentials' })
    expect(told).toEqual([told[0], told[0], told[0]])
  })
})

describe('paths, methods and queries', () => {
  it('answers 405 with Allow to every method that a path does not have', async () => {
    const paths = new Map<string, string[]>()
    for (const { method, path } of api.app.declared)
      paths.set(path, [...(paths.get(path) ?? []), method.toUpperCase()])
    const { key } = writes(a).createCart.sent
    for (const [path, methods] of paths) {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND', 'PURGE'].filter(
        (m) => !methods.includes(m),
      )) {
        const at = path.replaceAll(/\{[^}]+\}/g, 'x')
        const answer = await ask(method, at, { key })
        expectProblem(answer, at, `${method} ${at}`)
        expect([method, at, answer.body.code]).toEqual([method, at, 'method-not-allowed'])
        const allowed = [...methods, 'OPTIONS', ...(methods.includes('GET') ? ['HEAD'] : [])].toSorted()
        expect(answer.headers.get('allow')).toBe(allowed.join(', '))
      }
    }
  })

  it('answers 404 to paths that are not there', async () => {
    const paths = [
      '/',
      '/v1',
      '/v1/',
      '/v2/store',
      '/v1/Store',
      '/v1/store/',
      '/v1/carts/x/y/z',
      '/v1/..%2f..%2fetc/passwd',
      '/admin',
      '/.env',
      '/v1/products/a/b',
      '/problems/none',
      '/media/..%2fseed.ts',
      '/docs/none.js',
      '/test-provider/%00',
      `/test-provider/${'x'.repeat(32)}`,
      '/%',
      '/v1/%E0%A4%A',
      '//v1/store',
    ]
    for (const path of paths) {
      const answer = await ask('GET', path)
      const at = new URL(path, 'http://localhost').pathname
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.body.code, at).toBe('not-found')
    }
  })

  it('answers HEAD as GET, without a body', async () => {
    const { key } = writes(a).createCart.sent
    for (const [path, status] of [
      ['/v1/store', 200],
      [`/v1/products/${a.product.handle}`, 200],
      ['/v1/products/none', 404],
      ['/v1/none', 404],
      ['/v1/carts', 405],
    ] as const) {
      const answer = await ask('HEAD', path, { key })
      expect([path, answer.status, answer.body]).toEqual([path, status, ''])
      expect(answer.headers.get('request-id')).toBeTruthy()
    }
  })

  it('refuses limits and cursors that no page gave out', async () => {
    const { key } = writes(a).createCart.sent
    const forged = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const [name] = JSON.parse(Buffer.from(await givenCursor(), 'base64url').toString())
    const id = newId('product')
    const cursors = [
      'x',
      '',
      '%00',
      'x'.repeat(513),
      '[]',
      'bnVsbA',
      forged(),
      forged(name),
      forged(name, 1),
      forged('other', '1', id),
      forged(name, 'abc', id),
      forged(name, '1', 'abc'),
      forged(name, '1e30', id),
      forged(name, '99999999999999999999', id),
      forged(name, '\0', id),
      forged(name, ['1'], id),
      forged(name, null, id),
      forged(name, "1'; DROP TABLE x", id),
      forged(name, '2026-01-01', id),
    ]
    const bearer = a.store.secretKey
    await refuses([
      ...[
        '0',
        '-1',
        '101',
        '1e9',
        'abc',
        '1.5',
        '',
        'NaN',
        'Infinity',
        '1&limit=2',
        '%00',
        '9'.repeat(400),
      ].flatMap((limit) => [
        {
          what: `limit ${limit.slice(0, 20)}`,
          method: 'GET',
          path: `/v1/products?limit=${limit}`,
          sent: { key },
          code: 'invalid-request',
          pointer: 'query/limit',
        },
        {
          what: `orders ${limit.slice(0, 20)}`,
          method: 'GET',
          path: `/v1/admin/orders?limit=${limit}`,
          sent: { bearer },
          code: 'invalid-request',
          pointer: 'query/limit',
        },
      ]),
      ...cursors.flatMap((cursor) => [
        {
          what: `cursor ${cursor.slice(0, 40)}`,
          method: 'GET',
          path: `/v1/products?cursor=${cursor}`,
          sent: { key },
          code: 'invalid-request',
          pointer: 'query/cursor',
        },
        {
          what: `orders ${cursor.slice(0, 40)}`,
          method: 'GET',
          path: `/v1/admin/orders?cursor=${cursor}`,
          sent: { bearer },
          code: 'invalid-request',
          pointer: 'query/cursor',
        },
      ]),
      {
        what: 'a cursor of another sort',
        method: 'GET',
        path: `/v1/products?sort=price&cursor=${await givenCursor()}`,
        sent: { key },
        pointer: 'query/cursor',
      },
    ])
  })

  it('refuses instants that no calendar has in a forged cursor of a list by age', async () => {
    const { key } = writes(a).createCart.sent
    const [name] = JSON.parse(Buffer.from(await givenCursor('newest'), 'base64url').toString())
    const instants = [
      'abc',
      '1',
      'infinity',
      'now',
      '2026-13-01 00:00:00+00',
      '2026-02-30 00:00:00+00',
      '2026-01-01 25:00:00+00',
      '2026-01-01 00:00:00+99',
      '294277-01-01 00:00:00+00',
    ]
    await refuses(
      instants.map((instant) => ({
        what: instant,
        method: 'GET',
        path: `/v1/products?sort=newest&cursor=${Buffer.from(JSON.stringify([name, instant, newId('product')])).toString('base64url')}`,
        sent: { key },
        pointer: 'query/cursor',
      })),
    )
  })

  it('gives cursors that can be sent back, however long the words to search for', async () => {
    const { key } = writes(a).createCart.sent
    const q = 'thing '.repeat(33).trim()
    const first = await ask('GET', `/v1/products?limit=1&q=${encodeURIComponent(q)}`, { key })
    expect([first.status, typeof first.body.nextCursor]).toEqual([200, 'string'])
    const second = await ask(
      'GET',
      `/v1/products?limit=1&q=${encodeURIComponent(q)}&cursor=${first.body.nextCursor}`,
      { key },
    )
    expect(second.status, JSON.stringify(second.body)).toBe(200)
    expect(second.body.items).toHaveLength(1)
  })

  it('refuses unknown and repeated query parameters, sorts, states and words that are too long', async () => {
    const { key } = writes(a).createCart.sent
    const bearer = a.store.secretKey
    const queries = [
      'sort=name',
      'sort=rank',
      'sort=price;drop',
      'q=',
      `q=${'x'.repeat(201)}`,
      'category=',
      `category=${'x'.repeat(256)}`,
      'storeId=1',
      'Limit=1',
      'q=a&q=b',
      'sort[]=price',
      '__proto__=1',
      'constructor=1',
    ]
    await refuses([
      ...queries.map((query) => ({
        what: query.slice(0, 40),
        method: 'GET',
        path: `/v1/products?${query}`,
        sent: { key },
        code: 'invalid-request',
      })),
      {
        what: 'status',
        method: 'GET',
        path: '/v1/admin/orders?status=lost',
        sent: { bearer },
        code: 'invalid-request',
        pointer: 'query/status',
      },
      {
        what: 'no such category',
        method: 'GET',
        path: '/v1/products?category=none',
        sent: { key },
        code: 'not-found',
      },
      {
        what: 'long handle',
        method: 'GET',
        path: `/v1/products/${'x'.repeat(256)}`,
        sent: { key },
        code: 'invalid-request',
        pointer: 'path/handle',
      },
    ])
  })
})

/** A cursor that a page really gave out. */
async function givenCursor(sort = 'featured'): Promise<string> {
  return (await ask('GET', `/v1/products?limit=1&sort=${sort}`, { key: a.store.publishableKey })).body
    .nextCursor
}

describe('texts', () => {
  /** Every place where a caller's own text is kept or looked for, each with the pointer that a refusal must name. */
  const places = (text: string): Case[] => {
    const quote = bodyOf('createCheckout')
    const shippingAddress = quote.shippingAddress as object
    const query = encodeURIComponent(text.isWellFormed() ? text : '\0')
    const { key } = writes(a).createCart.sent
    return [
      ...[
        'fullName',
        'streetAddress',
        'extendedAddress',
        'addressLocality',
        'addressRegion',
        'phoneNumber',
      ].map((field) =>
        withBody(
          'createCheckout',
          { ...quote, shippingAddress: { ...shippingAddress, [field]: text } },
          { what: field, pointer: `/shippingAddress/${field}` },
        ),
      ),
      withBody(
        'createCheckout',
        { ...quote, shippingAddress: { ...shippingAddress, postalCode: text.slice(0, 20) } },
        { what: 'postalCode', pointer: '/shippingAddress/postalCode' },
      ),
      withBody(
        'createCart',
        { metadata: { note: text } },
        { what: 'metadata value', pointer: '/metadata/note' },
      ),
      withBody(
        'createCart',
        { metadata: { [text.slice(0, 40)]: 'x' } },
        { what: 'metadata key', pointer: '/metadata' },
      ),
      withBody('createFulfillment', { carrier: text.slice(0, 80) }, { what: 'carrier', pointer: '/carrier' }),
      withBody(
        'createFulfillment',
        { carrier: 'DHL', trackingNumber: text.slice(0, 80) },
        { what: 'trackingNumber', pointer: '/trackingNumber' },
      ),
      withBody(
        'createStaffSession',
        { email: `${text}@example.com`, password: 'x' },
        { what: 'staff email', pointer: '/email' },
      ),
      withBody(
        'createStaffSession',
        { email: 'a@example.com', password: text },
        { what: 'password', pointer: '/password' },
      ),
      withBody(
        'payCheckout',
        { paymentMethod: text, returnUrl: `${a.store.origin}/back` },
        { what: 'paymentMethod', pointer: '/paymentMethod' },
      ),
      { what: 'search', method: 'GET', path: `/v1/products?q=${query}`, sent: { key }, pointer: 'query/q' },
      {
        what: 'category',
        method: 'GET',
        path: `/v1/products?category=${query}`,
        sent: { key },
        pointer: 'query/category',
      },
      { what: 'handle', method: 'GET', path: `/v1/products/${query}`, sent: { key }, pointer: 'path/handle' },
    ]
  }

  it('refuses U+0000 wherever a text is taken', async () => {
    await refuses(places('a\0b').map((each) => ({ ...each, code: 'invalid-request' })))
    await refuses(places('\0').map((each) => ({ ...each, code: 'invalid-request' })))
  })

  it('refuses half a surrogate pair wherever a text is taken', async () => {
    for (const text of ['a\ud83db', '\udca9', 'ok \udca9\ud83d']) {
      await refuses(places(text).map((each) => ({ ...each, code: 'invalid-request' })))
    }
  })

  it('refuses texts that are empty, blank or too long, and names the field', async () => {
    const quote = bodyOf('createCheckout')
    const shippingAddress = quote.shippingAddress as object
    const long = 'x'.repeat(50_000)
    await refuses([
      ...['', ' ', '\t\n', long].flatMap((text) =>
        ['fullName', 'streetAddress', 'addressLocality', 'postalCode', 'extendedAddress'].map((field) =>
          withBody(
            'createCheckout',
            { ...quote, shippingAddress: { ...shippingAddress, [field]: text } },
            { pointer: `/shippingAddress/${field}` },
          ),
        ),
      ),
      ...[
        '',
        'x',
        'x@',
        '@x.de',
        'a b@c.de',
        `${'x'.repeat(255)}@example.com`,
        'a@b',
        null,
        1,
        [],
        { $ne: '' },
      ].map((email) =>
        withBody('createCheckout', { ...quote, buyer: { email } }, { pointer: '/buyer/email' }),
      ),
      ...['de', 'DEU', 'D', 'XX1', '', null].map((addressCountry) =>
        withBody(
          'createCheckout',
          { ...quote, shippingAddress: { ...shippingAddress, addressCountry } },
          { pointer: '/shippingAddress/addressCountry' },
        ),
      ),
      withBody(
        'createCheckout',
        { ...quote, shippingAddress: { ...shippingAddress, addressCountry: 'XX' } },
        { code: 'country-not-served' },
      ),
      withBody('createCart', { metadata: { a: 'x'.repeat(501) } }, { pointer: '/metadata/a' }),
      withBody('createCart', { metadata: { ['x'.repeat(41)]: 'a' } }, {}),
      withBody(
        'createCart',
        { metadata: Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'x'])) },
        { pointer: '/metadata' },
      ),
      withBody('createCart', { metadata: { a: { b: 'c' } } }, { pointer: '/metadata/a' }),
      withBody('createFulfillment', { carrier: long }, { pointer: '/carrier' }),
    ])
  })

  it('refuses nesting ten thousand levels deep without falling over', async () => {
    const { method, path, sent } = writes(a).createCart
    const { body: _, ...rest } = sent
    const deep = (open: string, close: string) => `{"metadata":${open.repeat(8_000)}1${close.repeat(8_000)}}`
    await refuses([
      { what: 'arrays', method, path, sent: { ...rest, rawBody: deep('[', ']') }, code: 'invalid-request' },
      {
        what: 'objects',
        method,
        path,
        sent: { ...rest, rawBody: deep('{"a":', '}') },
        code: 'invalid-request',
      },
      {
        what: 'unclosed',
        method,
        path,
        sent: { ...rest, rawBody: '['.repeat(50_000) },
        code: 'malformed-json',
      },
    ])
  })

  it('keeps names of every script as they were typed: emoji, right to left, combining marks', async () => {
    const names = [
      '👩🏽‍🚀 Zoë 🇯🇵',
      'محمد بن سلمان',
      'שלום עולם',
      'e\u0301 ≠ é',
      '株式会社 日本',
      'İstanbul ß ﬃ',
      '‮evil‬',
      'O\'Neill "Bob" <b>&amp;</b> \\ %s $1 {{x}}',
      'a\u0001b\u200b',
    ]
    for (const fullName of names) {
      const cart = await a.openCart()
      const body = { ...bodyOf('createCheckout'), cartId: cart.id, shippingAddress: { ...address, fullName } }
      const { key } = writes(a).createCart.sent
      const made = await ask('POST', '/v1/checkouts', { key, cartSecret: cart.secret, body })
      expect(made.status, JSON.stringify(made.body)).toBe(201)
      const read = await ask('GET', `/v1/checkouts/${made.body.id}`, { key, cartSecret: cart.secret })
      expect(read.body.shippingAddress.fullName).toBe(fullName)
    }
  })
})

describe('idempotency keys and preconditions', () => {
  it('refuses keys that are short, long or of other signs, on every operation that takes one', async () => {
    const keys = [
      '',
      'short',
      'x'.repeat(15),
      'x'.repeat(256),
      'x'.repeat(7000),
      `${'x'.repeat(20)} y`,
      `${'x'.repeat(20)}/`,
      `${'x'.repeat(20)};`,
      'ä'.repeat(20),
    ]
    await refuses(
      writeNames
        .filter((name) => name !== 'createStaffSession')
        .flatMap((name) =>
          keys.map((key) => {
            const { method, path, sent } = writes(a)[name]
            return {
              what: `${name} ${key.slice(0, 30)}`,
              method,
              path,
              sent: { ...sent, idempotencyKey: '', headers: { 'idempotency-key': key } },
              code: 'invalid-request',
              pointer: 'header/Idempotency-Key',
            }
          }),
        ),
    )
  })

  it('refuses an If-Match that is no version, and one of another version', async () => {
    const { method, path, sent } = writes(a).addCartLine
    await refuses([
      ...['3', '"x"', 'W/"1"', '"1", "2"', '""', '"9999999999"', '*'].map((tag) => ({
        what: tag,
        method,
        path,
        sent: { ...sent, headers: { 'if-match': tag } },
        code: 'invalid-request',
      })),
      {
        what: 'another version',
        method,
        path,
        sent: { ...sent, headers: { 'if-match': '"7"' } },
        code: 'version-conflict',
      },
    ])
  })
})

describe('large bodies, through a socket', () => {
  const over = 100 * 1024 + 1

  it('refuses a declared body over 100 kB without reading it', async () => {
    const before = await watch.content()
    const { answer } = await raw(['POST /v1/carts HTTP/1.1', `Content-Length: ${50 * 1024 * 1024}`], [])
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"payload-too-large"')
    expect(await watch.content()).toEqual(before)
  })

  it('refuses a chunked body over 100 kB while it comes in', async () => {
    const before = await watch.content()
    const chunk = 'x'.repeat(16 * 1024)
    const pieces = Array.from({ length: 10 }, () => `${chunk.length.toString(16)}\r\n${chunk}\r\n`)
    const { answer } = await raw(['POST /v1/carts HTTP/1.1', 'Transfer-Encoding: chunked'], pieces)
    expect(answer).toMatch(/^HTTP\/1\.1 413 /)
    expect(answer).toContain('"code":"payload-too-large"')
    expect(await watch.content()).toEqual(before)
  })

  it('takes a chunked body under 100 kB, and judges it', async () => {
    const body = JSON.stringify({ lineItems: [], unknown: 'x'.repeat(90_000) })
    const { answer } = await raw(
      ['POST /v1/carts HTTP/1.1', 'Transfer-Encoding: chunked'],
      [`${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`],
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400 /)
    expect(answer).toContain('"pointer":"/unknown"')
  })

  it('refuses a large body on every path, also where no operation is', async () => {
    for (const path of ['/v1/carts', '/v1/none', '/test-provider/x', '/none']) {
      const status = await new Promise<number>((answered, failed) => {
        const headers = { 'content-type': 'application/json', 'content-length': over }
        const request = httpRequest({ port, path, method: 'POST', headers }, (response) => {
          response.resume()
          answered(response.statusCode ?? 0)
        })
        request.on('error', failed)
        request.end('x'.repeat(over))
      })
      expect([path, status]).toEqual([path, 413])
    }
  })

  it('refuses nonsense in the protocol itself and goes on answering', async () => {
    for (const lines of [
      ['GARBAGE'],
      ['GET /v1/store HTTP/9.9'],
      ['POST /v1/carts HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked'],
      ['GET /v1/store HTTP/1.1', `X: ${'x'.repeat(70_000)}`],
    ]) {
      const { answer } = await raw(lines, ['0\r\n\r\n'])
      expect(answer, lines[0]).toMatch(/^(HTTP\/1\.1 4\d\d |$)/)
    }
    const response = await fetch(`http://127.0.0.1:${port}/v1/store`, {
      headers: { 'tradepost-publishable-key': a.store.publishableKey },
    })
    expect(response.status).toBe(200)
  })

  async function raw(lines: string[], pieces: string[]): Promise<{ answer: string }> {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    const head = [
      ...lines,
      'Host: x',
      'Content-Type: application/json',
      `Tradepost-Publishable-Key: ${a.store.publishableKey}`,
      'Connection: close',
    ]
    return new Promise((done) => {
      socket.setTimeout(5_000, () => socket.destroy())
      socket.on('data', (data) => {
        answer += String(data)
        // A declared body is never sent whole: the answer is all that is waited for.
        if (answer.includes('"requestId"') && answer.includes('}')) socket.destroy()
      })
      socket.on('error', () => undefined)
      socket.on('close', () => done({ answer }))
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      for (const piece of pieces) socket.write(piece)
    })
  }
})

describe('whatever is sent', () => {
  it('never answers 5xx: arbitrary bodies, paths, queries and headers on every operation', async () => {
    const { declared } = api.app
    const real = {
      cartId: a.cart.id,
      checkoutId: a.checkout.id,
      orderId: a.placed.order.id,
      lineId: a.cart.lineItems[0].id,
      handle: a.product.handle,
    } as Record<string, string>
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '',
        '\0',
        '%',
        '%00',
        '..',
        "'",
        '"',
        '\\',
        '{}',
        '1',
        '-1',
        '\ud800',
        '&',
        '|',
        '!',
        ':*',
        '<->',
        '()',
      ),
    )
    const values = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      text,
      fc.double(),
      fc.integer(),
      fc.constantFrom(...Object.values(real), a.offerId, b.offerId, a.shippingMethodId),
    )
    const params = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: text })
    const queries = fc.array(
      fc.tuple(
        fc.constantFrom('q', 'limit', 'cursor', 'sort', 'category', 'status', 'x'),
        fc.oneof(text, fc.constantFrom('1', '100', 'price', 'newest', 'lamps')),
      ),
      { maxLength: 4 },
    )
    /** The working body with some values replaced, or anything at all. */
    const bodies = fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 3 })
          .map((changes) => ({ changes })),
      },
      { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }).map((whole) => ({ whole })) },
      { weight: 1, arbitrary: text.map((rawBody) => ({ rawBody })) },
    )
    const headers = fc.record(
      {
        'if-match': fc.constantFrom('"1"', '"2"', 'x', '*'),
        'idempotency-key': fc.constantFrom(randomUUID(), 'x'),
        'if-none-match': fc.constantFrom('*', '"x"', 'W/"x", "y"'),
        'content-type': fc.constantFrom('application/json', 'application/problem+json', 'text/plain'),
      },
      { requiredKeys: [] },
    )
    let fives: string[] = []
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...declared),
        params,
        queries,
        bodies,
        headers,
        async (operation, param, query, body, extra) => {
          const path = operation.path.replaceAll(
            /\{([^}]+)\}/g,
            (_, name: string) => encodeURIComponent((param ?? real[name] ?? 'x').toWellFormed()) || '%20',
          )
          const search = new URLSearchParams(
            query.map(([name, value]) => [name, value.toWellFormed()]),
          ).toString()
          const known = writes(a)[operation.operationId as WriteName] as { sent: Sent } | undefined
          const takesBody =
            operation.method === 'post' || operation.method === 'patch' || operation.method === 'put'
          const sent: Sent = {
            ...(operation.policy.who === 'staff'
              ? { bearer: a.store.secretKey }
              : { key: a.store.publishableKey }),
            cartSecret: a.cart.secret,
            orderSecret: a.placed.order.secret,
            headers: extra as Record<string, string>,
            ...(takesBody ? bodyFrom(known?.sent.body, body) : {}),
          }
          const answer = await ask(
            operation.method.toUpperCase(),
            `${path}${search ? `?${search}` : ''}`,
            sent,
          )
          if (answer.status >= 500)
            fives = [
              ...fives,
              `${operation.operationId} ${answer.status} ${path}?${search} ${sent.rawBody ?? ''}`,
            ]
          expect(fives).toEqual([])
          if (answer.status >= 400)
            expectProblem(answer, new URL(path, 'http://localhost').pathname, operation.operationId)
        },
      ),
      { numRuns: count(300, 20_000), seed: seed(), endOnFailure: true },
    )
  }, 600_000)
})

/** The body that a generated change makes of a working one, as text. */
function bodyFrom(
  working: unknown,
  change: { changes: [number, unknown][] } | { whole: unknown } | { rawBody: string },
): Pick<Sent, 'rawBody'> {
  if ('rawBody' in change) return change
  if ('whole' in change || working === undefined)
    return { rawBody: JSON.stringify('whole' in change ? change.whole : {}) }
  const body = structuredClone(working) as Record<string, unknown>
  for (const [at, value] of change.changes) {
    const places: [Record<string, unknown>, string][] = []
    const visit = (of: unknown): void => {
      if (typeof of !== 'object' || of === null) return
      for (const key of Object.keys(of)) {
        places.push([of as Record<string, unknown>, key])
        visit((of as Record<string, unknown>)[key])
      }
    }
    visit(body)
    const place = places[at % Math.max(1, places.length)]
    if (place) place[0][place[1]] = value
  }
  return { rawBody: JSON.stringify(body) }
}
