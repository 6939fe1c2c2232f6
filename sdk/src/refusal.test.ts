import { describe, expect, expectTypeOf, test } from 'vitest'
import { clientOf, problem, reply } from './fake-api.fixture.ts'
import type { Checkout, OperationId, ProductCard, RefusalCode, RefusalCodeOf } from './index.ts'
import { isConnectionProblem, isRefusal, Refusal } from './index.ts'

const payment = {
  checkoutId: 'chk_1',
  cartSecret: 'cs_1',
  paymentMethod: 'pm',
  returnUrl: 'http://shop.test/',
}
const caught = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: unknown) => error,
  )

test('a refusal carries all that the API said', async () => {
  const errors = [{ pointer: '/lineItems/0/quantity', message: 'must be at least 1' }]
  const { shop } = clientOf([problem('invalid-request', 400, { errors, offerIds: ['off_1'], extra: true })])
  const error = await caught(shop.createCart())
  expect(error).toBeInstanceOf(Refusal)
  expect(error).toMatchObject({
    name: 'Refusal',
    message: 'createCart: invalid-request: Detail of invalid-request.',
    code: 'invalid-request',
    status: 400,
    title: 'Title of invalid-request.',
    detail: 'Detail of invalid-request.',
    errors,
    offerIds: ['off_1'],
    requestId: 'request-1',
    retryAfterSeconds: undefined,
    operation: 'createCart',
    problem: { extra: true },
  })
})

test('a code that this version does not know is a refusal all the same', async () => {
  const { shop } = clientOf([problem('something-new', 409)])
  const error = await caught(shop.createCart())
  expect(isRefusal(error)).toBe(true)
  expect(isRefusal(error, 'out-of-stock')).toBe(false)
  const result = await shop.createCart.try()
  expect(!result.ok && result.refusal.code).toBe('something-new')
})

test('isRefusal tells codes apart and refuses everything else', async () => {
  const { shop } = clientOf([problem('out-of-stock', 409)])
  const error = await caught(shop.createCart())
  expect(isRefusal(error, 'out-of-stock')).toBe(true)
  expect(isRefusal(error, 'not-found', 'out-of-stock')).toBe(true)
  expect(isRefusal(error, 'not-found')).toBe(false)
  for (const other of [
    undefined,
    null,
    'out-of-stock',
    { code: 'out-of-stock' },
    new Error('out-of-stock'),
  ]) {
    expect(isRefusal(other)).toBe(false)
    expect(isConnectionProblem(other)).toBe(false)
  }
})

test('try gives replies and refusals as values and still throws when there is no answer', async () => {
  const { shop } = clientOf([
    reply({ id: 'chk_1' }),
    problem('payment-declined', 402),
    new Response('<html>'),
  ])
  expect(await shop.payCheckout.try(payment)).toEqual({ ok: true, data: { id: 'chk_1' } })
  expect(await shop.payCheckout.try(payment)).toMatchObject({
    ok: false,
    refusal: { code: 'payment-declined' },
  })
  expect(isConnectionProblem(await caught(shop.payCheckout.try(payment)))).toBe(true)
})

describe('the compiler knows', () => {
  const { shop } = clientOf([reply({ items: [], nextCursor: null })])

  test('the exact codes of an operation, so that a switch can be exhaustive', () => {
    type Codes = RefusalCodeOf<'getStore'>
    expectTypeOf<Codes>().toEqualTypeOf<
      | 'busy'
      | 'internal-error'
      | 'invalid-request'
      | 'network-not-allowed'
      | 'not-authenticated'
      | 'origin-not-allowed'
      | 'store-suspended'
      | 'too-many-requests'
    >()
    type Failed = Extract<Awaited<ReturnType<typeof shop.getStore.try>>, { ok: false }>
    expectTypeOf<Failed['refusal']['code']>().toEqualTypeOf<Codes>()
    const say = (code: Failed['refusal']['code']): string => {
      switch (code) {
        case 'busy':
          return 'one moment'
        case 'too-many-requests':
          return 'slower'
        case 'not-authenticated':
        case 'network-not-allowed':
        case 'origin-not-allowed':
          return 'which shop?'
        case 'store-suspended':
          return 'closed'
        case 'internal-error':
        case 'invalid-request':
          return 'sorry'
        default:
          code satisfies never
          return 'something new'
      }
    }
    expect(say('busy')).toBe('one moment')
    expectTypeOf<'out-of-stock'>().not.toExtend<Codes>()
    expectTypeOf<'out-of-stock'>().toExtend<RefusalCode>()
  })

  test('what isRefusal has found, and codes that do not exist', () => {
    const error: unknown = new Error('other')
    if (isRefusal(error, 'out-of-stock', 'not-found')) {
      expectTypeOf(error.code).toEqualTypeOf<'out-of-stock' | 'not-found'>()
    }
    if (isRefusal(error)) expectTypeOf(error.operation).toEqualTypeOf<OperationId>()
    // @ts-expect-error a misspelled code
    expect(isRefusal(error, 'out-of-stok')).toBe(false)
  })

  test('replies, and which methods are lists', () => {
    expectTypeOf<Awaited<ReturnType<typeof shop.payCheckout>>>().toEqualTypeOf<Checkout>()
    expectTypeOf<Awaited<ReturnType<typeof shop.endStaffSession>>>().toEqualTypeOf<void>()
    expectTypeOf(shop.listProducts.all()).toEqualTypeOf<AsyncGenerator<ProductCard, void, undefined>>()
    expectTypeOf(shop.getProduct).not.toHaveProperty('all')
    expectTypeOf(shop.listCategories).not.toHaveProperty('all')
  })

  test('what an input needs', () => {
    const refused = () => {
      // @ts-expect-error handle is required
      void shop.getProduct()
      // @ts-expect-error the cart is required; its secret is not: a customer's own cart opens by the session
      void shop.getCart({ cartSecret: 'cs_1' })
      // @ts-expect-error versions are numbers
      void shop.removeCartLine({ cartId: 'cart_1', cartSecret: 'cs_1', lineId: 'cln_1', ifMatch: '"3"' })
      // @ts-expect-error no such order of products
      void shop.listProducts({ sort: 'cheapest' })
      // @ts-expect-error nothing to say
      void shop.getStore({ handle: 'x' })
    }
    expect(refused).toBeTypeOf('function')
  })
})
