import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type NewSession, openSession } from './open-session.ts'
import { type Client, recognizeAccount } from './recognize-account.ts'
import { userRefusals } from './refusals.ts'

/**
 * Signs a member of the store's staff in. Unknown account, wrong password and no membership answer alike.
 * @throws Refusal wrong-credentials, too-many-requests
 */
export async function createStaffSession(
  context: Context,
  of: { email: string; password: string; client: Client },
): Promise<NewSession> {
  const { account, attempt } = await recognizeAccount(context, of)
  const session = await inTransaction(context, (tx) =>
    openSession(tx, { account, userAgent: of.client.userAgent, how: 'password' }),
  )
  if (!session) throw new Refusal(userRefusals.wrongCredentials)
  await attempt.succeeded()
  return session
}
