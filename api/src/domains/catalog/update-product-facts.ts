import { isDeepStrictEqual } from 'node:util'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { PricedFacts } from './priced-facts.ts'
import { lockPricedFacts, writePricedFacts } from './priced-facts-queries.ts'

type Own = Pick<PricedFacts, 'kind' | 'taxClass' | 'isDiscountable'>

/**
 * Changes what prices depend on of a product; what is left out stays.
 * @throws Refusal not-found, version-conflict
 */
export async function updateProductFacts(
  context: Context,
  of: {
    productId: string
    ifMatch: number | undefined
    changes: { [K in keyof Own]?: Own[K] | undefined }
  },
): Promise<PricedFacts> {
  return inTransaction(context, async (tx) => {
    const product = await lockPricedFacts(tx.tx, tx.store.id, of.productId)
    if (!product) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== product.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const before: Own = {
      kind: product.kind,
      taxClass: product.taxClass,
      isDiscountable: product.isDiscountable,
    }
    const after: Own = {
      kind: of.changes.kind ?? before.kind,
      taxClass: of.changes.taxClass ?? before.taxClass,
      isDiscountable: of.changes.isDiscountable ?? before.isDiscountable,
    }
    if (isDeepStrictEqual(before, after)) return product
    const { id, handle } = product
    const version = product.version + 1
    await writePricedFacts(tx.tx, tx.store.id, { id, ...after, version, now: tx.now })
    recordEvent(tx, {
      type: 'product.changed',
      aggregate: 'product',
      aggregateId: id,
      version,
      payload: { productId: id, handle },
      details: { before, after },
    })
    return { ...product, ...after, version }
  })
}
