import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { totpStep } from '../../platform/one-time-codes.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { signedIn } from './customer.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { findSecondFactor, writeConfirmed } from './second-factor-queries.ts'
import { secondFactorRefusals } from './second-factor-refusals.ts'
import { totpSealContext } from './sign-in-code.ts'
import { lockSignedIn } from './signed-in-customer.ts'
import { writeRecoveryCodes } from './write-recovery-codes.ts'

/**
 * The first right code makes the second factor count: each sign-in by password asks for it from now on.
 * @returns recovery codes, shown once
 * @throws Refusal customer-second-factor-not-set-up, customer-second-factor-set-up, second-factor-wrong,
 * too-many-requests
 */
export async function confirmCustomerSecondFactor(
  context: Context,
  of: { code: string; client: AttemptClient },
): Promise<string[]> {
  const { customerId } = signedIn(context)
  const attempt = await slowDown(context, {
    rule: 'customerSecondFactor',
    subject: customerId,
    client: of.client,
  })
  const codes = await inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    const factor = await findSecondFactor(tx.tx, tx.store.id, customer.id)
    if (!factor) throw new Refusal(secondFactorRefusals.notSetUp)
    if (factor.confirmedAt) throw new Refusal(secondFactorRefusals.setUp)
    const secret = tx.sealer.open(factor.sealedSecret, totpSealContext(tx.store.id, customer.id))
    const step = totpStep({ secret, code: of.code, now: tx.clock, lastStep: factor.lastStep })
    if (step === null) throw new Refusal(userRefusals.secondFactorWrong)
    await writeConfirmed(tx.tx, tx.store.id, { customerId: customer.id, step, clock: tx.clock })
    await recordSignInChange(tx, { customer, type: 'customer.second_factor_added', payload: {} })
    return writeRecoveryCodes(tx, customer.id)
  })
  await attempt.succeeded()
  return codes
}
