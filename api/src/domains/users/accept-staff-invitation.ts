import { slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import { recordEvent } from '../events/index.ts'
import { actingAs } from './account.ts'
import { findStaffAccount, raiseAccountVersion } from './account-queries.ts'
import { findInvitation, type StaffInvitation, useInvitation } from './invitation-queries.ts'
import { findMember, insertMembership, lockStaff } from './member-queries.ts'
import { type NewSession, openSession } from './open-session.ts'
import { openInvitedAccount, proveInvitee } from './prove-invitee.ts'
import type { Client } from './recognize-account.ts'
import { userRefusals } from './refusals.ts'
import { readRoles, type StaffRole } from './role-queries.ts'
import { rightsMissing } from './staff-rights.ts'

/** The invitation of a link, and whether its address has an account already. @throws Refusal staff-invitation-not-valid */
export async function inspectStaffInvitation(
  context: Context,
  of: { token: string },
): Promise<{ invitation: StaffInvitation; hasAccount: boolean }> {
  const invitation = await findInvitation(context.db, context.store.id, digest(of.token))
  if (!invitation) throw new Refusal(userRefusals.invitationNotValid)
  return { invitation, hasAccount: (await findStaffAccount(context.db, invitation.email)) !== null }
}

/**
 * Makes the holder of the link a member of the store's staff and signs in: with the password of the account of that
 * address, or with a name and a new password where there is none yet. The link works once.
 * @throws Refusal staff-invitation-not-valid, wrong-credentials, too-many-requests, invalid-request
 */
export async function acceptStaffInvitation(
  context: Context,
  of: { token: string; name: string | undefined; password: string; client: Client },
): Promise<NewSession> {
  const { invitation } = await inspectStaffInvitation(context, of)
  const attempt = await slowDown(context, {
    rule: 'accountSignIn',
    subject: invitation.email,
    client: of.client,
  })
  const invitee = await proveInvitee(context, { ...of, email: invitation.email })
  const account = { id: invitee.accountId, name: invitee.name, sessionEpoch: invitee.sessionEpoch }
  const session = await inTransaction(context, async (tx) => {
    await lockStaff(tx.tx, tx.store.id)
    const used = await useInvitation(tx.tx, tx.store.id, { tokenHash: digest(of.token), clock: tx.clock })
    const role = used && (await roleStillGiven(tx, used))
    if (!role) throw new Refusal(userRefusals.invitationNotValid)
    await openInvitedAccount(tx, invitee)
    await join(tx, { account, role })
    return openSession(tx, { account, userAgent: of.client.userAgent, how: 'invitation' })
  })
  if (!session) throw new Error('a member was made and is none')
  await attempt.succeeded()
  return session
}

/** Whoever works here already keeps the role they have. */
async function join(
  tx: TxContext,
  of: { account: { id: string; name: string }; role: StaffRole },
): Promise<void> {
  const { account, role } = of
  const membership = { accountId: account.id, roleId: role.id }
  if (!(await insertMembership(tx.tx, tx.store.id, membership))) return
  recordEvent(actingAs(tx, account), {
    type: 'staff.joined',
    aggregate: 'staffAccount',
    aggregateId: account.id,
    version: await raiseAccountVersion(tx.tx, account.id),
    payload: membership,
    details: { before: null, after: { role: role.name } },
  })
}

/** An invitation is worth what its sender may give today: with the right to invite, what was sent goes. */
async function roleStillGiven(
  { tx, store }: TxContext,
  of: { roleId: string; invitedBy: string },
): Promise<StaffRole | null> {
  const inviter = await findMember(tx, store.id, of.invitedBy.replace(/^staff:/, ''))
  const role = (await readRoles(tx, store.id)).find(({ id }) => id === of.roleId)
  if (!inviter?.permissions.includes('staff:write') || !role) return null
  return rightsMissing(inviter, role).length === 0 ? role : null
}
