import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { userRefusals } from '../users/index.ts'
import { signedIn } from './customer.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { findSecondFactor } from './second-factor-queries.ts'
import { secondFactorRefusals } from './second-factor-refusals.ts'
import { signInCodeFits } from './sign-in-code.ts'
import { lockSignedIn } from './signed-in-customer.ts'
import { writeRecoveryCodes } from './write-recovery-codes.ts'

/**
 * Ten new recovery codes for who shows a code; those before work no more.
 * @returns them, shown once
 * @throws Refusal customer-second-factor-not-set-up, second-factor-wrong, too-many-requests
 */
export async function replaceCustomerRecoveryCodes(
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
    if (!factor?.confirmedAt) throw new Refusal(secondFactorRefusals.notSetUp)
    if (!(await signInCodeFits(tx, { customerId: customer.id, code: of.code })))
      throw new Refusal(userRefusals.secondFactorWrong)
    await recordSignInChange(tx, { customer, type: 'customer.recovery_codes_replaced', payload: {} })
    return writeRecoveryCodes(tx, customer.id)
  })
  await attempt.succeeded()
  return codes
}
