import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { PricedFacts, PricedVariant } from './priced-facts.ts'
import {
  findProductOf,
  lockPricedFacts,
  writePricedFacts,
  writePricedVariant,
} from './priced-facts-queries.ts'

type Own = Pick<PricedVariant, 'weightGrams' | 'sizeMillimeters' | 'needsShipping'>

/**
 * Changes what shipping depends on of a variant; what is left out stays. The version is its product's.
 * @throws Refusal not-found, version-conflict
 * @returns the product
 */
export async function updateVariantFacts(
  context: Context,
  of: {
    variantId: string
    ifMatch: number | undefined
    changes: { [K in keyof Own]?: Own[K] | undefined }
  },
): Promise<PricedFacts> {
  return inTransaction(context, async (tx) => {
    const productId = await findProductOf(tx.tx, tx.store.id, of.variantId)
    const product = productId === null ? null : await lockPricedFacts(tx.tx, tx.store.id, productId)
    const variant = product?.variants.find(({ id }) => id === of.variantId)
    if (!product || !variant) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== product.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { weightGrams, sizeMillimeters, needsShipping } = variant
    const before: Own = { weightGrams, sizeMillimeters, needsShipping }
    const given = Object.entries(of.changes).filter(([, value]) => value !== undefined)
    const after: Own = { ...before, ...Object.fromEntries(given) }
    if (isDeepStrictEqual(before, after)) return product
    const version = product.version + 1
    await writePricedVariant(tx.tx, tx.store.id, { id: variant.id, ...after })
    await writePricedFacts(tx.tx, tx.store.id, { ...product, version, now: tx.now })
    recordEvent(tx, {
      type: 'product.changed',
      aggregate: 'product',
      aggregateId: product.id,
      version,
      payload: { productId: product.id, handle: product.handle },
      details: { before: { variantId: variant.id, ...before }, after: { variantId: variant.id, ...after } },
    })
    const variants = product.variants.map((one) => (one === variant ? { ...one, ...after } : one))
    return { ...product, variants, version }
  })
}
