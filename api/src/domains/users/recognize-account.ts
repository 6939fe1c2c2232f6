import { type Attempt, type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { hashPassword, needsRehash, passwordFits } from '../../platform/passwords.ts'
import { normalizedEmail, type StaffAccount } from './account.ts'
import { findStaffAccount, rewriteHash } from './account-queries.ts'

/** What a sign-in sends along about itself. */
export type Client = AttemptClient & { userAgent: string }

/**
 * Whose e-mail and password these are; nobody's when the account is unknown or suspended or the password wrong, with the
 * same work done. Whether the account may come in here is the caller's to judge, who then says `attempt.succeeded()`.
 * The session must carry the `sessionEpoch` of this very account, so that one begun with an old password is dead.
 * @throws Refusal too-many-requests
 */
export async function recognizeAccount(
  context: Context,
  of: { email: string; password: string; client: AttemptClient },
): Promise<{ account: StaffAccount | null; attempt: Attempt }> {
  const attempt = await slowDown(context, { rule: 'accountSignIn', subject: of.email, client: of.client })
  const found = await findStaffAccount(context.db, normalizedEmail(of.email))
  const fits = await passwordFits(of.password, found?.passwordHash)
  const account = fits && found?.status === 'active' ? found : null
  if (account && needsRehash(account.passwordHash))
    await rewriteHash(context.db, { ...account, newHash: await hashPassword(of.password) })
  return { account, attempt }
}
