import { randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import { toWire } from '../api/src/platform/ids.ts'
import { Connection, httpRequest } from './http-client.ts'
import { median } from './load.ts'
import type { BenchShop } from './shop.ts'

export interface HotVariant {
  buyers: number
  stock: number
  trials: number
  /** Orders of each trial; anything but the stock would be a bug. */
  soldLeast: number
  soldMost: number
  /** From the first request to the last answer, checkout and payment of all buyers */
  medianMilliseconds: number
  slowestMilliseconds: number
}

const address = {
  fullName: 'Grace Hopper',
  streetAddress: 'Hauptstraße 9',
  addressLocality: 'Berlin',
  postalCode: '10827',
  addressCountry: 'DE',
}

/** Many buyers want the last pieces of one variant at the same moment; each has it in the cart already. */
export async function sellHotVariant(shop: BenchShop, port: number, trials: number): Promise<HotVariant> {
  const [buyers, stock] = [50, 10]
  const connections = await Promise.all(Array.from({ length: buyers }, () => Connection.open(port)))
  const key = { 'tradepost-publishable-key': shop.publishableKey }
  const post = async (on: Connection, path: string, body: unknown, secret = '') => {
    const headers = {
      ...key,
      'idempotency-key': randomUUID(),
      ...(secret ? { 'tradepost-cart-secret': secret } : {}),
    }
    const { status, body: bytes } = await on.send(httpRequest('POST', path, headers, body))
    return { status, body: JSON.parse(bytes.toString()) }
  }
  const methods = await connections[0]?.send(httpRequest('GET', '/v1/shipping-methods', key))
  const shippingMethodId = JSON.parse(methods?.body.toString() ?? '').items[0].id as string
  const buy = async (on: Connection, cart: { id: string; secret: string }): Promise<boolean> => {
    const quote = {
      cartId: cart.id,
      buyer: { email: 'grace@example.com' },
      shippingAddress: address,
      shippingMethodId,
    }
    const checkout = await post(on, '/v1/checkouts', quote, cart.secret)
    if (checkout.status !== 201) return refused(checkout)
    const payment = { paymentMethod: 'pm_test_ok', returnUrl: shop.returnUrl }
    const paid = await post(on, `/v1/checkouts/${checkout.body.id}/payment`, payment, cart.secret)
    return paid.status === 200 && paid.body.state === 'placed' ? true : refused(paid)
  }
  const sold: number[] = []
  const times: number[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const { offerId } = await shop.addProduct({ number: shop.articles.length + trial, stock })
    const line = { offerId: toWire('offer', offerId), quantity: 1 }
    const carts = await Promise.all(connections.map((on) => post(on, '/v1/carts', { lineItems: [line] })))
    const from = performance.now()
    const outcomes = await Promise.all(connections.map((on, index) => buy(on, carts[index]?.body)))
    times.push(performance.now() - from)
    sold.push(outcomes.filter(Boolean).length)
  }
  for (const connection of connections) connection.close()
  return {
    buyers,
    stock,
    trials,
    soldLeast: Math.min(...sold),
    soldMost: Math.max(...sold),
    medianMilliseconds: median(times),
    slowestMilliseconds: Math.max(...times),
  }
}

/** @throws Error for anything but a conflict: nobody may meet an error or wait too long */
function refused(reply: { status: number; body: unknown }): false {
  if (reply.status !== 409) throw new Error(`a buyer met ${reply.status}: ${JSON.stringify(reply.body)}`)
  return false
}
