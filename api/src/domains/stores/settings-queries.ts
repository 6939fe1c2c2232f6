import type { Store } from '../../platform/context.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { StoreSettings } from './settings.ts'

const columns = `slug, name, tagline, currency, locale, locales, countries, tax_basis_points, clock_offset_seconds, status,
  support_email, twin_of, twin_id, created_at, updated_at, version, prices_include_tax, tax_exception_countries,
  tax_on_shipping, reverse_charge_country, time_zone, currencies, invoicing, return_days`

interface SettingsRow extends Record<string, unknown> {
  slug: string
  name: string
  tagline: string
  currency: string
  locale: string
  locales: string[]
  countries: string[]
  tax_basis_points: number
  prices_include_tax: boolean
  tax_exception_countries: string[]
  tax_on_shipping: Store['taxOnShipping']
  reverse_charge_country: string | null
  time_zone: string
  currencies: string[]
  clock_offset_seconds: number
  status: Store['status']
  support_email: string | null
  twin_of: string | null
  twin_id: string | null
  created_at: Date
  updated_at: Date
  version: number
  invoicing: StoreSettings['invoicing']
  return_days: number
  origins: string[]
}

const toSettings = (id: string, row: SettingsRow): StoreSettings => ({
  id,
  slug: row.slug,
  name: row.name,
  tagline: row.tagline,
  currency: row.currency,
  locale: row.locale,
  locales: row.locales.includes(row.locale) ? row.locales : [row.locale, ...row.locales],
  countries: row.countries,
  taxBasisPoints: row.tax_basis_points,
  pricesIncludeTax: row.prices_include_tax,
  taxExceptionCountries: row.tax_exception_countries,
  taxOnShipping: row.tax_on_shipping,
  reverseChargeCountry: row.reverse_charge_country,
  timeZone: row.time_zone,
  currencies: row.currencies,
  clockOffsetSeconds: row.clock_offset_seconds,
  status: row.status,
  supportEmail: row.support_email,
  twinOf: row.twin_of,
  twinId: row.twin_id,
  origins: row.origins,
  invoicing: row.invoicing,
  returnDays: row.return_days,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})

const originsText =
  'ARRAY(SELECT d.origin FROM commerce.store_domains d WHERE d.store_id = $1 ORDER BY d.position, d.origin) AS origins'

export async function readSettings(db: Database, storeId: string): Promise<StoreSettings | null> {
  const [row] = await db.read<SettingsRow>(storeId, {
    name: 'stores_read_settings',
    text: `SELECT ${columns}, ${originsText} FROM commerce.stores WHERE store_id = $1 AND status <> 'deleted'`,
    values: [storeId],
  })
  return row ? toSettings(storeId, row) : null
}

/** The same, in a transaction and without a lock. */
export async function readSettingsIn(tx: Transaction, storeId: string): Promise<StoreSettings | null> {
  const [row] = await tx.query<SettingsRow>({
    name: 'stores_read_settings',
    text: `SELECT ${columns}, ${originsText} FROM commerce.stores WHERE store_id = $1 AND status <> 'deleted'`,
    values: [storeId],
  })
  return row ? toSettings(storeId, row) : null
}

/** The same, locked: whoever changes the store next waits. Null when it is deleted. */
export async function lockSettings(tx: Transaction, storeId: string): Promise<StoreSettings | null> {
  const [row] = await tx.query<SettingsRow>({
    name: 'stores_lock_settings',
    text: `SELECT ${columns}, ${originsText} FROM commerce.stores WHERE store_id = $1 AND status <> 'deleted'
      FOR NO KEY UPDATE`,
    values: [storeId],
  })
  return row ? toSettings(storeId, row) : null
}

/** Writes what may change of a store, under the version it has been given. Prices may depend on it. */
export async function writeSettings(tx: Transaction, settings: StoreSettings): Promise<void> {
  await tx.query({
    name: 'stores_write_settings',
    text: `UPDATE commerce.stores SET name = $2, tagline = $3, currency = $4, locale = $5, locales = $6, countries = $7,
        tax_basis_points = $8, support_email = $9, status = $10, clock_offset_seconds = $11, twin_id = $12,
        updated_at = $13, version = $14, prices_include_tax = $15, tax_exception_countries = $16, tax_on_shipping = $17,
        reverse_charge_country = $18, time_zone = $19, currencies = $20, invoicing = $21, return_days = $22, rules_version = rules_version + 1
      WHERE store_id = $1`,
    values: [
      settings.id,
      settings.name,
      settings.tagline,
      settings.currency,
      settings.locale,
      settings.locales,
      settings.countries,
      settings.taxBasisPoints,
      settings.supportEmail,
      settings.status,
      settings.clockOffsetSeconds,
      settings.twinId,
      settings.updatedAt,
      settings.version,
      settings.pricesIncludeTax,
      settings.taxExceptionCountries,
      settings.taxOnShipping,
      settings.reverseChargeCountry,
      settings.timeZone,
      settings.currencies,
      settings.invoicing && JSON.stringify(settings.invoicing),
      settings.returnDays,
    ],
  })
}

/** @returns what {@link raiseRulesVersion} says; the store's row is locked until the transaction ends */
export async function raiseRules(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ rules_version: number }>({
    name: 'stores_raise_rules',
    text: `UPDATE commerce.stores SET rules_version = rules_version + 1 WHERE store_id = $1 RETURNING rules_version`,
    values: [storeId],
  })
  if (!row) throw new Error(`there is no store ${storeId}`)
  return row.rules_version
}

/** Puts the store's origins into this order; those not named go. @returns those that another store has */
export async function writeOrigins(tx: Transaction, storeId: string, origins: string[]): Promise<string[]> {
  await tx.query({
    name: 'stores_remove_origins',
    text: 'DELETE FROM commerce.store_domains WHERE store_id = $1 AND NOT origin = ANY ($2)',
    values: [storeId, origins],
  })
  const rows = await tx.query<{ origin: string }>({
    name: 'stores_write_origins',
    text: `INSERT INTO commerce.store_domains AS d (store_id, origin, position)
      SELECT $1, o.origin, o.position FROM unnest($2::text[]) WITH ORDINALITY AS o (origin, position)
      ORDER BY o.origin
      ON CONFLICT (origin) DO UPDATE SET position = excluded.position WHERE d.store_id = $1
      RETURNING d.origin`,
    values: [storeId, origins],
  })
  const written = new Set(rows.map(({ origin }) => origin))
  return origins.filter((origin) => !written.has(origin))
}

/** Whether anything of the store counts in its currency already. */
export async function hasShippingMethods(tx: Transaction, storeId: string): Promise<boolean> {
  const rows = await tx.query({
    name: 'stores_has_shipping',
    text: 'SELECT 1 FROM commerce.shipping_methods WHERE store_id = $1 LIMIT 1',
    values: [storeId],
  })
  return rows.length > 0
}
