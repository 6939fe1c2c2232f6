import { randomUUID } from 'node:crypto'
import { toWire } from '../api/src/platform/ids.ts'
import { type Connection, type HttpReply, httpRequest } from './http-client.ts'
import type { Article, BenchShop } from './shop.ts'

export interface CartOnWire {
  id: string
  secret: string
}

const shippingAddress = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}

/**
 * What a shopper's client sends, as the SDK does: the shop's key with everything, a fresh idempotency key with every
 * write. Each step ends the run with an Error when the reply is not the expected one.
 */
export type Shopper = ReturnType<typeof createShopper>

export function createShopper(shop: BenchShop) {
  const key = { 'tradepost-publishable-key': shop.publishableKey }
  const get = (path: string) => httpRequest('GET', path, key)
  const post = (path: string, body: unknown, cartSecret?: string) => {
    const headers = { ...key, 'idempotency-key': randomUUID() }
    const secret = cartSecret === undefined ? {} : { 'tradepost-cart-secret': cartSecret }
    return httpRequest('POST', path, { ...headers, ...secret }, body)
  }
  const lineOf = (article: Article) => ({ offerId: toWire('offer', article.offerId), quantity: 1 })
  return {
    /** Only counts the bytes of the reply. */
    async look(on: Connection, path: string): Promise<void> {
      const request = get(path)
      const reply = await on.send(request)
      if (reply.status !== 200) throw unexpected(request, reply)
    },
    read: <T>(on: Connection, path: string) => expectReply<T>(on, 200, get(path)),
    openCart: (on: Connection, articles: Article[] = []) =>
      expectReply<CartOnWire>(on, 201, post('/v1/carts', { lineItems: articles.map(lineOf) })),
    addLine: (on: Connection, cart: CartOnWire, article: Article) =>
      expectReply(on, 200, post(`/v1/carts/${cart.id}/lines`, lineOf(article), cart.secret)),
    addCode: (on: Connection, cart: CartOnWire, code: string) =>
      expectReply(on, 200, post(`/v1/carts/${cart.id}/codes`, { code }, cart.secret)),
    async shippingMethodId(on: Connection): Promise<string> {
      const { items } = await expectReply<{ items: { id: string }[] }>(on, 200, get('/v1/shipping-methods'))
      return items[0]?.id ?? ''
    },
    quote: (cart: CartOnWire, shippingMethodId: string) =>
      post(
        '/v1/checkouts',
        { cartId: cart.id, buyer: { email: 'ada@example.com' }, shippingAddress, shippingMethodId },
        cart.secret,
      ),
    pay: (cart: CartOnWire, checkoutId: string) =>
      post(
        `/v1/checkouts/${checkoutId}/payment`,
        { paymentMethod: 'pm_test_ok', returnUrl: shop.returnUrl },
        cart.secret,
      ),
    readOrder: (on: Connection, order: { id: string; secret: string }) => {
      const holder = { ...key, 'tradepost-order-secret': order.secret }
      return expectReply(on, 200, httpRequest('GET', `/v1/orders/${order.id}`, holder))
    },
  }
}

/** Sends a request and answers with the parsed body. @throws Error when the status is another */
export async function expectReply<T>(on: Connection, status: number, request: string): Promise<T> {
  const reply = await on.send(request)
  if (reply.status !== status) throw unexpected(request, reply)
  return JSON.parse(reply.body.toString()) as T
}

export const unexpected = (request: string, reply: HttpReply): Error =>
  new Error(`${request.split(' HTTP', 1)[0]} answered ${reply.status}: ${reply.body}`)
