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
  /** Of all trials, each buyer from their first request on: those who got a piece, and those who were told that it is over */
  placedMedianMilliseconds: number
  refusedMedianMilliseconds: number
  /** Once it is over, all who got none asking again and again */
  soldOutPerSecond: number
}

/** How often each of them asks again. */
const askedAgain = 5

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
  const [placed, refused]: [number[], number[]] = [[], []]
  const soldOut: number[] = []
  for (let trial = 0; trial < trials; trial += 1) {
    const article = await shop.addProduct({ number: shop.articles.length + trial, stock })
    const carts = await Promise.all(connections.map((on) => shopper.openCart(on, [article])))
    const from = performance.now()
    const outcomes = await Promise.all(
      connections.map(async (on, n) => {
        const isPlaced = await buy(on, carts[n] as CartOnWire)
        ;(isPlaced ? placed : refused).push(performance.now() - from)
        return isPlaced
      }),
    )
    times.push(performance.now() - from)
    sales.push(outcomes.filter(Boolean).length)
    const late = connections.flatMap((on, n) => (outcomes[n] ? [] : [{ on, cart: carts[n] as CartOnWire }]))
    const over = performance.now()
    await Promise.all(
      late.map(async ({ on, cart }) => {
        for (let n = 0; n < askedAgain; n += 1)
          if (await sold(on, shopper.quote(cart, shippingMethodId))) throw new Error('sold what is not there')
      }),
    )
    soldOut.push((late.length * askedAgain * 1000) / (performance.now() - over))
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
    placedMedianMilliseconds: median(placed),
    refusedMedianMilliseconds: median(refused),
    soldOutPerSecond: median(soldOut),
  }
}

/** Null for a conflict. @throws Error for anything else: nobody may meet an error or wait too long */
async function sold<T>(on: Connection, request: string): Promise<T | null> {
  const reply = await on.send(request)
  if (reply.status === 409) return null
  if (reply.status >= 300) throw unexpected(request, reply)
  return JSON.parse(reply.body.toString()) as T
}
