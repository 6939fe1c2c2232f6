import { newId, toWire } from '../api/src/platform/ids.ts'
import { drawFrom } from './draws.ts'
import { withConnection } from './http-client.ts'
import type { AnyOperation, Operation } from './operations.ts'
import type { Choice } from './replay.ts'
import type { Article, BenchShop } from './shop.ts'
import { createShopper, expectReply } from './shopper.ts'

/** Filling carts and buying them; each run takes any one of the invented articles. */
export async function createBuying(shop: BenchShop, port: number): Promise<AnyOperation[]> {
  const shopper = createShopper(shop)
  const shippingMethodId = await withConnection(port, shopper.shippingMethodId)
  const drawArticles = async (count: number) => Array.from({ length: count }, () => drawFrom(shop.articles))

  const addToCart: Operation<{ cartId: string; article: Article }> = {
    title: 'add to cart',
    users: 32,
    count: 4_000,
    draw: async (count) =>
      (await openCarts(shop, count)).map((cartId) => ({ cartId, article: drawFrom(shop.articles) })),
    async perform(on, { cartId, article }) {
      const cart = { id: toWire('cart', cartId), secret: shop.secrets.derive('cart', cartId, 1) }
      await shopper.addLine(on, cart, article)
    },
    choice: (taped, of) => ({ [taped.cartId]: of.cartId, ...choiceOf(taped.article, of.article) }),
    proof: 'commerce.cart_lines',
  }
  const freshGuest: Operation<Article> = {
    title: 'add to cart, fresh guest',
    users: 32,
    count: 2_500,
    draw: drawArticles,
    async perform(on, article) {
      await shopper.addLine(on, await shopper.openCart(on), article)
    },
    choice: choiceOf,
    proof: 'commerce.carts',
  }
  const checkout: Operation<Article> = {
    title: 'whole checkout',
    users: 8,
    count: 1_200,
    draw: drawArticles,
    async perform(on, article) {
      const cart = await shopper.openCart(on)
      await shopper.addLine(on, cart, article)
      const { id } = await expectReply<{ id: string }>(on, 201, shopper.quote(cart, shippingMethodId))
      const paid = await expectReply<{ order: { id: string; secret: string } }>(
        on,
        200,
        shopper.pay(cart, id),
      )
      await shopper.readOrder(on, paid.order)
    },
    choice: choiceOf,
    proof: 'commerce.orders',
  }
  return [addToCart, freshGuest, checkout]
}

const choiceOf = (taped: Article, of: Article): Choice => ({
  [taped.offerId]: of.offerId,
  [taped.productId]: of.productId,
})

/** Open, empty carts, as `createCart` leaves them; their secrets follow from their ids. */
async function openCarts(shop: BenchShop, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => newId('cart') as string)
  await shop.admin.query(
    `INSERT INTO commerce.carts (store_id, id, currency, metadata, created_at, updated_at, expires_at)
     SELECT $1, id, 'EUR', '{}', now(), now(), now() + interval '30 days' FROM unnest($2::uuid[]) AS id`,
    [shop.storeId, ids],
  )
  return ids
}
