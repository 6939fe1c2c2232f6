import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import type { ProductFacts, SavedProduct } from './product-facts.ts'
import { lockProductFacts, replaceParts, type StoredProduct, writeProduct, writeVariants } from './queries.ts'
import { variantKey, type WholeFacts, wholeFacts } from './whole-facts.ts'

/**
 * Makes the product of this handle be as the facts say. Saving the same facts again writes nothing.
 * Variants that the facts no longer name stay: orders and offers point to them; their offers are paused elsewhere.
 */
export async function saveProduct(context: Context, given: ProductFacts): Promise<SavedProduct> {
  return inTransaction(context, async (tx) => {
    const stored = await lockProductFacts(tx.tx, tx.store.id, given.handle)
    const facts = wholeFacts(given, stored?.facts ?? null)
    if (stored && sameFacts(stored, facts)) {
      const variantIds = facts.variants.map((v) => stored.variantIds.get(variantKey(v)) as string)
      return { productId: stored.id, outcome: 'unchanged', variantIds }
    }
    const id = stored?.id ?? newId('product')
    const version = (stored?.version ?? 0) + 1
    await writeProduct(tx.tx, tx.store.id, { id, facts, version, now: tx.now })
    await replaceParts(tx.tx, tx.store.id, id, facts)
    const variantIds = await writeVariants(tx.tx, tx.store.id, id, facts, stored?.variantIds ?? new Map())
    recordEvent(tx, {
      type: 'product.changed',
      aggregate: 'product',
      aggregateId: id,
      version,
      payload: { productId: id, handle: facts.handle },
    })
    return { productId: id, outcome: stored ? 'updated' : 'created', variantIds }
  })
}

function sameFacts(stored: StoredProduct, facts: WholeFacts): boolean {
  const { variants: _, ...ownFacts } = facts
  const { variants: storedVariants, ...storedFacts } = stored.facts
  const byKey = new Map(storedVariants.map((v) => [variantKey(v), v]))
  return (
    isDeepStrictEqual(ownFacts, storedFacts) &&
    facts.variants.every((variant) => isDeepStrictEqual(variant, byKey.get(variantKey(variant))))
  )
}
