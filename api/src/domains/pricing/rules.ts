import type { Context, TxContext } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import type { LimitedPromotion } from '../promotions/index.ts'
import type { PickupPoint } from '../shipping/index.ts'
import type { ShippingMethodToPrice, TaxToPrice } from './cart-to-price.ts'
import type { PriceList } from './price-lists.ts'
import { readRules } from './rules-queries.ts'

/** What a store's prices follow from, but for the cart itself and for how often promotions were used. */
export interface PriceRules {
  /** `raiseRulesVersion` raises it */
  version: number
  /** ISO 4217, of the offers */
  currency: string
  /** Others that carts may be in */
  currencies: readonly string[]
  countries: readonly string[]
  timeZone: string
  pricesIncludeTax: boolean
  /** Countries where it is the other way round */
  taxExceptionCountries: readonly string[]
  promotions: readonly LimitedPromotion[]
  /** Without their prices, which are read for the offers of a cart */
  priceLists: readonly Omit<PriceList, 'prices'>[]
  shippingMethods: readonly ShippingMethodToPrice[]
  /** By shipping method */
  pickupPoints: ReadonlyMap<string, PickupPoint>
  tax: TaxToPrice
  /** By seller: where those who have said so are, ISO 3166-1 alpha-2 */
  sellerCountries: ReadonlyMap<string, string>
  /** Whether any customer is exempt from any tax */
  hasExemptions: boolean
  /** By category, the one above it */
  parents: ReadonlyMap<string, string>
}

const storesMax = 1_000

/** Rules never change under their version, so each process keeps the newest it has seen, store by store. */
const kept = new WeakMap<Database, Map<string, PriceRules>>()

/**
 * The rules as they are at this version or a later one: from memory, where they are kept, without asking the database.
 * @param version as the transaction read it
 */
export async function rulesOf(context: TxContext, version: number): Promise<PriceRules> {
  const known = rulesKept(context)
  if (known && known.version >= version) return known
  const rules = await readRules(context.tx, context.store.id)
  keep(context, rules)
  return rules
}

/** What was read last, which may be out of date; null: nothing yet. */
export const rulesKept = ({ db, store }: Context): PriceRules | null => kept.get(db)?.get(store.id) ?? null

function keep({ db, store }: Context, rules: PriceRules): void {
  const stores = kept.get(db) ?? new Map<string, PriceRules>()
  kept.set(db, stores)
  stores.delete(store.id)
  stores.set(store.id, rules)
  const oldest = stores.keys().next()
  if (stores.size > storesMax && !oldest.done) stores.delete(oldest.value)
}

/** The category and all above it. */
export function categoriesAbove(rules: PriceRules, categoryIds: readonly string[]): string[] {
  const found = new Set(categoryIds)
  for (const id of found) {
    const parent = rules.parents.get(id)
    if (parent !== undefined) found.add(parent)
  }
  return [...found]
}
