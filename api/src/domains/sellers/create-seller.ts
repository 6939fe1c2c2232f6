import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { SellerPermission } from '../../platform/policies.ts'
import { noteStoreOfAccount } from '../users/index.ts'
import { addMember } from './member-queries.ts'
import { insertSeller } from './queries.ts'
import { sellerHandle } from './seller-handle.ts'

/** Makes a seller that trades at once: for whoever fills a store, as the demo does. @returns its id */
export async function createSeller(
  context: Context,
  of: { name: string; description: string; country: string },
): Promise<string> {
  const id = newId('seller')
  await inTransaction(context, ({ tx, store }) =>
    insertSeller(tx, store.id, { ...of, id, handle: sellerHandle(of.name, id) }),
  )
  return id
}

/** Makes an account a member of a seller without an invitation: for whoever fills a store. */
export async function addSellerMember(
  context: Context,
  of: { sellerId: string; accountId: string; isOwner: boolean; permissions: SellerPermission[] },
): Promise<void> {
  await inTransaction(context, async ({ tx, store }) => {
    await addMember(tx, store.id, of.sellerId, of)
    await noteStoreOfAccount(tx, store.id, of.accountId)
  })
}
