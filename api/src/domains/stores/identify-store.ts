import type { Identity } from '../../platform/authenticate.ts'
import { createCache } from '../../platform/cache.ts'
import type { Actor, Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { networkList } from '../../platform/networks.ts'
import { digest } from '../../platform/secrets.ts'
import { wallClock } from '../../platform/time.ts'
import { findKey, type LivingKey, readAnyStore, writeKeyUses } from './queries.ts'

/** A key remembers the store it found: a change bites after twice this, within five seconds. */
const remembered = { freshMilliseconds: 2_400, staleMilliseconds: 0 }

/** Whether the seller of a seller's key may trade: told by the domain that knows sellers. */
export type SellerTrades = (storeId: string, sellerId: string) => Promise<boolean>

/** Finds the store and the actor behind a key, or the store of an id; remembers both for a few seconds. */
export function createStoreIdentification(db: Database, sellerTrades: SellerTrades = async () => false) {
  const stores = createCache<Store>({
    entriesMax: 10_000,
    ...remembered,
    load: async (storeId) => (await readAnyStore(db, storeId)) ?? undefined,
  })
  const keys = createCache<Identity>({
    entriesMax: 50_000,
    ...remembered,
    load: async (key) => {
      const found = await findKey(db, digest(key))
      const store = found && (await stores.get(found.storeId, undefined))
      if (!found || !store) return undefined
      if (found.sellerId !== null && !(await sellerTrades(store.id, found.sellerId))) return undefined
      return {
        store,
        actor: actorOf(found),
        allowedOrigins: found.allowedOrigins,
        ...(found.networks.length > 0 ? { networks: networkList(found.networks) } : {}),
      }
    },
  })
  const uses = new Map<string, { storeId: string; at: Date }>()
  return {
    byKey: async (key: string): Promise<Identity | null> => (await keys.get(key, undefined)) ?? null,
    byId: async (storeId: string): Promise<Store | null> => (await stores.get(storeId, undefined)) ?? null,
    noteUse({ actor, store }: Identity): void {
      if ('keyId' in actor) uses.set(actor.keyId, { storeId: store.id, at: wallClock() })
    },
    /** Writes the uses noted since the last time. A lost one costs nothing but a date. */
    async writeUses(): Promise<void> {
      const noted = Map.groupBy(uses, ([, { storeId }]) => storeId)
      uses.clear()
      for (const [storeId, of] of noted)
        await writeKeyUses(
          db,
          storeId,
          of.map(([id, { at }]) => ({ id, at })),
        )
    },
    /** Forgets what it remembers: the change that was made here need not wait. */
    forget(): void {
      stores.clear()
      keys.clear()
    },
  }
}

export type StoreIdentification = ReturnType<typeof createStoreIdentification>

function actorOf(key: LivingKey): Actor {
  if (key.kind === 'publishable') return { kind: 'shopper', keyId: key.id }
  if (key.kind === 'secret') return { kind: 'secretKey', keyId: key.id, scopes: key.scopes }
  return { kind: 'sellerKey', keyId: key.id, sellerId: key.sellerId ?? '', scopes: key.scopes }
}
