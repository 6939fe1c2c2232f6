import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'

export interface LivingKey {
  id: string
  storeId: string
  kind: 'publishable' | 'secret' | 'seller'
  scopes: string[]
  sellerId: string | null
  allowedOrigins: string[]
  networks: string[]
}

/** Outside tenancy: the key is what names the store. */
export async function findKey(db: Database, keyHash: string): Promise<LivingKey | null> {
  const [row] = await db.lookUp<{
    id: string
    store_id: string
    kind: LivingKey['kind']
    scopes: string[]
    seller_id: string | null
    allowed_origins: string[]
    networks: string[]
  }>({
    name: 'stores_find_key',
    text: `SELECT id, store_id, kind, scopes, seller_id, allowed_origins, networks FROM commerce.store_keys
      WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
    values: [keyHash],
  })
  if (!row) return null
  return {
    id: row.id,
    storeId: row.store_id,
    kind: row.kind,
    scopes: row.scopes,
    sellerId: row.seller_id,
    allowedOrigins: row.allowed_origins,
    networks: row.networks,
  }
}

/** Writes when keys were last used, all of one store in one statement. */
export async function writeKeyUses(
  db: Database,
  storeId: string,
  uses: { id: string; at: Date }[],
): Promise<void> {
  await db.read(storeId, {
    name: 'stores_key_uses',
    text: `UPDATE commerce.store_keys k SET last_used_at = greatest(k.last_used_at, u.at)
      FROM jsonb_to_recordset($2) AS u (id uuid, at timestamptz) WHERE k.store_id = $1 AND k.id = u.id`,
    values: [storeId, JSON.stringify(uses)],
  })
}

/** The store, open or suspended; not a deleted one. */
export async function readAnyStore(db: Database, storeId: string): Promise<Store | null> {
  const [row] = await db.read<{
    slug: string
    name: string
    tagline: string
    currency: string
    locale: string
    countries: string[]
    tax_basis_points: number
    prices_include_tax: boolean
    tax_exception_countries: string[]
    tax_on_shipping: Store['taxOnShipping']
    reverse_charge_country: string | null
    time_zone: string
    currencies: string[]
    clock_offset_seconds: number
    origins: string[]
    status: Store['status']
    locales: string[]
    support_email: string | null
    twin_of: string | null
  }>(storeId, {
    name: 'stores_read',
    text: `SELECT slug, name, tagline, currency, locale, countries, tax_basis_points, clock_offset_seconds,
        status, locales, support_email, twin_of, prices_include_tax, tax_exception_countries,
        tax_on_shipping, reverse_charge_country, time_zone, currencies,
        ARRAY(SELECT d.origin FROM commerce.store_domains d WHERE d.store_id = $1 ORDER BY d.position, d.origin) AS origins
      FROM commerce.stores WHERE store_id = $1 AND status <> 'deleted'`,
    values: [storeId],
  })
  if (!row) return null
  return {
    id: storeId,
    slug: row.slug,
    name: row.name,
    tagline: row.tagline,
    currency: row.currency,
    locale: row.locale,
    countries: row.countries,
    taxBasisPoints: row.tax_basis_points,
    pricesIncludeTax: row.prices_include_tax,
    taxExceptionCountries: row.tax_exception_countries,
    taxOnShipping: row.tax_on_shipping,
    reverseChargeCountry: row.reverse_charge_country,
    timeZone: row.time_zone,
    currencies: row.currencies,
    clockOffsetSeconds: row.clock_offset_seconds,
    origins: row.origins,
    status: row.status,
    locales: row.locales.includes(row.locale) ? row.locales : [row.locale, ...row.locales],
    supportEmail: row.support_email,
    twinOf: row.twin_of,
  }
}
