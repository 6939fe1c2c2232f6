import type { Transaction } from '../../platform/database.ts'
import { type PromotionRow, promotionFromRow } from '../promotions/index.ts'
import { shippingMethodFromRow, shippingMethodToPrice } from '../shipping/index.ts'
import { type TaxRateRow, type TaxZoneRow, taxToPrice } from '../tax/index.ts'
import type { PriceRules } from './rules.ts'

interface RulesRow extends Record<string, unknown> {
  rules_version: number
  currency: string
  currencies: string[]
  countries: string[]
  time_zone: string
  prices_include_tax: boolean
  tax_exception_countries: string[]
  tax_on_shipping: 'own-class' | 'as-goods'
  tax_basis_points: number
  reverse_charge_country: string | null
  has_exemptions: boolean
  promotions: PromotionRow[]
  price_lists: PriceListRow[]
  shipping_methods: Record<string, unknown>[]
  tax_zones: TaxZoneRow[]
  tax_rates: TaxRateRow[]
  seller_countries: Record<string, string>
  parents: Record<string, string>
}

interface PriceListRow {
  id: string
  title: string
  priority: number
  kind: 'sale' | 'override'
  currency: string
  customer_group_ids: string[]
  valid_from: string | null
  valid_until: string | null
}

const rowsOf = (table: string, condition: string) =>
  `coalesce((SELECT jsonb_agg(to_jsonb(t) - 'store_id') FROM commerce.${table} t WHERE t.store_id = $1 AND ${condition}), '[]')`

/** All rules of a store and their version, as of one moment. */
export async function readRules(tx: Transaction, storeId: string): Promise<PriceRules> {
  const [row] = await tx.query<RulesRow>({
    name: 'pricing_rules',
    text: `SELECT s.rules_version, s.currency, s.currencies, s.countries, s.time_zone, s.prices_include_tax,
        s.tax_exception_countries, s.tax_on_shipping, s.tax_basis_points, s.reverse_charge_country,
        EXISTS (SELECT 1 FROM commerce.tax_exemptions e WHERE e.store_id = $1) AS has_exemptions,
        ${rowsOf('promotions', "t.status = 'active'")} AS promotions,
        ${rowsOf('price_lists', "t.status = 'active'")} AS price_lists,
        ${rowsOf('shipping_methods', "t.status = 'active'")} AS shipping_methods,
        ${rowsOf('tax_zones', 'true')} AS tax_zones,
        ${rowsOf('tax_rates', 'true')} AS tax_rates,
        coalesce((SELECT jsonb_object_agg(e.id, e.country) FROM commerce.sellers e
          WHERE e.store_id = $1 AND e.country IS NOT NULL), '{}') AS seller_countries,
        coalesce((SELECT jsonb_object_agg(c.id, c.parent_id) FROM commerce.categories c
          WHERE c.store_id = $1 AND c.parent_id IS NOT NULL), '{}') AS parents
      FROM commerce.stores s WHERE s.store_id = $1`,
    values: [storeId],
  })
  if (!row) throw new Error(`there is no store ${storeId}`)
  const methods = row.shipping_methods.map(shippingMethodFromRow)
  return {
    version: row.rules_version,
    currency: row.currency,
    currencies: row.currencies,
    countries: row.countries,
    timeZone: row.time_zone,
    pricesIncludeTax: row.prices_include_tax,
    taxExceptionCountries: row.tax_exception_countries,
    promotions: row.promotions.map(promotionFromRow),
    priceLists: row.price_lists.map((list) => ({
      id: list.id,
      title: list.title,
      priority: list.priority,
      kind: list.kind,
      currency: list.currency,
      customerGroupIds: list.customer_group_ids,
      window: { from: list.valid_from, until: list.valid_until },
    })),
    shippingMethods: methods.map(shippingMethodToPrice),
    pickupPoints: new Map(
      methods.flatMap(({ id, pickupPoint }) => (pickupPoint ? [[id, pickupPoint] as const] : [])),
    ),
    tax: taxToPrice({ zones: row.tax_zones, rates: row.tax_rates, store: row }),
    sellerCountries: new Map(Object.entries(row.seller_countries)),
    hasExemptions: row.has_exemptions,
    parents: new Map(Object.entries(row.parents)),
  }
}
