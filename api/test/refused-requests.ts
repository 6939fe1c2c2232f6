import { expect } from 'vitest'
import { type Answer, address, createTestApi, createTestProduct, type Sent, send } from '../../test/api.ts'
import { newId, toWire } from '../src/platform/ids.ts'
import { allRefusals } from '../src/platform/refusals.ts'
import { someoneAllowed } from './access/allowed-caller.ts'
import { fixtureOf, requestOf } from './access/fixture.ts'
import { fixtures } from './access/fixtures.ts'
import { type Operation, operations } from './access/operations.ts'
import { resourcesOf } from './access/resources.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { watchDatabase } from './database-content.ts'

const members = ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId']

/** A request and what its refusal must say. */
export interface Refused {
  what: string
  method: string
  path: string
  sent: Sent
  code?: string | undefined
  /** Must be among `errors`. */
  pointer?: string | undefined
  /** This, or something inside of it, must be among `errors`. */
  within?: string | undefined
}

export const writeNames = [
  'createCart',
  'addCartLine',
  'changeCartLine',
  'createCheckout',
  'payCheckout',
  'createStaffSession',
  'createFulfillment',
] as const
export type WriteName = (typeof writeNames)[number]
export type Write = { method: string; path: string; sent: Sent }

/** An id of nothing. */
export const otherId = (kind: Parameters<typeof toWire>[0]) => toWire(kind, newId('cart'))

/** Two busy stores, A and B, and ways to ask them for what they must refuse. */
export async function openRefusals(environment: Record<string, string> = {}) {
  // Every request names its own address, so that the limit for guessing passwords does not hide other answers.
  const api = await createTestApi({ TRUSTED_PROXIES: 'in-process', ...environment })
  const watch = await watchDatabase(api.database.adminUrl)
  const a = await createBusyStore(api)
  const b = await createBusyStore(api)
  // A second product, so that lists have a second page.
  await createTestProduct(a.store)

  let caller = 0
  const ask = (method: string, path: string, of: Sent = {}): Promise<Answer> => {
    caller += 1
    const from = `10.${(caller >> 16) & 255}.${(caller >> 8) & 255}.${caller & 255}`
    return send(api.app.request, method, path, { ...of, headers: { 'x-forwarded-for': from, ...of.headers } })
  }

  const expectProblem = (answer: Answer, path: string, what: string) =>
    expectRefusal(answer, { path, what, publicUrl: api.services.env.publicUrl })

  const mustRefuse = async (of: Refused): Promise<void> => {
    const { what, method, path, sent, code, pointer, within } = of
    const answer = await ask(method, path, sent)
    expectProblem(answer, path, what)
    if (code) expect([what, answer.body.code]).toEqual([what, code])
    const pointers: string[] = answer.body.errors?.map((e: { pointer: string }) => e.pointer) ?? []
    if (pointer !== undefined) expect(pointers, what).toContain(pointer)
    if (within !== undefined)
      expect(
        pointers.filter((one) => `${one}/`.startsWith(`${within}/`)),
        `${what} names ${pointers.join(' ')}`,
      ).not.toEqual([])
  }
  /** Sends each request and expects its refusal, and that no table has changed by any of them. */
  const refuses = async (cases: Refused[]): Promise<void> => {
    expect(cases.length).toBeGreaterThan(0)
    const before = await watch.content()
    for (const each of cases) {
      await mustRefuse(each)
      expect(await watch.content(), `${each.what} changed something`).toEqual(before)
    }
  }
  /** The same for the many: the tables are looked at once, after all of them. */
  const refusesAll = async (cases: Refused[]): Promise<void> => {
    expect(cases.length).toBeGreaterThan(0)
    const before = await watch.content()
    for (const each of cases) await mustRefuse(each)
    expect(await watch.content(), 'one of them changed something').toEqual(before)
  }

  const own = { ...resourcesOf(a), callersOrigin: a.store.origin }
  /** The call of any operation, made from its fixture by somebody whom its policy lets in. */
  const callOf = (operation: Operation): Write => {
    const { method, path, body, headers } = requestOf(operation, fixtureOf(fixtures, operation), own)
    const { needsKey } = operation
    const key = needsKey ? { idempotencyKey: crypto.randomUUID() } : {}
    // A customer shows the secret, too, of the cart that shall be hers.
    const secret = { cartSecret: a.cart.secret }
    return { method, path, sent: { ...secret, ...someoneAllowed(operation, a), ...key, headers, body } }
  }
  const every = operations()
  const writes = () => workingWrites(a)
  /** The call of a write with another body. */
  const withBody = (name: WriteName, body: unknown, more: Partial<Refused> = {}): Refused => {
    const { method, path, sent } = writes()[name]
    const what = `${name} ${JSON.stringify(body)?.slice(0, 80)}`
    return { what, method, path, sent: { ...sent, body }, ...more }
  }
  /** The call of a write with a body as it is, for what is no JSON or cannot be said by an object. */
  const withRawBody = (name: WriteName, rawBody: string, more: Partial<Refused> = {}): Refused => {
    const { method, path, sent } = writes()[name]
    const { body: _, ...rest } = sent
    return { what: `${name} ${rawBody.slice(0, 80)}`, method, path, sent: { ...rest, rawBody }, ...more }
  }
  return {
    api,
    watch,
    a,
    b,
    ask,
    expectProblem,
    refuses,
    refusesAll,
    /** Every operation, and those that take a body. */
    every,
    taking: every.filter(({ takesBody }) => takesBody),
    callOf,
    writes,
    withBody,
    withRawBody,
    bodyOf: (name: WriteName) => structuredClone(writes()[name].sent.body) as Record<string, unknown>,
    async close() {
      await watch.close()
      await api.close()
    },
  }
}

/** A refusal as the contract promises it: problem+json, all members, a known code, one request id, nothing cached. */
function expectRefusal(answer: Answer, of: { path: string; what: string; publicUrl: string }): void {
  const { status, headers, body } = answer
  const told = `${of.what}: ${status} ${JSON.stringify(body)}`
  expect(status, told).toBeGreaterThanOrEqual(400)
  expect(status, told).toBeLessThan(500)
  expect(headers.get('content-type'), told).toBe('application/problem+json')
  expect(headers.get('cache-control'), told).toBe('no-store')
  expect(Object.keys(body), told).toEqual(expect.arrayContaining(members))
  const kind = allRefusals().find(({ code }) => code === body.code)
  expect(kind, told).toBeDefined()
  expect(status, told).toBe(kind?.status)
  expect(body, told).toMatchObject({ status, title: kind?.title, requestId: headers.get('request-id') })
  expect(body.type, told).toBe(`${of.publicUrl}/problems/${body.code}`)
  expect(body.instance, told).toBe(new URL(of.path, 'http://localhost').pathname)
  expect(body.detail, told).not.toMatch(/\b(select|insert|update|pg|at .*\.ts:\d+|node_modules)\b/i)
}

/** One working call of every write, for tests to spoil: none of them is ever sent as it is. */
function workingWrites(of: BusyStore): Record<WriteName, Write> {
  const { store, cart, checkout } = of
  const key = store.publishableKey
  const cartSecret: string = cart.secret
  const line = cart.lineItems[0].id
  const firstLines = { lineItems: [{ offerId: of.offerId, quantity: 1 }], metadata: { a: 'b' } }
  const quote = {
    cartId: cart.id,
    buyer: { email: 'ada@example.com' },
    shippingAddress: { ...address },
    shippingMethodId: of.shippingMethodId,
  }
  const payment = { paymentMethod: 'pm_test_ok', returnUrl: `${store.origin}/back` }
  const parcel = { carrier: 'DHL', lineItems: [{ id: of.orderLineId, quantity: 1 }] }
  const at = (method: string, path: string, sent: Sent): Write => ({ method, path, sent })
  return {
    createCart: at('POST', '/v1/carts', { key, body: firstLines }),
    addCartLine: at('POST', `/v1/carts/${cart.id}/lines`, {
      key,
      cartSecret,
      body: { offerId: of.offerId, quantity: 1 },
    }),
    changeCartLine: at('PATCH', `/v1/carts/${cart.id}/lines/${line}`, {
      key,
      cartSecret,
      body: { quantity: 3 },
    }),
    createCheckout: at('POST', '/v1/checkouts', { key, cartSecret, body: quote }),
    payCheckout: at('POST', `/v1/checkouts/${checkout.id}/payment`, {
      key,
      cartSecret,
      idempotencyKey: crypto.randomUUID(),
      body: payment,
    }),
    createStaffSession: at('POST', '/v1/account/sessions', { key, body: { ...of.staff } }),
    createFulfillment: at('POST', `/v1/admin/orders/${of.placed.order.id}/fulfillments`, {
      bearer: store.secretKey,
      body: parcel,
    }),
  }
}
