import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newTotpSecret, totpUri } from '../../platform/one-time-codes.ts'
import { Refusal } from '../../platform/refusals.ts'
import { proveIdentity } from './prove-identity.ts'
import { customerRefusals } from './refusals.ts'
import { findSecondFactor, writeNewFactor } from './second-factor-queries.ts'
import { secondFactorRefusals } from './second-factor-refusals.ts'
import { totpSealContext } from './sign-in-code.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * A secret for an authenticator app, shown once. It counts from its first right code on; until then asking again gives
 * another one. Who somebody is, is asked again: on a borrowed device nobody locks its owner out.
 * @throws Refusal wrong-password, recent-sign-in-needed, customer-second-factor-set-up, too-many-requests
 */
export async function startCustomerSecondFactor(
  context: Context,
  of: { password: string | undefined; client: AttemptClient },
): Promise<{ secret: string; otpauthUri: string }> {
  const known = await proveIdentity(context, of)
  const secret = newTotpSecret()
  return inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    if (customer.passwordHash !== known.passwordHash) throw new Refusal(customerRefusals.wrongPassword)
    const factor = await findSecondFactor(tx.tx, tx.store.id, customer.id)
    if (factor?.confirmedAt) throw new Refusal(secondFactorRefusals.setUp)
    const sealedSecret = tx.sealer.seal(secret, totpSealContext(tx.store.id, customer.id))
    await writeNewFactor(tx.tx, tx.store.id, { customerId: customer.id, sealedSecret, clock: tx.clock })
    return {
      secret,
      otpauthUri: totpUri({ secret, issuer: tx.store.name, account: customer.email ?? '' }),
    }
  })
}
