import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { writePassword } from './account-queries.ts'
import { mustKnowPassword } from './know-password.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'
import { mustBeGoodPassword } from './password-choice.ts'
import { recordAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'
import { carrySession } from './session-queries.ts'

/**
 * Changes the caller's password. Every other session ends, in all stores and at both desks.
 * @throws Refusal account-password-wrong, invalid-request, second-factor-required, too-many-requests
 */
export async function changeAccountPassword(
  context: Context,
  of: { currentPassword: string; newPassword: string; client: AttemptClient },
): Promise<void> {
  const known = await mustKnowPassword(context, { password: of.currentPassword, client: of.client })
  await mustBeGoodPassword(of.newPassword, {
    pointer: '/newPassword',
    context: [context.store.name, context.store.slug, known.name, known.email],
  })
  const passwordHash = await hashPassword(of.newPassword)
  await inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    mustHaveShown(own)
    const { account, session } = own
    if (account.passwordHash !== known.passwordHash) throw new Refusal(userRefusals.wrongPassword)
    const sessionEpoch = account.sessionEpoch + 1
    await writePassword(tx.tx, { id: account.id, passwordHash, sessionEpoch, clock: tx.clock })
    await carrySession(tx.tx, tx.store.id, { desk: session.desk, sessionId: session.id, sessionEpoch })
    await recordAccountChange(tx, account, { type: 'staff.password_changed', payload: { how: 'password' } })
  })
}
