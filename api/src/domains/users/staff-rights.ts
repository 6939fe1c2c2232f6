import type { TxContext } from '../../platform/context.ts'
import type { Permission } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { findMember, lockStaff, type StaffMember } from './member-queries.ts'
import { userRefusals } from './refusals.ts'

/**
 * Locks the staff of the store and reads the caller again: from here on nobody else changes who may do what, and the
 * caller may what it may now, not what it might when the request came in.
 * @throws Refusal not-permitted when the caller may not change the staff, or not any more
 */
export async function lockStaffAs({ actor, tx, store }: TxContext): Promise<StaffMember> {
  if (actor.kind !== 'staff') throw new Refusal(platformRefusals.notPermitted)
  await lockStaff(tx, store.id)
  const self = await findMember(tx, store.id, actor.accountId)
  if (!self?.permissions.includes('staff:write')) throw new Refusal(platformRefusals.notPermitted)
  return self
}

/** What one may do: a person's rights, or those that a role gives. */
interface Rights {
  isOwner: boolean
  permissions: Permission[]
}

/** What somebody would need besides what they have, to give or take these rights; `owner` stands for being one. */
export function rightsMissing(self: Rights, wanted: Rights): string[] {
  const missing: string[] = wanted.permissions.filter((permission) => !self.permissions.includes(permission))
  return wanted.isOwner && !self.isOwner ? ['owner', ...missing] : missing
}

/**
 * Nobody gives, changes or takes away what they may not do themselves; only owners make owners.
 * @throws Refusal permission-not-held
 */
export function mustHoldRights(self: Rights, wanted: Rights): void {
  const missing = rightsMissing(self, wanted)
  if (missing.length > 0)
    throw new Refusal(userRefusals.permissionNotHeld, {
      detail: `Your role does not have: ${missing.join(', ')}.`,
    })
}
