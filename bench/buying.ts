import { randomUUID } from 'node:crypto'
import { newId, toWire } from '../api/src/platform/ids.ts'
import { drawFrom } from './draws.ts'
import { type Connection, httpRequest, withConnection } from './http-client.ts'
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
    isBesideBareRows: true,
    users: 8,
    count: 1_200,
    draw: drawArticles,
    async perform(on, article) {
      const cart = await shopper.openCart(on, [article])
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
  let promotions: string[] = []
  const promoted: Operation<Article> = {
    title: 'whole checkout with a code, under 50 promotions',
    users: 8,
    count: 800,
    async draw(count) {
      if (promotions.length === 0) promotions = await withConnection(port, (on) => makePromotions(on, shop))
      return drawArticles(count)
    },
    async perform(on, article) {
      const cart = await shopper.openCart(on, [article])
      await shopper.addCode(on, cart, code)
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
    end: () =>
      withConnection(port, async (on) => {
        for (const id of promotions)
          await expectReply(on, 200, asServer(shop, `/v1/admin/promotions/${id}/end`, undefined))
      }),
  }
  return [addToCart, freshGuest, checkout, promoted]
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

const code = 'BENCH10'

const asServer = (shop: BenchShop, path: string, body: unknown) =>
  httpRequest(
    'POST',
    path,
    { authorization: `Bearer ${shop.secretKey}`, 'idempotency-key': randomUUID() },
    body,
  )

/** Ten percent for a code that may be used a million times, and 49 that are looked at and take nothing off. */
async function makePromotions(on: Connection, shop: BenchShop): Promise<string[]> {
  const make = async (body: object) => {
    const { id } = await expectReply<{ id: string }>(on, 201, asServer(shop, '/v1/admin/promotions', body))
    return id
  }
  const percent = { kind: 'reduction', off: { kind: 'percent', basisPoints: 1000, maxAmount: null } }
  const main = {
    title: 'Ten percent',
    status: 'active',
    needsCode: true,
    usesMax: 1_000_000,
    effect: percent,
  }
  const ids = [await make(main)]
  await expectReply(on, 201, asServer(shop, `/v1/admin/promotions/${ids[0]}/codes`, { code }))
  for (let n = 1; n < 50; n++)
    ids.push(
      await make({
        title: `Ten percent from ${n} million`,
        status: 'active',
        currency: 'EUR',
        conditions: { minAmount: n * 100_000_000 },
        effect: percent,
      }),
    )
  return ids
}
