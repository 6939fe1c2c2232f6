import type { AccessTokens } from '../../platform/access-tokens.ts'
import type { Identity } from '../../platform/authenticate.ts'
import { createCache } from '../../platform/cache.ts'
import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { fromWire } from '../../platform/ids.ts'
import { wallClock } from '../../platform/time.ts'
import { sessionLives } from './session-queries.ts'

/** An ended session or a suspended customer is let in no longer than this. */
const remembered = { freshMilliseconds: 4_000, staleMilliseconds: 0 }

/** Who is behind an access token: its signature is checked once, its session every few seconds. */
export function createCustomerIdentification(of: {
  db: Database
  accessTokens: AccessTokens
  findStore: (storeId: string) => Promise<Store | null>
}) {
  const living = createCache<{ customerId: string }>({
    entriesMax: 50_000,
    ...remembered,
    load: async (key) => {
      const [storeId, sessionId] = key.split(' ') as [string, string]
      return (await sessionLives(of.db, storeId, sessionId)) ?? undefined
    },
  })
  const keyOf = (storeId: string, sessionId: string) => `${storeId} ${sessionId}`
  return {
    async byAccessToken(token: string): Promise<Identity | null> {
      const verified = await of.accessTokens.verify(token, wallClock())
      if (!verified) return null
      const storeId = fromWire('store', verified.audience)
      const [customerId, sessionId] = [
        fromWire('customer', verified.subject),
        fromWire('customerSession', verified.session),
      ]
      const store = storeId && (await of.findStore(storeId))
      if (!store || !customerId || !sessionId) return null
      const session = await living.get(keyOf(store.id, sessionId), undefined)
      if (session?.customerId !== customerId) return null
      return { store, actor: { kind: 'customer', customerId, sessionId } }
    },
    /** The session was ended here: this process need not wait to notice. */
    forget: (storeId: string, sessionId: string): void => living.delete(keyOf(storeId, sessionId)),
  }
}

export type CustomerIdentification = ReturnType<typeof createCustomerIdentification>
