import {
  type CategoryFacts,
  type ProductFacts,
  saveCategories,
  saveProduct,
} from './domains/catalog/index.ts'
import { refreshProducts } from './domains/discovery/index.ts'
import { receiveFirstStock } from './domains/inventory/index.ts'
import { saveOffers } from './domains/offers/index.ts'
import { ensureHouseSeller } from './domains/sellers/index.ts'
import type { Context } from './platform/context.ts'
import { inTransaction } from './platform/database.ts'

/** A product as an importer or the demo knows it: facts with a seller's price and stock per variant. */
export interface CatalogueProduct {
  facts: ProductFacts
  /** Whose offers they are; absent: the house seller's. */
  sellerId?: string
  /** In the order of the facts' variants */
  offers: {
    priceAmount: number
    compareAtAmount: number | null
    quantity: number
    tracked: boolean
    sellsWithoutStock: boolean
  }[]
}

export type ImportOutcome = 'created' | 'updated' | 'unchanged'

/**
 * Writes one product through all the domains that own a part of it, in one transaction: facts, offers of the
 * seller, first stock, and its page. The same product again writes nothing.
 */
export async function importProduct(context: Context, product: CatalogueProduct): Promise<ImportOutcome> {
  return inTransaction(context, async (tx) => {
    const saved = await saveProduct(tx, product.facts)
    const sellerId = product.sellerId ?? (await ensureHouseSeller(tx))
    const wanted = saved.variantIds.map((variantId, index) => {
      const offer = product.offers[index]
      if (!offer) throw new Error(`${product.facts.handle} has a variant without an offer`)
      return { variantId, ...offer }
    })
    const { offers, paused } = await saveOffers(tx, {
      sellerId,
      productId: saved.productId,
      offers: wanted.map(({ variantId, priceAmount, compareAtAmount }) => ({
        variantId,
        priceAmount,
        compareAtAmount,
      })),
    })
    const fresh = offers.filter((offer) => offer.outcome === 'created')
    if (fresh.length > 0) {
      await receiveFirstStock(
        tx,
        fresh.map(({ offerId, variantId }) => {
          const { quantity, tracked, sellsWithoutStock } = wanted.find(
            (w) => w.variantId === variantId,
          ) as (typeof wanted)[number]
          return { offerId, quantity, tracked, sellsWithoutStock }
        }),
      )
    }
    const touched = paused > 0 || offers.some((offer) => offer.outcome !== 'unchanged')
    const outcome = saved.outcome === 'unchanged' && touched ? 'updated' : saved.outcome
    if (outcome !== 'unchanged') await refreshProducts(tx, [saved.productId])
    return outcome
  })
}

/** Parents before children. @returns how many were written */
export const importCategories = (context: Context, categories: CategoryFacts[]): Promise<number> =>
  saveCategories(context, categories)
