import { causeOf, log } from '../_shared/log.ts'
import type { Store } from '../_shared/stores.ts'
import { type CatalogEvent, isCatalogEvent, productOf, types } from './rules.ts'

/** Events of a product after these that have happened already; none when the feed cannot be read: they come anyway. */
export async function readAhead(store: Store, known: CatalogEvent[]): Promise<CatalogEvent[]> {
  const last = known.at(-1)
  if (!last) return []
  try {
    const { items } = await store.commerce.listEvents({
      after: last.id,
      subjectId: productOf(last),
      types: types.join(','),
      limit: 100,
    })
    const ids = new Set(known.map(({ id }) => id))
    return items.filter((event): event is CatalogEvent => isCatalogEvent(event) && !ids.has(event.id))
  } catch (error) {
    log('warn', 'feed not read', { storeId: store.id, cause: causeOf(error) })
    return []
  }
}
