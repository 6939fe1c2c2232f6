import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newRecoveryCodes, totpStep } from '../../platform/one-time-codes.ts'
import { Refusal } from '../../platform/refusals.ts'
import { accountActor } from './account.ts'
import { loadOwnSession } from './own-session.ts'
import { recordAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'
import { replaceCodes, useStep } from './second-factor-queries.ts'
import { markSession } from './session-queries.ts'
import { factorContext } from './start-second-factor.ts'

/** Where recovery codes of an account belong: no other account may use them. */
export const recoveryContext = (accountId: string): string => `staff:${accountId}`

/**
 * The first right code makes the second factor count, everywhere and at once: every other session must show it, too.
 * @returns recovery codes, shown once
 * @throws Refusal second-factor-not-set-up, second-factor-set-up, second-factor-wrong, too-many-requests
 */
export async function confirmSecondFactor(
  context: Context,
  of: { code: string; client: AttemptClient },
): Promise<string[]> {
  // Whoever holds a session, and not the secret, would get recovery codes by a lucky guess.
  const attempt = await slowDown(context, {
    rule: 'accountSecondFactor',
    subject: accountActor(context.actor).accountId,
    client: of.client,
  })
  const recoveryCodes = await inTransaction(context, async (tx) => {
    const { account, session, factor } = await loadOwnSession(tx)
    if (!factor) throw new Refusal(userRefusals.secondFactorNotSetUp)
    if (factor.confirmedAt) throw new Refusal(userRefusals.secondFactorSetUp)
    const secret = tx.sealer.open(factor.sealedSecret, factorContext(account.id))
    const step = totpStep({ secret, code: of.code, now: tx.clock, lastStep: factor.lastStep })
    if (step === null || !(await useStep(tx.tx, { accountId: account.id, step, clock: tx.clock })))
      throw new Refusal(userRefusals.secondFactorWrong)
    await markSession(tx.tx, tx.store.id, {
      desk: session.desk,
      sessionId: session.id,
      secondFactorAt: tx.clock,
    })
    await recordAccountChange(tx, account, { type: 'staff.second_factor_added', payload: {} })
    return writeRecoveryCodes(tx, account.id)
  })
  await attempt.succeeded()
  return recoveryCodes
}

/** Ten new codes in place of those there were. @returns them, for the one time they are shown */
export async function writeRecoveryCodes(tx: TxContext, accountId: string): Promise<string[]> {
  const codes = newRecoveryCodes()
  const context = recoveryContext(accountId)
  await replaceCodes(
    tx.tx,
    accountId,
    codes.map((code) => tx.codes.digest('recovery', code, context)),
  )
  return codes
}
