import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { changeCollected } from './change-collected.ts'
import type { Collection } from './collection.ts'
import { type CollectionToChange, lockForChange, mustKnowProducts } from './collection-lock.ts'
import { deleteCollected, readCollected, writeCollected } from './collection-queries.ts'

/**
 * Makes these be the products of a collection, in this order; others leave it.
 * @throws Refusal not-found, version-conflict, invalid-request
 */
export async function setCollectionProducts(
  context: Context,
  of: CollectionToChange & { productIds: readonly string[] },
): Promise<Collection> {
  return inTransaction(context, async (tx) => {
    const before = await lockForChange(tx, { ...of, pricesFollow: true })
    await mustKnowProducts(tx, of.productIds)
    const was = await readCollected(tx.tx, tx.store.id, before.id)
    if (isDeepStrictEqual(was, of.productIds)) return before
    const wanted = new Set(of.productIds)
    const gone = was.filter((id) => !wanted.has(id))
    if (gone.length > 0)
      await deleteCollected(tx.tx, tx.store.id, { collectionId: before.id, productIds: gone })
    const products = of.productIds.map((productId, at) => ({ productId, position: at + 1 }))
    await writeCollected(tx.tx, tx.store.id, { collectionId: before.id, products })
    return changeCollected(tx, before, { was, is: of.productIds })
  })
}
