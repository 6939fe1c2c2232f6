import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { passwordFits } from '../../platform/passwords.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { accountActor, type StaffAccount } from './account.ts'
import { findAccount } from './account-queries.ts'
import { userRefusals } from './refusals.ts'

/**
 * The caller's account, after the password was given again. Compare `passwordHash` under the lock of the account: it may
 * change while this is judged.
 * @throws Refusal account-password-wrong, too-many-requests
 */
export async function mustKnowPassword(
  context: Context,
  of: { password: string; client: AttemptClient },
): Promise<StaffAccount> {
  const account = await findAccount(context.db, accountActor(context.actor).accountId)
  if (!account) throw new Refusal(platformRefusals.notAuthenticated)
  const attempt = await slowDown(context, {
    rule: 'accountSignIn',
    subject: account.email,
    client: of.client,
  })
  if (!(await passwordFits(of.password, account.passwordHash))) throw new Refusal(userRefusals.wrongPassword)
  await attempt.succeeded()
  return account
}
