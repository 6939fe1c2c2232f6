import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { collectionFacts } from './collection.ts'
import { type CollectionToChange, lockForChange } from './collection-lock.ts'
import { deleteCollection } from './collection-queries.ts'

/**
 * Removes a collection; its products stay. A promotion that names it finds none of its goods any more.
 * @throws Refusal not-found, version-conflict
 */
export async function removeCollection(context: Context, of: CollectionToChange): Promise<void> {
  await inTransaction(context, async (tx) => {
    const collection = await lockForChange(tx, { ...of, pricesFollow: true })
    await deleteCollection(tx.tx, tx.store.id, collection.id)
    recordEvent(tx, {
      type: 'collection.removed',
      aggregate: 'collection',
      aggregateId: collection.id,
      version: collection.version + 1,
      payload: { handle: collection.handle, products: collection.products },
      details: { before: collectionFacts(collection), after: null },
    })
  })
}
