import { newId, toWire } from '../api/src/platform/ids.ts'
import { random } from './draws.ts'
import { type Connection, withConnection } from './http-client.ts'
import type { AnyOperation, Operation } from './operations.ts'
import type { Article, BenchShop } from './shop.ts'
import { createShopper, type Shopper } from './shopper.ts'

const cachedProducts = 50
/** More answers than the API keeps. */
const answersToEvict = 5_200
const firstPage = '/v1/products?limit=24'

/** A place of the listing: cards after this rank and id. */
interface Place {
  rank: string
  id: string
}

type Named = Article & { by: 'handle' | 'id' }

/**
 * Reading the catalogue: from the API's cache of answers, and past it. Past it means that every request names
 * something the cache does not hold: a place of the listing nobody has asked for, or a product after 5,200 other
 * answers have pushed everything out.
 */
export async function createBrowsing(shop: BenchShop, port: number): Promise<AnyOperation[]> {
  const shopper = createShopper(shop)
  const listingAfter = await withConnection(port, (on) => createListingPaths(shopper, on))
  const anyPlace = (): Place => ({
    rank: String(1000 + Math.floor(random() * (shop.articles.length / 2 - 24))),
    id: newId('product'),
  })
  // Every second article is another product.
  const productPaths = Array.from(
    { length: cachedProducts },
    (_, n) => `/v1/products/${shop.articles[n * 2]?.handle}`,
  )
  const cached = (title: string, paths: string[]): Operation<string> => ({
    title,
    users: 32,
    count: 40_000,
    draw: async (count) => Array.from({ length: count }, (_, n) => paths[n % paths.length] as string),
    perform: shopper.look,
    bodies: paths,
  })
  const list: Operation<Place> = {
    title: 'product list of 24',
    users: 32,
    count: 10_000,
    draw: async (count) => Array.from({ length: count }, anyPlace),
    perform: (on, place) => shopper.look(on, listingAfter(place, 24)),
    choice: (taped, place) => ({ [taped.rank]: place.rank, [taped.id]: place.id }),
    bodies: [firstPage],
  }
  // Each product has two names, so two answers in the cache.
  const nameProducts = async (count: number): Promise<Named[]> =>
    shop.articles.slice(0, count).map((article, n) => ({ ...article, by: n % 2 === 0 ? 'handle' : 'id' }))
  const product: Operation<Named> = {
    title: 'product page',
    users: 32,
    count: shop.articles.length,
    async draw(count) {
      await withConnection(port, async (on) => {
        for (let n = 0; n < answersToEvict; n += 1) await shopper.look(on, listingAfter(anyPlace(), 1))
      })
      return nameProducts(count)
    },
    choose: nameProducts,
    perform: (on, { by, handle, productId }) =>
      shopper.look(on, `/v1/products/${by === 'handle' ? handle : toWire('product', productId)}`),
    choice: (taped, of) =>
      taped.by === 'handle' ? { [taped.handle]: of.handle } : { [taped.productId]: of.productId },
    bodies: productPaths,
  }
  return [
    cached('product list of 24, cached', [firstPage]),
    list,
    cached('product page, cached', productPaths),
    product,
  ]
}

/** Paths to any place of the listing: a real cursor ends in a sort value and an id, which are replaced. */
async function createListingPaths(
  shopper: Shopper,
  on: Connection,
): Promise<(place: Place, limit: number) => string> {
  const { nextCursor } = await shopper.read<{ nextCursor: string }>(on, firstPage)
  const parts = JSON.parse(Buffer.from(nextCursor, 'base64url').toString()) as string[]
  return ({ rank, id }, limit) => {
    const cursor = Buffer.from(JSON.stringify([...parts.slice(0, -2), rank, id])).toString('base64url')
    return `/v1/products?limit=${limit}&cursor=${cursor}`
  }
}
