import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newTotpSecret, totpUri } from '../../platform/one-time-codes.ts'
import { Refusal } from '../../platform/refusals.ts'
import { mustKnowPassword } from './know-password.ts'
import { loadOwnSession } from './own-session.ts'
import { userRefusals } from './refusals.ts'
import { writeNewFactor } from './second-factor-queries.ts'

/** Where the sealed secret of an account belongs: for another one it does not open. */
export const factorContext = (accountId: string): string => `staff-second-factor:${accountId}`

/**
 * A secret for an authenticator app, shown once. It counts from its first right code on; until then asking again gives
 * another one. The password is asked for, so that a session left open does not lock its owner out.
 * @throws Refusal account-password-wrong, second-factor-set-up, too-many-requests
 */
export async function startSecondFactor(
  context: Context,
  of: { password: string; client: AttemptClient },
): Promise<{ secret: string; uri: string }> {
  const known = await mustKnowPassword(context, of)
  const secret = newTotpSecret()
  return inTransaction(context, async (tx) => {
    const { account, factor } = await loadOwnSession(tx)
    if (account.passwordHash !== known.passwordHash) throw new Refusal(userRefusals.wrongPassword)
    if (factor?.confirmedAt) throw new Refusal(userRefusals.secondFactorSetUp)
    const sealedSecret = tx.sealer.seal(secret, factorContext(account.id))
    await writeNewFactor(tx.tx, { accountId: account.id, sealedSecret, clock: tx.clock })
    return { secret, uri: totpUri({ secret, issuer: tx.store.name, account: account.email }) }
  })
}
