import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { collectedProductSchema, managedCollectionSchema } from './collection-schemas.ts'

/** In a store. */
export const collectionsMax = 500
/** Characters. */
export const handleMax = 120
/** In one collection: few enough to be set in one request, and listed without an index of their own. */
export const collectedMax = 1_000

/** What staff say of a collection: products chosen by hand, in an order, under a name. */
export interface CollectionFacts {
  /** Its name in addresses, unique in the store */
  handle: string
  title: string
  /** Sanitized HTML */
  descriptionHtml: string
  /** Of one of the store's products; null: the first that its products have */
  pictureUrl: string | null
  /** Whether shoppers find it; promotions count it either way */
  isPublished: boolean
  /** Lower is shown first; ties by id */
  position: number
}

/** A collection as it is kept. */
export interface Collection extends CollectionFacts {
  id: string
  /** How many products are in it, drafts among them */
  products: number
  version: number
  createdAt: Date
  updatedAt: Date
}

/** A product in a collection, as those who look after it see it. */
export interface CollectedProduct {
  productId: string
  handle: string
  title: string
  status: 'draft' | 'active' | 'archived'
  position: number
}

/** What of a collection its audit tells. */
export const collectionFacts = ({
  handle,
  title,
  descriptionHtml,
  pictureUrl,
  isPublished,
  position,
}: CollectionFacts): CollectionFacts => ({
  handle,
  title,
  descriptionHtml,
  pictureUrl,
  isPublished,
  position,
})

export const presentCollection = (of: Collection): z.infer<typeof managedCollectionSchema> => ({
  id: toWire('collection', of.id),
  ...collectionFacts(of),
  products: of.products,
  version: of.version,
  createdAt: toRfc3339(of.createdAt),
  updatedAt: toRfc3339(of.updatedAt),
})

export const presentCollected = (of: CollectedProduct): z.infer<typeof collectedProductSchema> => ({
  productId: toWire('product', of.productId),
  handle: of.handle,
  title: of.title,
  status: of.status,
})
