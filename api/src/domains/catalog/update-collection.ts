import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockStore } from '../stores/index.ts'
import type { Collection, CollectionFacts } from './collection.ts'
import { type CollectionToChange, lockForChange, mustBeOwnPicture } from './collection-lock.ts'
import { countCollections, writeCollection } from './collection-queries.ts'
import { collectionRefusals } from './collection-refusals.ts'
import type { UpdateCollectionInput } from './collection-schemas.ts'
import { sanitizeDescription } from './import/product-description.ts'

/**
 * Changes what a collection says; what is left out stays, and so do its products.
 * @throws Refusal not-found, version-conflict, invalid-request, collection-handle-taken
 */
export async function updateCollection(
  context: Context,
  of: CollectionToChange & { change: UpdateCollectionInput },
): Promise<Collection> {
  return inTransaction(context, async (tx) => {
    const { handle, descriptionHtml } = of.change
    if (handle !== undefined) await lockStore(tx)
    const before = await lockForChange(tx, { ...of, pricesFollow: false })
    const given = {
      ...of.change,
      ...(descriptionHtml !== undefined && { descriptionHtml: sanitizeDescription(descriptionHtml).html }),
    }
    const change = Object.fromEntries(
      Object.entries(given).filter(
        ([field, value]) => value !== undefined && value !== before[field as keyof CollectionFacts],
      ),
    ) as Partial<CollectionFacts>
    const fields = Object.keys(change).toSorted() as (keyof CollectionFacts)[]
    if (fields.length === 0) return before
    if (change.pictureUrl !== undefined) await mustBeOwnPicture(tx, change.pictureUrl)
    const collection = { ...before, ...change, version: before.version + 1, updatedAt: tx.now }
    const { holderId } = await countCollections(tx.tx, tx.store.id, collection.handle)
    if (holderId !== null && holderId !== collection.id) throw new Refusal(collectionRefusals.handleTaken)
    await writeCollection(tx.tx, tx.store.id, collection)
    recordEvent(tx, {
      type: 'collection.changed',
      aggregate: 'collection',
      aggregateId: collection.id,
      version: collection.version,
      payload: { fields },
      details: { before: Object.fromEntries(fields.map((field) => [field, before[field]])), after: change },
    })
    return collection
  })
}
