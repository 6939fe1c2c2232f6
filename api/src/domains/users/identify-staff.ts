import type { Identity } from '../../platform/authenticate.ts'
import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { digest } from '../../platform/secrets.ts'
import { findSession } from './queries.ts'

/** Who is behind a session token. Read each time: an ended session ends at once. */
export async function identifyStaff(
  db: Database,
  token: string,
  findStore: (storeId: string) => Promise<Store | null>,
): Promise<Identity | null> {
  const hex = /^st_([0-9a-f]{32})_/.exec(token)?.[1]
  if (!hex) return null
  const store = await findStore(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  if (!store) return null
  const session = await findSession(db, store.id, digest(token))
  if (!session) return null
  return {
    store,
    actor: { kind: 'staff', accountId: session.accountId, name: session.name, sessionId: session.id },
  }
}
