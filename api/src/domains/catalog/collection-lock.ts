import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import type { Collection } from './collection.ts'
import { findUnknownProducts, isPictureOfProduct, lockCollection } from './collection-queries.ts'

/** Which collection is to be changed, and the version it is to have. */
export interface CollectionToChange {
  collectionId: string
  ifMatch: number | undefined
}

/**
 * The collection, locked for a change.
 * @param of.pricesFollow whether what is changed may change prices, because promotions name collections
 * @throws Refusal not-found, version-conflict
 */
export async function lockForChange(
  tx: TxContext,
  of: CollectionToChange & { pricesFollow: boolean },
): Promise<Collection> {
  if (of.pricesFollow) await raiseRulesVersion(tx)
  const collection = await lockCollection(tx.tx, tx.store.id, of.collectionId)
  if (!collection) throw new Refusal(platformRefusals.notFound)
  if (of.ifMatch !== undefined && of.ifMatch !== collection.version)
    throw new Refusal(platformRefusals.preconditionFailed)
  return collection
}

/** @throws Refusal invalid-request when no product of the store shows it */
export async function mustBeOwnPicture(tx: TxContext, url: string | null): Promise<void> {
  if (url === null || (await isPictureOfProduct(tx.tx, tx.store.id, url))) return
  const message = 'is no picture of a product of this store'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/pictureUrl: ${message}`,
    errors: [{ pointer: '/pictureUrl', message }],
  })
}

/** @throws Refusal invalid-request, naming those that the store does not have */
export async function mustKnowProducts(tx: TxContext, productIds: readonly string[]): Promise<void> {
  const unknown = await findUnknownProducts(tx.tx, tx.store.id, productIds)
  const errors = productIds.flatMap((id, at) =>
    unknown.has(id) ? [{ pointer: `/productIds/${at}`, message: 'is no product of this store' }] : [],
  )
  const [first] = errors
  if (!first) return
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `${first.pointer}: ${first.message}`,
    errors: errors.slice(0, 20),
  })
}
