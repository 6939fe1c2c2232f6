import type { Context, Store } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import { storeRefusals } from './refusals.ts'

export interface NewStore {
  slug: string
  name: string
  tagline: string
  currency: string
  locale: string
  /** What customers may choose from; the store's own locale where it is left out. */
  locales?: string[]
  supportEmail?: string | null
  /** The store whose test twin it is. */
  twinOf?: string | null
  countries: string[]
  taxBasisPoints: number
  pricesIncludeTax: boolean
  taxExceptionCountries: string[]
  taxOnShipping: Store['taxOnShipping']
  reverseChargeCountry: string | null
  timeZone: string
  currencies: string[]
  origins: string[]
  keys: { kind: 'publishable' | 'secret'; secret: string; name?: string; scopes: string[] }[]
  shippingMethods: {
    handle: string
    name: string
    description: string
    priceAmount: number
    freeFromAmount: number | null
    minDays: number
    maxDays: number
  }[]
}

/**
 * Creates a store under the id the context already names.
 * @throws Refusal slug-taken
 */
export async function createStore(context: Context, store: NewStore): Promise<void> {
  await inTransaction(context, async ({ tx, now, store: { id } }) => {
    const made = await tx.query({
      name: '',
      text: `INSERT INTO commerce.stores
          (store_id, slug, name, tagline, currency, locale, countries, tax_basis_points, created_at, locales,
          support_email, twin_of, prices_include_tax, tax_exception_countries, tax_on_shipping, reverse_charge_country,
          time_zone, currencies)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        ON CONFLICT (slug) DO NOTHING RETURNING 1`,
      values: [
        id,
        store.slug,
        store.name,
        store.tagline,
        store.currency,
        store.locale,
        store.countries,
        store.taxBasisPoints,
        now,
        store.locales ?? [store.locale],
        store.supportEmail ?? null,
        store.twinOf ?? null,
        store.pricesIncludeTax,
        store.taxExceptionCountries,
        store.taxOnShipping,
        store.reverseChargeCountry,
        store.timeZone,
        store.currencies,
      ],
    })
    if (made.length === 0) throw new Refusal(storeRefusals.slugTaken)
    for (const [index, origin] of store.origins.entries()) {
      await tx.query({
        name: '',
        text: 'INSERT INTO commerce.store_domains (origin, store_id, position) VALUES ($1, $2, $3)',
        values: [origin, id, index + 1],
      })
    }
    for (const key of store.keys) {
      await tx.query({
        name: '',
        text: `INSERT INTO commerce.store_keys (key_hash, id, store_id, kind, prefix, name, scopes)
          VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        values: [
          digest(key.secret),
          newId('storeKey'),
          id,
          key.kind,
          key.secret.slice(0, 11),
          key.name ?? '',
          key.scopes,
        ],
      })
    }
    for (const [index, method] of store.shippingMethods.entries()) {
      await tx.query({
        name: '',
        text: `INSERT INTO commerce.shipping_methods (store_id, id, handle, name, description, price_amount,
            free_from_amount, currency, min_days, max_days, position)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        values: [
          id,
          newId('shippingMethod'),
          method.handle,
          method.name,
          method.description,
          method.priceAmount,
          method.freeFromAmount,
          store.currency,
          method.minDays,
          method.maxDays,
          index + 1,
        ],
      })
    }
  })
}
