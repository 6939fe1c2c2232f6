import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { revokeInvitation } from './invitation-queries.ts'
import { readRoles } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

/**
 * Withdraws an invitation: its link is dead at once.
 * @throws Refusal not-found when it is none, or not open any more; permission-not-held when it gives more than one has
 */
export async function revokeStaffInvitation(context: Context, of: { invitationId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const self = await lockStaffAs(tx)
    const revoked = await revokeInvitation(tx.tx, tx.store.id, { id: of.invitationId, clock: tx.clock })
    if (!revoked) throw new Refusal(platformRefusals.notFound)
    const role = (await readRoles(tx.tx, tx.store.id)).find(({ id }) => id === revoked.roleId)
    if (role) mustHoldRights(self, role)
    recordEvent(tx, {
      type: 'staff.invitation_revoked',
      aggregate: 'staffInvitation',
      aggregateId: of.invitationId,
      version: 2,
      payload: {},
      details: { before: { role: role?.name ?? null }, after: null },
    })
  })
}
