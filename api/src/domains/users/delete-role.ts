import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { userRefusals } from './refusals.ts'
import { countMembersOf, readRoles, removeRole } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

/**
 * Deletes a role of the store's own that nobody has; open invitations to it end.
 * @throws Refusal not-found, version-conflict, role-built-in, permission-not-held, role-in-use
 */
export async function deleteRole(
  context: Context,
  of: { roleId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { store } = tx
    const self = await lockStaffAs(tx)
    const role = (await readRoles(tx.tx, store.id)).find(({ id }) => id === of.roleId)
    if (!role) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== role.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (role.builtIn) throw new Refusal(userRefusals.roleBuiltIn)
    mustHoldRights(self, role)
    if ((await countMembersOf(tx.tx, store.id, role.id)) > 0) throw new Refusal(userRefusals.roleInUse)
    await removeRole(tx.tx, store.id, { roleId: role.id, clock: tx.clock })
    recordEvent(tx, {
      type: 'role.deleted',
      aggregate: 'staffRole',
      aggregateId: role.id,
      version: role.version + 1,
      payload: { name: role.name },
      details: { before: { name: role.name, permissions: role.permissions }, after: null },
    })
  })
}
