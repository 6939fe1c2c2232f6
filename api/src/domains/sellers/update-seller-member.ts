import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import type { SellerPermission } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { lockOwnSeller } from './acting-member.ts'
import { writeMember } from './member-queries.ts'
import { keepsAnOwner, mayChange } from './member-rights.ts'
import { raiseSellerVersion } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { SellerMember } from './seller.ts'

/**
 * Changes what a member of the caller's seller may do; its sessions follow at once.
 * @throws Refusal not-permitted, not-found, version-conflict, seller-permission-not-held, last-seller-owner
 */
export async function updateSellerMember(
  context: Context,
  of: {
    accountId: string
    ifMatch: number | undefined
    isOwner: boolean | undefined
    permissions: SellerPermission[] | undefined
  },
): Promise<SellerMember> {
  return inTransaction(context, async (tx) => {
    const { seller, members, self } = await lockOwnSeller(tx, 'seller-members:write')
    const before = members.find(({ accountId }) => accountId === of.accountId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const { isOwner = before.isOwner, permissions = before.permissions } = of
    const after: SellerMember = { ...before, isOwner, permissions, version: before.version + 1 }
    if (!mayChange(self, before, after)) throw new Refusal(sellerRefusals.rightsNotHeld)
    if (!keepsAnOwner(members.map((member) => (member === before ? after : member))))
      throw new Refusal(sellerRefusals.lastOwner)
    await writeMember(tx.tx, tx.store.id, seller.id, after)
    const version = seller.version + 1
    await raiseSellerVersion(tx.tx, tx.store.id, { id: seller.id, version }, tx.now)
    recordEvent(tx, {
      type: 'seller.member_changed',
      aggregate: 'seller',
      aggregateId: seller.id,
      version,
      payload: { accountId: after.accountId, isOwner, permissions },
      details: {
        before: { isOwner: before.isOwner, permissions: before.permissions },
        after: { isOwner, permissions },
      },
    })
    return after
  })
}
