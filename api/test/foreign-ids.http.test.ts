import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import type { Answer, Sent } from '../../test/api.ts'
import { openRefusals, otherId, type Refused } from './refused-requests.ts'

const scene = await openRefusals()
const { a, b, ask, refuses, refusesAll, every, callOf, writes, withBody, bodyOf } = scene
afterAll(() => scene.close())

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
    const { key } = writes().createCart.sent
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

  it('refuses what is no id of the kind, in every place of every path', async () => {
    const notIds = ['x', '1', '%00', '%F0%9F%92%A9', "'%20OR%201=1", otherId('movement'), 'x'.repeat(500)]
    const cases = every.flatMap((operation): Refused[] => {
      const { method, path, sent } = callOf(operation)
      const ids = operation.params.filter((name) => name.endsWith('Id'))
      return ids.flatMap((name) =>
        notIds.map((id) => ({
          what: `${operation.operationId} ${name} ${id.slice(0, 40)}`,
          method,
          path: withSegment(operation.path, path, name, id),
          sent,
          code: 'invalid-request',
          pointer: `path/${name}`,
        })),
      )
    })
    expect(cases.length).toBeGreaterThan(300)
    await refusesAll(cases)
  })

  it('answers 404 to ids of nothing', async () => {
    const { key } = writes().createCart.sent
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
    const theirs = Object.entries(writes()).flatMap(([name, write]) => {
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

/** A path with another value in one place of its template. */
function withSegment(template: string, path: string, name: string, value: string): string {
  const at = template.split('/').indexOf(`{${name}}`)
  return path
    .split('/')
    .map((segment, index) => (index === at ? value : segment))
    .join('/')
}
