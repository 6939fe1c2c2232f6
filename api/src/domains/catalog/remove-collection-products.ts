import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { changeCollected } from './change-collected.ts'
import type { Collection } from './collection.ts'
import { type CollectionToChange, lockForChange, mustKnowProducts } from './collection-lock.ts'
import { deleteCollected, readCollected } from './collection-queries.ts'

/**
 * Takes products out of a collection; those that are not in it are passed over, so that repeating it does no harm.
 * @throws Refusal not-found, version-conflict, invalid-request
 */
export async function removeCollectionProducts(
  context: Context,
  of: CollectionToChange & { productIds: readonly string[] },
): Promise<Collection> {
  return inTransaction(context, async (tx) => {
    const before = await lockForChange(tx, { ...of, pricesFollow: true })
    await mustKnowProducts(tx, of.productIds)
    const was = await readCollected(tx.tx, tx.store.id, before.id)
    const unwanted = new Set(of.productIds)
    const is = was.filter((id) => !unwanted.has(id))
    if (is.length === was.length) return before
    await deleteCollected(tx.tx, tx.store.id, { collectionId: before.id, productIds: of.productIds })
    return changeCollected(tx, before, { was, is })
  })
}
