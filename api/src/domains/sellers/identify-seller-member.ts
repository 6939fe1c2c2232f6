import type { Identity } from '../../platform/authenticate.ts'
import type { Store } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import { digest, storeOfToken } from '../../platform/secrets.ts'
import { findSellerSession } from './session-queries.ts'

/** Who is behind a session token of a seller's member. Read each time: what ends, ends at once. */
export async function identifySellerMember(
  db: Database,
  token: string,
  findStore: (storeId: string) => Promise<Store | null>,
): Promise<Identity | null> {
  const storeId = storeOfToken('sm', token)
  const store = storeId && (await findStore(storeId))
  if (!store) return null
  const session = await findSellerSession(db, store.id, digest(token))
  return session && { store, actor: { kind: 'sellerMember', ...session } }
}
