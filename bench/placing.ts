import { fromWire, newId, toWire } from '../api/src/platform/ids.ts'
import { drawFrom } from './draws.ts'
import { Connection, withConnection } from './http-client.ts'
import type { AnyOperation, Operation } from './operations.ts'
import type { Article, BenchShop } from './shop.ts'
import { type CartOnWire, createShopper, expectReply } from './shopper.ts'

interface FilledCart {
  cartId: string
  lineId: string
  article: Article
  onWire: CartOnWire
}

interface Quoted extends FilledCart {
  checkoutId: string
}

const users = 8

/** The end of a purchase by itself: a quote is paid; and the crowd before one shelf, which is one row of stock. */
export async function createPlacing(shop: BenchShop, port: number): Promise<AnyOperation[]> {
  const shopper = createShopper(shop)
  const shippingMethodId = await withConnection(port, shopper.shippingMethodId)
  const quote = (on: Connection, { onWire }: FilledCart) =>
    expectReply<{ id: string }>(on, 201, shopper.quote(onWire, shippingMethodId))

  const placement: Operation<Quoted> = {
    title: 'placement',
    users,
    count: 400,
    async draw(count) {
      const carts = await fillCarts(shop, count, () => drawFrom(shop.articles))
      return withConnections(port, carts, async (on, cart) => {
        const { id } = await quote(on, cart)
        return { ...cart, checkoutId: fromWire('checkout', id) ?? '' }
      })
    },
    async perform(on, { onWire, checkoutId }) {
      await expectReply(on, 200, shopper.pay(onWire, toWire('checkout', checkoutId)))
    },
    choice: (taped, of) => ({ ...choiceOf(taped, of), [taped.checkoutId]: of.checkoutId }),
    proof: 'commerce.orders',
  }
  const hot = drawFrom(shop.articles)
  const hotVariant: Operation<FilledCart> = {
    title: 'one hot variant, quote and placement',
    users: 32,
    count: 800,
    draw: (count) => fillCarts(shop, count, () => hot),
    async perform(on, cart) {
      const { id } = await quote(on, cart)
      await expectReply(on, 200, shopper.pay(cart.onWire, id))
    },
    choice: choiceOf,
    proof: 'commerce.orders',
  }
  return [placement, hotVariant]
}

const choiceOf = (taped: FilledCart, of: FilledCart) => ({
  [taped.cartId]: of.cartId,
  [taped.lineId]: of.lineId,
  [taped.article.offerId]: of.article.offerId,
  [taped.article.productId]: of.article.productId,
})

/** Open carts with a piece of an article each, as `createCart` leaves them; their secrets follow from their ids. */
async function fillCarts(shop: BenchShop, count: number, choose: () => Article): Promise<FilledCart[]> {
  const carts = Array.from({ length: count }, () => {
    const cartId = newId('cart') as string
    const onWire = { id: toWire('cart', cartId), secret: shop.secrets.derive('cart', cartId, 1) }
    return { cartId, lineId: newId('cartLine') as string, article: choose(), onWire }
  })
  await shop.admin.query(
    `WITH opened AS (
       INSERT INTO commerce.carts (store_id, id, currency, metadata, created_at, updated_at, expires_at)
       SELECT $1, id, 'EUR', '{}', now(), now(), now() + interval '30 days' FROM unnest($2::uuid[]) AS id
     )
     INSERT INTO commerce.cart_lines (store_id, cart_id, id, offer_id, quantity, added_at)
     SELECT $1, c.cart_id, c.id, c.offer_id, 1, now()
     FROM unnest($2::uuid[], $3::uuid[], $4::uuid[]) AS c (cart_id, id, offer_id)`,
    [
      shop.storeId,
      carts.map(({ cartId }) => cartId),
      carts.map(({ lineId }) => lineId),
      carts.map(({ article }) => article.offerId),
    ],
  )
  return carts
}

/** As many at a time as users place orders. */
async function withConnections<T, R>(
  port: number,
  all: readonly T[],
  work: (on: Connection, each: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const connections = await Promise.all(Array.from({ length: users }, () => Connection.open(port)))
  const waiting = [...all]
  await Promise.all(
    connections.map(async (on) => {
      for (let each = waiting.pop(); each !== undefined; each = waiting.pop())
        results.push(await work(on, each))
      on.close()
    }),
  )
  return results
}
