import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import type { TxContext } from '../../platform/context.ts'
import { type EventPayloads, recordEvent } from '../events/index.ts'
import {
  type ListingSource,
  type PageRow,
  readToldListings,
  type ToldListing,
  writeToldListings,
} from './queries.ts'
import type { productSchema } from './schemas.ts'

type Page = z.infer<typeof productSchema>
type Listed = EventPayloads['listing.changed']
type Stock = EventPayloads['stock.changed']['offers']

/** A variant as `listing.changed` tells it. */
const listed = ({ id, offer }: Page['variants'][number]): Listed['variants'][number] => ({
  id,
  price: offer?.price ?? null,
  availability: offer?.availability.status ?? 'out_of_stock',
  quantity: offer ? offer.availability.quantity : 0,
})

/** What changed for shoppers between two pages; null: nothing. No page: they do not find it. */
export function changeOfListing(productId: string, before: Page | null, after: Page | null): Listed | null {
  const handle = after?.handle ?? before?.handle
  if (!handle || isDeepStrictEqual(before, after)) return null
  const known = new Map(before?.variants.map((variant) => [variant.id, listed(variant)]))
  const variants = (after?.variants ?? [])
    .map(listed)
    .filter((variant) => !isDeepStrictEqual(known.get(variant.id), variant))
  return { productId, handle, published: after !== null, variants }
}

const stockOf = (source: ListingSource): Stock =>
  source.offers.map((offer) => ({
    offerId: offer.id,
    variantId: offer.variantId,
    sellerId: offer.sellerId,
    available: offer.unlimited ? null : offer.available,
  }))

/** Offers of which there is another number than was told last. */
export const changedStock = (told: ToldListing['stock'], stock: Stock): Stock =>
  stock.filter(({ offerId, available }) => told[offerId] !== available)

/**
 * Tells what is another than before, to shoppers and to those who look after stock. Called under the products' locks and
 * before their pages are written, so that each change is told once, in order.
 */
export async function tellListings(
  context: TxContext,
  of: { ids: string[]; sources: ListingSource[]; rows: PageRow[] },
): Promise<void> {
  const { tx, store } = context
  const written = []
  for (const told of await readToldListings(tx, store.id, of.ids)) {
    const { productId } = told
    const parsed = (page: string | null | undefined) => (page ? (JSON.parse(page) as Page) : null)
    const row = of.rows.find((candidate) => candidate.productId === productId)
    const change = changeOfListing(productId, parsed(told.page), parsed(row?.page))
    const source = of.sources.find(({ id }) => id === productId)
    const stock = source ? stockOf(source) : []
    const offers = changedStock(told.stock, stock)
    if (!change && offers.length === 0) continue
    const version = told.version + 1
    const aggregate = { aggregate: 'listing', aggregateId: productId, version } as const
    if (change)
      recordEvent(context, {
        ...aggregate,
        type: 'listing.changed',
        payload: change,
        audience: { everybody: true },
      })
    if (offers.length > 0)
      recordEvent(context, {
        ...aggregate,
        type: 'stock.changed',
        payload: { productId, offers },
        audience: { sellerIds: offers.map(({ sellerId }) => sellerId) },
      })
    const now = Object.fromEntries(stock.map(({ offerId, available }) => [offerId, available]))
    written.push({ productId, version, stock: now })
  }
  if (written.length > 0) await writeToldListings(tx, store.id, written)
}
