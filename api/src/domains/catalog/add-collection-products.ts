import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeCollected } from './change-collected.ts'
import { type Collection, collectedMax } from './collection.ts'
import { type CollectionToChange, lockForChange, mustKnowProducts } from './collection-lock.ts'
import { readCollected, writeCollected } from './collection-queries.ts'
import { collectionRefusals } from './collection-refusals.ts'

/**
 * Puts products behind those of a collection; those that are in it stay where they are, so that repeating it does no
 * harm.
 * @throws Refusal not-found, version-conflict, invalid-request, too-many-collected-products
 */
export async function addCollectionProducts(
  context: Context,
  of: CollectionToChange & { productIds: readonly string[] },
): Promise<Collection> {
  return inTransaction(context, async (tx) => {
    const before = await lockForChange(tx, { ...of, pricesFollow: true })
    await mustKnowProducts(tx, of.productIds)
    const was = await readCollected(tx.tx, tx.store.id, before.id)
    const is = [...new Set([...was, ...of.productIds])]
    if (is.length === was.length) return before
    if (is.length > collectedMax) throw new Refusal(collectionRefusals.tooManyProducts)
    // All of them anew: what was taken out has left gaps.
    const products = is.map((productId, at) => ({ productId, position: at + 1 }))
    await writeCollected(tx.tx, tx.store.id, { collectionId: before.id, products })
    return changeCollected(tx, before, { was, is })
  })
}
