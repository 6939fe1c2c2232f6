import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { digest } from '../../platform/secrets.ts'
import { actingAs } from './account.ts'
import { findResetToken, lockAccount, useResetToken, writePassword } from './account-queries.ts'
import { mustBeGoodPassword } from './password-choice.ts'
import { recordAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'

/**
 * A new password by the mailed link, which works once. Every session ends, in all stores and at both desks; the second
 * factor stays as it is.
 * @throws Refusal reset-link-not-valid, invalid-request
 */
export async function resetAccountPassword(
  context: Context,
  of: { token: string; password: string },
): Promise<void> {
  const tokenHash = digest(of.token)
  const found = await findResetToken(context.db, tokenHash)
  if (!found) throw new Refusal(userRefusals.resetLinkNotValid)
  await mustBeGoodPassword(of.password, {
    pointer: '/password',
    context: [context.store.name, context.store.slug, found.name, found.email],
  })
  const passwordHash = await hashPassword(of.password)
  await inTransaction(context, async (tx) => {
    const account = await lockAccount(tx.tx, found.id)
    const used = await useResetToken(tx.tx, { tokenHash, accountId: found.id, clock: tx.clock })
    if (account?.status !== 'active' || !used) throw new Refusal(userRefusals.resetLinkNotValid)
    const sessionEpoch = account.sessionEpoch + 1
    await writePassword(tx.tx, { id: account.id, passwordHash, sessionEpoch, clock: tx.clock })
    await recordAccountChange(actingAs(tx, account), account, {
      type: 'staff.password_changed',
      payload: { how: 'reset' },
    })
  })
}
