import { randomUUID } from 'node:crypto'
import { newId, toWire } from '../api/src/platform/ids.ts'
import { type Connection, httpRequest } from './http-client.ts'
import type { Choice } from './replay.ts'
import type { Article, BenchShop } from './shop.ts'

/** One thing a client does, on the wire and as choices for its replay. `D` is what one run of it is about. */
export interface Operation<D> {
  title: string
  users: number
  /** How often in one round of a full run */
  count: number
  /** All that `count` runs need beforehand, such as carts; nothing of it is measured. */
  draw(count: number): Promise<D[]>
  /** The same without what only the API needs */
  choose?(count: number): Promise<D[]>
  /** @throws Error when a reply is not the expected one */
  perform(connection: Connection, draw: D): Promise<void>
  /** What a replay of the tape made for `taped` must put instead to do `draw`. Absent: it reads no database. */
  choice?(taped: D, draw: D): Choice
  /** Paths whose bytes the bare server answers, in turn */
  bodies?: string[]
  /** A table that gains one row with each run. */
  proof?: string
}

/** Any operation, where its draws are nobody's business. */
// biome-ignore lint/suspicious/noExplicitAny: draws go from an operation back into the same operation only
export type AnyOperation = Operation<any>

const address = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  addressLocality: 'Berlin',
  postalCode: '10119',
  addressCountry: 'DE',
}
const cachedProducts = 50
/** More keys than the API's cache of answers holds. */
const keysToEvict = 5_200

/** Sends a request and checks the status; answers with the parsed body. */
async function expectReply<T>(connection: Connection, status: number, request: string): Promise<T> {
  const reply = await connection.send(request)
  if (reply.status !== status) {
    throw new Error(
      `expected ${status}, got ${reply.status} to ${request.split('\r\n', 1)[0]}: ${reply.body}`,
    )
  }
  return JSON.parse(reply.body.toString()) as T
}

async function expectStatus(connection: Connection, status: number, request: string): Promise<void> {
  const reply = await connection.send(request)
  if (reply.status !== status) {
    throw new Error(
      `expected ${status}, got ${reply.status} to ${request.split('\r\n', 1)[0]}: ${reply.body}`,
    )
  }
}

/** The operations in the order of the table. `connection` is for looking things up before. */
export async function createOperations(shop: BenchShop, connection: Connection): Promise<AnyOperation[]> {
  const key = { 'tradepost-publishable-key': shop.publishableKey }
  const get = (path: string) => httpRequest('GET', path, key)
  const post = (path: string, body: unknown, cartSecret?: string) =>
    httpRequest(
      'POST',
      path,
      {
        ...key,
        'idempotency-key': randomUUID(),
        ...(cartSecret ? { 'tradepost-cart-secret': cartSecret } : {}),
      },
      body,
    )
  const articles = createDraw(shop.articles)
  const cursorAt = await createCursors(connection, get('/v1/products'))
  const page = (limit: number) => {
    const rank = String(1000 + Math.floor(random() * (shop.articles.length / 2 - limit)))
    return { rank, id: newId('product') as string, limit }
  }
  const pagePath = (of: { rank: string; id: string; limit: number }) =>
    `/v1/products?limit=${of.limit}&cursor=${cursorAt(of.rank, of.id)}`

  const listCached: Operation<string> = {
    title: 'product list of 24, cached',
    users: 32,
    count: 40_000,
    draw: async (count) => Array.from({ length: count }, () => '/v1/products?limit=24'),
    perform: (on, path) => expectStatus(on, 200, get(path)),
    bodies: ['/v1/products?limit=24'],
  }
  const list: Operation<ReturnType<typeof page>> = {
    title: 'product list of 24',
    users: 32,
    count: 8_000,
    draw: async (count) => Array.from({ length: count }, () => page(24)),
    perform: (on, of) => expectStatus(on, 200, get(pagePath(of))),
    choice: (taped, of) => ({ [taped.rank]: of.rank, [taped.id]: of.id }),
    bodies: ['/v1/products?limit=24'],
  }
  // Every second article is another product.
  const productPaths = Array.from(
    { length: cachedProducts },
    (_, n) => `/v1/products/${shop.articles[n * 2]?.handle}`,
  )
  const productCached: Operation<string> = {
    title: 'product page, cached',
    users: 32,
    count: 40_000,
    draw: async (count) =>
      Array.from({ length: count }, (_, index) => productPaths[index % productPaths.length] as string),
    perform: (on, path) => expectStatus(on, 200, get(path)),
    bodies: productPaths,
  }
  // Each product has two names, so two entries in the cache of answers.
  const chooseProducts = (count: number) =>
    shop.articles
      .slice(0, count)
      .map((article, n) => ({ ...article, by: n % 2 === 0 ? ('handle' as const) : ('id' as const) }))
  const emptyCache = async () => {
    for (let n = 0; n < keysToEvict; n += 1) await expectStatus(connection, 200, get(pagePath(page(1))))
  }
  const product: Operation<Article & { by: 'handle' | 'id' }> = {
    title: 'product page',
    users: 32,
    count: shop.articles.length,
    async draw(count) {
      await emptyCache()
      return chooseProducts(count)
    },
    choose: async (count) => chooseProducts(count),
    perform: (on, of) =>
      expectStatus(
        on,
        200,
        get(`/v1/products/${of.by === 'handle' ? of.handle : toWire('product', of.productId)}`),
      ),
    choice: (taped, of) =>
      taped.by === 'handle' ? { [taped.handle]: of.handle } : { [taped.productId]: of.productId },
    bodies: productPaths,
  }

  const addLine = (on: Connection, cart: { id: string; secret: string }, of: Article) =>
    expectReply(
      on,
      200,
      post(`/v1/carts/${cart.id}/lines`, { offerId: toWire('offer', of.offerId), quantity: 1 }, cart.secret),
    )
  const openCart = (on: Connection) =>
    expectReply<{ id: string; secret: string }>(on, 201, post('/v1/carts', { lineItems: [] }))
  const chooseArticle = (taped: Article, of: Article): Choice => ({
    [taped.offerId]: of.offerId,
    [taped.productId]: of.productId,
  })

  const addToCart: Operation<{ cartId: string; article: Article }> = {
    title: 'add to cart',
    users: 32,
    count: 4_000,
    async draw(count) {
      const cartIds = await openCarts(shop, count)
      return cartIds.map((cartId) => ({ cartId, article: articles() }))
    },
    async perform(on, { cartId, article }) {
      await addLine(
        on,
        { id: toWire('cart', cartId), secret: shop.secrets.derive('cart', cartId, 1) },
        article,
      )
    },
    choice: (taped, of) => ({ [taped.cartId]: of.cartId, ...chooseArticle(taped.article, of.article) }),
    proof: 'commerce.cart_lines',
  }
  const freshGuest: Operation<Article> = {
    title: 'add to cart, fresh guest',
    users: 32,
    count: 2_500,
    draw: async (count) => Array.from({ length: count }, articles),
    async perform(on, article) {
      await addLine(on, await openCart(on), article)
    },
    choice: chooseArticle,
    proof: 'commerce.carts',
  }

  const shippingMethodId = (
    await expectReply<{ items: { id: string }[] }>(connection, 200, get('/v1/shipping-methods'))
  ).items[0]?.id
  const checkout: Operation<Article> = {
    title: 'whole checkout',
    users: 8,
    count: 1_200,
    draw: async (count) => Array.from({ length: count }, articles),
    async perform(on, article) {
      const cart = await openCart(on)
      await addLine(on, cart, article)
      await buyCart(on, cart)
    },
    choice: chooseArticle,
    proof: 'commerce.orders',
  }
  async function buyCart(on: Connection, cart: { id: string; secret: string }) {
    const buyer = { email: 'ada@example.com' }
    const quote = { cartId: cart.id, buyer, shippingAddress: address, shippingMethodId }
    const { id } = await expectReply<{ id: string }>(on, 201, post('/v1/checkouts', quote, cart.secret))
    const payment = { paymentMethod: 'pm_test_ok', returnUrl: shop.returnUrl }
    const { order } = await expectReply<{ order: { id: string; secret: string } }>(
      on,
      200,
      post(`/v1/checkouts/${id}/payment`, payment, cart.secret),
    )
    const holder = { ...key, 'tradepost-order-secret': order.secret }
    await expectReply(on, 200, httpRequest('GET', `/v1/orders/${order.id}`, holder))
  }
  return [listCached, list, productCached, product, addToCart, freshGuest, checkout]
}

/** Cursors to any place of the listing, made from a real one, which ends in a sort value and an id. */
async function createCursors(
  connection: Connection,
  request: string,
): Promise<(rank: string, id: string) => string> {
  const { nextCursor } = await expectReply<{ nextCursor: string }>(connection, 200, request)
  const parts = JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as string[]
  return (rank, id) => Buffer.from(JSON.stringify([...parts.slice(0, -2), rank, id])).toString('base64url')
}

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

/** Draws at random, the same in every run. */
function createDraw<T>(from: T[]): () => T {
  return () => from[Math.floor(random() * from.length)] as T
}

let state = 1
/** 0 ≤ n < 1; mulberry32. */
function random(): number {
  state = (state + 0x6d2b79f5) | 0
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
}
