import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockStore } from '../stores/index.ts'
import { type Collection, collectionFacts, collectionsMax, handleMax } from './collection.ts'
import { mustBeOwnPicture } from './collection-lock.ts'
import { countCollections, writeCollection } from './collection-queries.ts'
import { collectionRefusals } from './collection-refusals.ts'
import type { CreateCollectionInput } from './collection-schemas.ts'
import { sanitizeDescription } from './import/product-description.ts'
import { normalizeHandle } from './import/product-handle.ts'

/**
 * Makes a collection without products.
 * @throws Refusal invalid-request, collection-handle-taken, too-many-collections
 */
export async function createCollection(context: Context, input: CreateCollectionInput): Promise<Collection> {
  const handle = input.handle ?? handleOf(input.title)
  return inTransaction(context, async (tx) => {
    // One after another: the count and the handle are those of this moment.
    await lockStore(tx)
    const { collections, holderId } = await countCollections(tx.tx, tx.store.id, handle)
    if (collections >= collectionsMax) throw new Refusal(collectionRefusals.tooManyCollections)
    if (holderId !== null) throw new Refusal(collectionRefusals.handleTaken)
    await mustBeOwnPicture(tx, input.pictureUrl)
    const collection: Collection = {
      ...input,
      handle,
      descriptionHtml: sanitizeDescription(input.descriptionHtml).html,
      id: newId('collection'),
      products: 0,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    await writeCollection(tx.tx, tx.store.id, collection)
    recordEvent(tx, {
      type: 'collection.created',
      aggregate: 'collection',
      aggregateId: collection.id,
      version: collection.version,
      payload: { handle },
      details: { before: null, after: collectionFacts(collection) },
    })
    return collection
  })
}

/** @throws Refusal invalid-request when the title has no letter or digit that an address may hold */
function handleOf(title: string): string {
  if (/[a-z0-9]/i.test(title.normalize('NFKD')))
    return normalizeHandle(title).slice(0, handleMax).replace(/-+$/, '')
  const message = 'is required, because none can be made of the title'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/handle: ${message}`,
    errors: [{ pointer: '/handle', message }],
  })
}
