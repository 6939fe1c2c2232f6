import { createCollection, setCollectionProducts } from '../src/domains/catalog/index.ts'
import type { Context } from '../src/platform/context.ts'
import type { DemoCollection } from './collections.ts'

/** Makes the collections of a store that has its catalogue, in their order. */
export async function seedCollections(context: Context, collections: DemoCollection[]): Promise<void> {
  for (const [index, { products, ...facts }] of collections.entries()) {
    const position = (index + 1) * 10
    const made = await createCollection(context, { ...facts, pictureUrl: null, isPublished: true, position })
    const ids = await readIds(context, products)
    const productIds = products.map((handle) => {
      const id = ids.get(handle)
      if (id === undefined) throw new Error(`the demo has no product ${handle}`)
      return id
    })
    await setCollectionProducts(context, { collectionId: made.id, ifMatch: undefined, productIds })
  }
}

async function readIds({ db, store }: Context, handles: string[]): Promise<Map<string, string>> {
  const rows = await db.read<{ handle: string; id: string }>(store.id, {
    name: 'demo_product_ids',
    text: 'SELECT handle, id FROM commerce.products WHERE store_id = $1 AND handle = ANY ($2)',
    values: [store.id, handles],
  })
  return new Map(rows.map(({ handle, id }) => [handle, id]))
}
