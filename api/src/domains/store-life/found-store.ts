import type { Actor, Context, Store, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Permission } from '../../platform/policies.ts'
import { recordEvent } from '../events/index.ts'
import { ensureHouseSeller } from '../sellers/index.ts'
import {
  type NewKey,
  type NewStore,
  recordedKey,
  usualPriceSettings as usual,
  writeNewKey,
  createStore as writeStore,
} from '../stores/index.ts'
import { addStaffMember, noteStoreOfStaff } from '../users/index.ts'
import { type TableOfStore, tableNamed } from './tables.ts'
import { insertRows } from './twin-queries.ts'

/** What somebody says of a store that is to begin. */
export interface WantedStore {
  slug: string
  name: string
  tagline?: string | undefined
  currency: string
  locale: string
  locales?: string[] | undefined
  countries: string[]
  taxBasisPoints?: number | undefined
  pricesIncludeTax?: boolean | undefined
  taxExceptionCountries?: string[] | undefined
  taxOnShipping?: Store['taxOnShipping'] | undefined
  reverseChargeCountry?: string | null | undefined
  timeZone?: string | undefined
  currencies?: string[] | undefined
  supportEmail?: string | null | undefined
  shippingMethods?: NewStore['shippingMethods']
}

/** What a test twin takes over at its beginning: rows of its store, as JSON text. */
export interface TwinRows {
  roles: string
  memberships: string
  sellers: string
  rules: { table: TableOfStore; rows: string }[]
}

/** A context in a store that does not exist yet; its id is new. */
export function contextOfNewStore(
  context: Context,
  of: { wanted: WantedStore; accountId: string; accountName: string; twinOf?: string; id?: string },
): Context {
  const { wanted } = of
  const store: Store = {
    id: of.id ?? newId('store'),
    slug: wanted.slug,
    name: wanted.name,
    tagline: wanted.tagline ?? '',
    currency: wanted.currency,
    status: 'open',
    locale: wanted.locale,
    locales: wanted.locales ?? [wanted.locale],
    supportEmail: wanted.supportEmail ?? null,
    twinOf: of.twinOf ?? null,
    countries: wanted.countries,
    taxBasisPoints: wanted.taxBasisPoints ?? 0,
    pricesIncludeTax: wanted.pricesIncludeTax ?? usual.pricesIncludeTax,
    taxExceptionCountries: wanted.taxExceptionCountries ?? usual.taxExceptionCountries,
    taxOnShipping: wanted.taxOnShipping ?? usual.taxOnShipping,
    reverseChargeCountry: wanted.reverseChargeCountry ?? usual.reverseChargeCountry,
    timeZone: wanted.timeZone ?? usual.timeZone,
    currencies: wanted.currencies ?? usual.currencies,
    clockOffsetSeconds: 0,
    origins: [],
  }
  const actor: Actor = {
    kind: 'staff',
    accountId: of.accountId,
    name: of.accountName,
    sessionId: newId('staffSession'),
    isOwner: true,
    permissions: [],
    secondFactor: false,
    secondFactorSetUp: false,
  }
  return { ...context, store, actor }
}

/**
 * Begins the store that the context names: its row, its roles with this account as owner (a test twin: those of its
 * store, with whom they have), its house seller and its first keys. In a transaction of its own, or in the one the context is in.
 * @throws Refusal slug-taken
 */
export async function foundStore(
  context: Context,
  of: {
    wanted: WantedStore
    accountId: string
    /** Of a test twin: rows of its store, as JSON text, and what its first secret key may do. */
    twin?: TwinRows & { scopes: Permission[] }
  },
): Promise<{ publishableKey: NewKey; secretKey: NewKey | null }> {
  return inTransaction(context, async (tx) => {
    const { store } = tx
    await writeStore(tx, {
      ...store,
      keys: [],
      shippingMethods: of.wanted.shippingMethods ?? [],
    })
    if (of.twin) await takeOver(tx, of.twin)
    else await addStaffMember(tx, { accountId: of.accountId, role: 'owner' })
    await ensureHouseSeller(tx)
    recordEvent(tx, {
      type: 'store.created',
      aggregate: 'store',
      aggregateId: store.id,
      version: 1,
      payload: { slug: store.slug, currency: store.currency, twinOf: store.twinOf },
    })
    const key = { sellerId: null, allowedOrigins: [], networks: [], expiresAt: null }
    const publishableKey = await writeNewKey(tx, { ...key, kind: 'publishable', name: 'Shop', scopes: [] })
    // A rehearsal is for programs as much as for people.
    const secretKey = of.twin
      ? await writeNewKey(tx, { ...key, kind: 'secret', name: 'Rehearsal', scopes: of.twin.scopes })
      : null
    for (const made of [publishableKey, ...(secretKey ? [secretKey] : [])])
      recordEvent(tx, {
        type: 'key.created',
        aggregate: 'storeKey',
        aggregateId: made.key.id,
        version: 1,
        payload: { kind: made.key.kind, sellerId: null, scopes: made.key.scopes },
        details: { before: null, after: recordedKey(made.key) },
      })
    return { publishableKey, secretKey }
  })
}

/** A twin's people are those of its store, each in the same role: making one raises nobody. */
async function takeOver({ tx, store }: TxContext, of: TwinRows): Promise<void> {
  await insertRows(tx, store.id, { table: tableNamed('staff_roles'), rows: of.roles })
  await insertRows(tx, store.id, { table: tableNamed('staff_memberships'), rows: of.memberships })
  await noteStoreOfStaff(tx, store.id)
  await insertRows(tx, store.id, { table: tableNamed('sellers'), rows: of.sellers })
  for (const part of of.rules) await insertRows(tx, store.id, part)
}
