import type { Store } from '../../platform/context.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'

export interface StoreKey {
  id: string
  storeId: string
  kind: 'publishable' | 'secret'
  scopes: string[]
}

/** Outside tenancy: the key is what names the store. */
export async function findKey(db: Database, keyHash: string): Promise<StoreKey | null> {
  const [row] = await db.lookUp<{ id: string; store_id: string; kind: StoreKey['kind']; scopes: string[] }>({
    name: 'stores_find_key',
    text: 'SELECT id, store_id, kind, scopes FROM commerce.store_keys WHERE key_hash = $1 AND revoked_at IS NULL',
    values: [keyHash],
  })
  return row ? { id: row.id, storeId: row.store_id, kind: row.kind, scopes: row.scopes } : null
}

/** The store, open or suspended. */
export async function readAnyStore(
  db: Database,
  storeId: string,
): Promise<(Store & { status: string }) | null> {
  const [row] = await db.read<{
    slug: string
    name: string
    tagline: string
    currency: string
    locale: string
    countries: string[]
    tax_basis_points: number
    clock_offset_seconds: number
    origins: string[]
    status: string
  }>(storeId, {
    name: 'stores_read',
    text: `SELECT slug, name, tagline, currency, locale, countries, tax_basis_points, clock_offset_seconds,
        status, ARRAY(SELECT d.origin FROM commerce.store_domains d WHERE d.store_id = $1 ORDER BY d.origin) AS origins
      FROM commerce.stores WHERE store_id = $1`,
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
    clockOffsetSeconds: row.clock_offset_seconds,
    origins: row.origins,
    status: row.status,
  }
}

export interface ShippingMethod {
  id: string
  name: string
  description: string
  priceAmount: number
  freeFromAmount: number | null
  minDays: number
  maxDays: number
}

const shippingColumns = 'id, name, description, price_amount, free_from_amount, min_days, max_days'

function toShippingMethod(row: Record<string, unknown>): ShippingMethod {
  return {
    id: row.id as string,
    name: row.name as string,
    description: row.description as string,
    priceAmount: amountFrom(row.price_amount as string),
    freeFromAmount: row.free_from_amount === null ? null : amountFrom(row.free_from_amount as string),
    minDays: row.min_days as number,
    maxDays: row.max_days as number,
  }
}

export async function readShippingMethods(db: Database, storeId: string): Promise<ShippingMethod[]> {
  const rows = await db.read(storeId, {
    name: 'stores_shipping_methods',
    text: `SELECT ${shippingColumns} FROM commerce.shipping_methods WHERE store_id = $1 ORDER BY position`,
    values: [storeId],
  })
  return rows.map(toShippingMethod)
}

export async function readShippingMethod(
  tx: Transaction,
  storeId: string,
  id: string,
): Promise<ShippingMethod | null> {
  const [row] = await tx.query({
    name: 'stores_shipping_method',
    text: `SELECT ${shippingColumns} FROM commerce.shipping_methods WHERE store_id = $1 AND id = $2`,
    values: [storeId, id],
  })
  return row ? toShippingMethod(row) : null
}
