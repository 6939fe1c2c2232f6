import { performance } from 'node:perf_hooks'
import { Connection } from './http-client.ts'
import { median } from './load.ts'
import type { BenchShop } from './shop.ts'
import { type CartOnWire, createShopper, unexpected } from './shopper.ts'

export interface HotVariant {
  buyers: number
  stock: number
  trials: number
  /** Orders of a trial; anything but the stock would be a bug. */
  soldLeast: number
  soldMost: number
  /** From the first request to the last answer: checkout and payment of all buyers */
  medianMilliseconds: number
  slowestMilliseconds: number
}

/** Many buyers want the last pieces of one variant at the same moment; each has it in the cart already. */
export async function sellHotVariant(shop: BenchShop, port: number, trials: number): Promise<HotVariant> {
  const [buyers, stock] = [50, 10]
  const shopper = createShopper(shop)
  const connections = await Promise.all(Array.from({ length: buyers }, () => Connection.open(port)))
  const shippingMethodId = await shopper.shippingMethodId(connections[0] as Connection)
  const buy = async (on: Connection, cart: CartOnWire): Promise<boolean> => {
    const checkout = await sold<{ id: string }>(on, shopper.quote(cart, shippingMethodId))
    const paid = checkout && (await sold<{ state: string }>(on, shopper.pay(cart, checkout.id)))
    return paid?.state === 'placed'
  }
  const sales: number[] = []
  const times: number[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const article = await shop.addProduct({ number: shop.articles.length + trial, stock })
    const carts = await Promise.all(connections.map((on) => shopper.openCart(on, [article])))
    const from = performance.now()
    const outcomes = await Promise.all(connections.map((on, n) => buy(on, carts[n] as CartOnWire)))
    times.push(performance.now() - from)
    sales.push(outcomes.filter(Boolean).length)
  }
  for (const connection of connections) connection.close()
  return {
    buyers,
    stock,
    trials,
    soldLeast: Math.min(...sales),
    soldMost: Math.max(...sales),
    medianMilliseconds: median(times),
    slowestMilliseconds: Math.max(...times),
  }
}

/** Null for a conflict. @throws Error for anything else: nobody may meet an error or wait too long */
async function sold<T>(on: Connection, request: string): Promise<T | null> {
  const reply = await on.send(request)
  if (reply.status === 409) return null
  if (reply.status >= 300) throw unexpected(request, reply)
  return JSON.parse(reply.body.toString()) as T
}
