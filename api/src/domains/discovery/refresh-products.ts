import { cachedBody } from '../../platform/cache.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { presentProduct } from './product-page.ts'
import { lockForRefresh, type PageRow, readProductSources, writePages } from './queries.ts'
import { writeStockLevels } from './stock-queries.ts'
import { tellListings } from './tell-listings.ts'

/**
 * Brings the read model of these products up to date with the domains that feed it. Safe to repeat: it writes what
 * is true now, whatever happened since the event that asked for it.
 */
export async function refreshProducts(context: Context, productIds: string[]): Promise<void> {
  // Sorted, so that two refreshes of overlapping products take their rows in one order.
  const ids = [...new Set(productIds)].toSorted()
  await inTransaction(context, async (t) => {
    const { tx, store, now } = t
    await lockForRefresh(tx, store.id, ids)
    const sources = await readProductSources(tx, store.id, ids, store.currency)
    const rows = sources
      .filter((source) => source.status === 'active' && source.kind === 'goods' && source.variants.length > 0)
      .map((source): PageRow => {
        const { page, card } = presentProduct(source, store.currency)
        const text = JSON.stringify(page)
        return {
          productId: source.id,
          handle: source.handle,
          page: text,
          card: JSON.stringify(card),
          etag: cachedBody(text).etag,
          available: page.available,
          title: source.title,
          others: `${source.subtitle} ${source.brandAndTags} ${source.categoryPaths
            .flat()
            .map((c) => c.name)
            .join(' ')}`,
          rank: source.rank,
          price: page.priceRange?.min.amount ?? null,
          publishedAt: source.publishedAt,
          listedIn: source.listedIn,
        }
      })
      .toSorted((a, b) => (a.productId < b.productId ? -1 : 1))
    await tellListings(t, { ids, sources, rows })
    await writeStockLevels(tx, store.id, ids)
    await writePages(tx, store.id, ids, rows, now)
  })
}
