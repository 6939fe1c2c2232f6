import type { Database } from '../_shared/database.ts'
import { type CatalogEvent, newsOf, type Told } from './rules.ts'

/**
 * Of these events of a product, what listeners have not been told newer things about; from now on it counts as told.
 * Whoever fails to tell it may try again: it stays news until something newer is told.
 */
export async function takeNews(
  sql: Database,
  of: { storeId: string; productId: string; events: readonly CatalogEvent[] },
): Promise<CatalogEvent[]> {
  const { storeId, productId, events } = of
  return await sql.begin(async (tx) => {
    await tx`
      insert into edge.told_versions (store_id, product_id) values (${storeId}, ${productId})
      on conflict do nothing`
    const [before] = await tx<Told[]>`
      select versions, listing from edge.told_versions
      where store_id = ${storeId} and product_id = ${productId} for update`
    const { news, told } = newsOf(events, before ?? { versions: {}, listing: null })
    await tx`
      update edge.told_versions
      set versions = ${tx.json(told.versions)}, listing = ${tx.json(told.listing)}, told_at = now()
      where store_id = ${storeId} and product_id = ${productId}`
    return news
  })
}
