import { invitationBy } from '../../platform/attempts.ts'
import { countOrRefuse } from '../../platform/attempts-at-close.ts'
import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest, storeToken } from '../../platform/secrets.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import {
  closingNewInvitation,
  readInvited,
  revokeInvitationOf,
  type StaffInvitation,
} from './invitation-queries.ts'
import { userRefusals } from './refusals.ts'
import { readRoles } from './role-queries.ts'
import { lockStaffAs, mustHoldRights } from './staff-rights.ts'

const validSeconds = 7 * 24 * 3600
const waitingMax = 200

/**
 * Invites an e-mail address to work for the store, by a mailed link. An open invitation of the same address ends, if the
 * caller might have sent it.
 * @throws Refusal role-not-found, permission-not-held, already-staff, too-many-staff-invitations, too-many-requests
 */
export async function inviteStaff(
  context: Context,
  of: { email: string; roleId: string },
): Promise<StaffInvitation> {
  return inTransaction(context, async (tx) => {
    const { clock, store } = tx
    const self = await lockStaffAs(tx)
    const roles = await readRoles(tx.tx, store.id)
    const role = roles.find(({ id }) => id === of.roleId)
    if (!role) throw new Refusal(userRefusals.roleNotFound)
    mustHoldRights(self, role)
    const invited = await readInvited(tx.tx, store.id, of.email)
    if (invited.isStaff) throw new Refusal(userRefusals.alreadyStaff)
    if (invited.waiting >= waitingMax) throw new Refusal(userRefusals.tooManyInvitations)
    const ended = await revokeInvitationOf(tx.tx, store.id, { email: of.email, clock })
    const replaced = roles.find(({ id }) => id === ended?.roleId)
    if (replaced) mustHoldRights(self, replaced)
    countOrRefuse(tx, invitationBy(tx, of.email))
    const token = storeToken('inv', store.id)
    const invitation = {
      id: newId('staffInvitation'),
      email: of.email,
      roleId: role.id,
      roleName: role.name,
      createdAt: clock,
      expiresAt: secondsAfter(clock, validSeconds),
    }
    tx.tx.atClose(
      closingNewInvitation(store.id, {
        ...invitation,
        tokenHash: digest(token),
        invitedBy: actorName(tx.actor),
      }),
    )
    queueMail(tx, {
      to: of.email,
      template: 'staff-invitation',
      locale: store.locale,
      data: { token, validSeconds },
    })
    recordEvent(tx, {
      type: 'staff.invited',
      aggregate: 'staffInvitation',
      aggregateId: invitation.id,
      version: 1,
      payload: { roleId: role.id },
      details: { before: replaced ? { role: replaced.name } : null, after: { role: role.name } },
    })
    return invitation
  })
}
