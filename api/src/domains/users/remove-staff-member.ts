import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseAccountVersion } from './account-queries.ts'
import { countOtherOwners, deleteMembership, findMember, lockMembership } from './member-queries.ts'
import { userRefusals } from './refusals.ts'
import { deleteSessionsOf } from './session-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

/**
 * Somebody does not work for the store any more: sessions here end at once, and invitations that they sent
 * are worth nothing any more. The account stays, for other stores.
 * @throws Refusal not-found, version-conflict, permission-not-held, last-owner
 */
export async function removeStaffMember(
  context: Context,
  of: { accountId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { store } = tx
    const self = await lockStaffAs(tx)
    const member = await findMember(tx.tx, store.id, of.accountId)
    if (!member) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== member.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    mustHoldRights(self, member)
    if (member.isOwner && (await countOtherOwners(tx.tx, store.id, member.accountId)) === 0)
      throw new Refusal(userRefusals.lastOwner)
    await lockMembership(tx.tx, store.id, member.accountId)
    await deleteSessionsOf(tx.tx, store.id, member.accountId)
    await deleteMembership(tx.tx, store.id, member.accountId)
    recordEvent(tx, {
      type: 'staff.removed',
      aggregate: 'staffAccount',
      aggregateId: member.accountId,
      version: await raiseAccountVersion(tx.tx, member.accountId),
      payload: { roleId: member.roleId },
      details: { before: { name: member.name, email: member.email, role: member.roleName }, after: null },
    })
  })
}
