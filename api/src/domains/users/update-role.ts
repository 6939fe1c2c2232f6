import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type Permission, permissions } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { mustBeFreeName } from './create-role.ts'
import { userRefusals } from './refusals.ts'
import { closingRole, readRoles, type StaffRole } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

/**
 * Changes name or permissions of a role of the store's own; whoever has it may do so from the next request. Nobody changes
 * a role that may more than they do themselves, before or after.
 * @throws Refusal not-found, version-conflict, role-built-in, permission-not-held, role-name-taken
 */
export async function updateRole(
  context: Context,
  of: {
    roleId: string
    name: string | undefined
    permissions: Permission[] | undefined
    ifMatch: number | undefined
  },
): Promise<StaffRole> {
  return inTransaction(context, async (tx) => {
    const self = await lockStaffAs(tx)
    const roles = await readRoles(tx.tx, tx.store.id)
    const before = roles.find(({ id }) => id === of.roleId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (before.builtIn) throw new Refusal(userRefusals.roleBuiltIn)
    const wanted = of.permissions ?? before.permissions
    const role: StaffRole = {
      ...before,
      name: of.name ?? before.name,
      permissions: permissions.filter((permission) => wanted.includes(permission)),
      version: before.version + 1,
    }
    mustHoldRights(self, before)
    mustHoldRights(self, role)
    mustBeFreeName(roles, role)
    tx.tx.atClose(closingRole(tx.store.id, role))
    recordEvent(tx, {
      type: 'role.changed',
      aggregate: 'staffRole',
      aggregateId: role.id,
      version: role.version,
      payload: { name: role.name, permissions: role.permissions },
      details: {
        before: { name: before.name, permissions: before.permissions },
        after: { name: role.name, permissions: role.permissions },
      },
    })
    return role
  })
}
