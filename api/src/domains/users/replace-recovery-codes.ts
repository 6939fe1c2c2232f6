import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { writeRecoveryCodes } from './confirm-second-factor.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'
import { recordAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'

/**
 * New recovery codes in place of the old ones, which are worth nothing any more.
 * @returns them, shown once
 * @throws Refusal second-factor-not-set-up, second-factor-required
 */
export async function replaceRecoveryCodes(context: Context): Promise<string[]> {
  return inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    if (!own.factor?.confirmedAt) throw new Refusal(userRefusals.secondFactorNotSetUp)
    mustHaveShown(own)
    await recordAccountChange(tx, own.account, { type: 'staff.recovery_codes_replaced', payload: {} })
    return writeRecoveryCodes(tx, own.account.id)
  })
}
