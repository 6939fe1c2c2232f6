import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import type { Collection } from './collection.ts'
import { writeCollection } from './collection-queries.ts'

/** Raises the version of a locked collection whose products are others now, and tells of it. */
export async function changeCollected(
  tx: TxContext,
  before: Collection,
  of: { was: readonly string[]; is: readonly string[] },
): Promise<Collection> {
  const collection = {
    ...before,
    products: of.is.length,
    version: before.version + 1,
    updatedAt: tx.now,
  }
  await writeCollection(tx.tx, tx.store.id, collection)
  const [known, kept] = [new Set(of.was), new Set(of.is)]
  recordEvent(tx, {
    type: 'collection.products_changed',
    aggregate: 'collection',
    aggregateId: collection.id,
    version: collection.version,
    payload: {
      added: of.is.filter((id) => !known.has(id)).length,
      removed: of.was.filter((id) => !kept.has(id)).length,
      products: of.is.length,
    },
    details: { before: { productIds: of.was }, after: { productIds: of.is } },
  })
  return collection
}
