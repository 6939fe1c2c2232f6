import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseAccountVersion } from './account-queries.ts'
import { countOtherOwners, findMember, type StaffMember, writeMemberRole } from './member-queries.ts'
import { userRefusals } from './refusals.ts'
import { readRoles } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

/**
 * Gives a member another role. Its sessions go on, with what the new role permits from the next request.
 * @throws Refusal not-found, version-conflict, role-not-found, permission-not-held, last-owner
 */
export async function updateStaffMember(
  context: Context,
  of: { accountId: string; roleId: string; ifMatch: number | undefined },
): Promise<StaffMember> {
  return inTransaction(context, async (tx) => {
    const { store } = tx
    const self = await lockStaffAs(tx)
    const member = await findMember(tx.tx, store.id, of.accountId)
    if (!member) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== member.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const role = (await readRoles(tx.tx, store.id)).find(({ id }) => id === of.roleId)
    if (!role) throw new Refusal(userRefusals.roleNotFound)
    mustHoldRights(self, member)
    mustHoldRights(self, role)
    if (role.id === member.roleId) return member
    if (member.isOwner && (await countOtherOwners(tx.tx, store.id, member.accountId)) === 0)
      throw new Refusal(userRefusals.lastOwner)
    const version = member.version + 1
    await writeMemberRole(tx.tx, store.id, { accountId: member.accountId, roleId: role.id, version })
    recordEvent(tx, {
      type: 'staff.role_changed',
      aggregate: 'staffAccount',
      aggregateId: member.accountId,
      version: await raiseAccountVersion(tx.tx, member.accountId),
      payload: { roleId: role.id, previousRoleId: member.roleId },
      details: { before: { role: member.roleName }, after: { role: role.name } },
    })
    return {
      ...member,
      roleId: role.id,
      roleName: role.name,
      isOwner: role.isOwner,
      permissions: role.permissions,
      version,
    }
  })
}
