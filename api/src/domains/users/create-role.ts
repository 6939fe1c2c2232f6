import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type Permission, permissions } from '../../platform/policies.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { userRefusals } from './refusals.ts'
import { closingNewRole, readRoles, type StaffRole } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

const rolesMax = 100

/**
 * A role of the store's own: a name for permissions that its maker has.
 * @throws Refusal permission-not-held, role-name-taken, too-many-roles
 */
export async function createRole(
  context: Context,
  of: { name: string; permissions: Permission[] },
): Promise<StaffRole> {
  return inTransaction(context, async (tx) => {
    const self = await lockStaffAs(tx)
    const roles = await readRoles(tx.tx, tx.store.id)
    const role: StaffRole = {
      id: newId('staffRole'),
      name: of.name,
      permissions: permissions.filter((permission) => of.permissions.includes(permission)),
      isOwner: false,
      builtIn: false,
      version: 1,
    }
    mustHoldRights(self, role)
    if (roles.length >= rolesMax) throw new Refusal(userRefusals.tooManyRoles)
    mustBeFreeName(roles, role)
    tx.tx.atClose(closingNewRole(tx.store.id, role))
    recordEvent(tx, {
      type: 'role.created',
      aggregate: 'staffRole',
      aggregateId: role.id,
      version: role.version,
      payload: { name: role.name, permissions: role.permissions },
      details: { before: null, after: { name: role.name, permissions: role.permissions } },
    })
    return role
  })
}

/** Two names that differ in upper and lower case only would be one to whoever reads them. @throws Refusal role-name-taken */
export function mustBeFreeName(roles: StaffRole[], of: { id: string; name: string }): void {
  const taken = roles.some(({ id, name }) => id !== of.id && name.toLowerCase() === of.name.toLowerCase())
  if (taken) throw new Refusal(userRefusals.roleNameTaken)
}
