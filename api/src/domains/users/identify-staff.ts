import type { Identity } from '../../platform/authenticate.ts'
import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { digest, storeOfToken } from '../../platform/secrets.ts'
import { findSession } from './session-queries.ts'

/** Who is behind a session token. Read each time: an ended session ends at once. */
export async function identifyStaff(
  db: Database,
  token: string,
  findStore: (storeId: string) => Promise<Store | null>,
): Promise<Identity | null> {
  const storeId = storeOfToken('st', token)
  const store = storeId && (await findStore(storeId))
  if (!store) return null
  const session = await findSession(db, store.id, digest(token))
  if (!session) return null
  return {
    store,
    actor: {
      kind: 'staff',
      accountId: session.accountId,
      name: session.name,
      sessionId: session.id,
      isOwner: session.isOwner,
      permissions: session.permissions,
      secondFactor: session.secondFactor,
      secondFactorSetUp: session.secondFactorSetUp,
    },
  }
}
