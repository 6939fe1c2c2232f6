import type { Identity } from '../../platform/authenticate.ts'
import { createCache } from '../../platform/cache.ts'
import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { digest } from '../../platform/secrets.ts'
import { findKey, readAnyStore } from './queries.ts'

/** A revoked key may answer this long, a suspended store twice as long: a key remembers the store it found. */
const remembered = { freshMilliseconds: 5_000, staleMilliseconds: 0 }

/** Finds the store and the actor behind a key, or the store of an id; remembers both for a few seconds. */
export function createStoreIdentification(db: Database) {
  const stores = createCache<Store>({
    entriesMax: 10_000,
    ...remembered,
    load: async (storeId) => {
      const store = await readAnyStore(db, storeId)
      return store?.status === 'open' ? store : undefined
    },
  })
  const keys = createCache<Identity>({
    entriesMax: 50_000,
    ...remembered,
    load: async (key) => {
      const found = await findKey(db, digest(key))
      const store = found && (await stores.get(found.storeId, undefined))
      if (!found || !store) return undefined
      const actor =
        found.kind === 'publishable'
          ? ({ kind: 'shopper', keyId: found.id } as const)
          : ({ kind: 'secretKey', keyId: found.id, scopes: found.scopes } as const)
      return { store, actor }
    },
  })
  return {
    byKey: async (key: string): Promise<Identity | null> => (await keys.get(key, undefined)) ?? null,
    byId: async (storeId: string): Promise<Store | null> => (await stores.get(storeId, undefined)) ?? null,
  }
}

export type StoreIdentification = ReturnType<typeof createStoreIdentification>
