import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { totpStep } from '../../platform/one-time-codes.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { accountActor } from './account.ts'
import { raiseAccountVersion } from './account-queries.ts'
import { recoveryContext } from './confirm-second-factor.ts'
import { loadOwnSession, type OwnSession } from './own-session.ts'
import { mailAccountChange } from './record-account-change.ts'
import { userRefusals } from './refusals.ts'
import { countRecoveryCodes, useRecoveryCode, useStep } from './second-factor-queries.ts'
import { markSession } from './session-queries.ts'
import { factorContext } from './start-second-factor.ts'

export type ShownBy = 'code' | 'recovery'

/**
 * Shows the second factor for this session: a code of the authenticator app, of which none works twice, or one of the
 * recovery codes, which is used up.
 * @throws Refusal second-factor-not-set-up, second-factor-wrong, too-many-requests
 */
export async function verifySecondFactor(
  context: Context,
  of: { code: string; client: AttemptClient },
): Promise<{ by: ShownBy; recoveryCodesLeft: number }> {
  const { accountId } = accountActor(context.actor)
  const attempt = await slowDown(context, {
    rule: 'accountSecondFactor',
    subject: accountId,
    client: of.client,
  })
  const shown = await inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    if (!own.factor?.confirmedAt) throw new Refusal(userRefusals.secondFactorNotSetUp)
    const by = await judgeCode(tx, own, of.code)
    if (!by) throw new Refusal(userRefusals.secondFactorWrong)
    const { desk, id: sessionId } = own.session
    await markSession(tx.tx, tx.store.id, { desk, sessionId, secondFactorAt: tx.clock })
    recordEvent(tx, {
      type: 'staff.second_factor_shown',
      aggregate: 'staffAccount',
      aggregateId: accountId,
      version: await raiseAccountVersion(tx.tx, accountId),
      payload: { accountId, how: by },
    })
    if (by === 'recovery') mailAccountChange(tx, own.account, 'staff.recovery_code_used')
    return { by, recoveryCodesLeft: await countRecoveryCodes(tx.tx, accountId) }
  })
  await attempt.succeeded()
  return shown
}

async function judgeCode(
  tx: TxContext,
  { account, factor }: OwnSession,
  code: string,
): Promise<ShownBy | null> {
  const { clock, codes, sealer } = tx
  if (!factor) return null
  if (/^[\d\s]+$/.test(code)) {
    const secret = sealer.open(factor.sealedSecret, factorContext(account.id))
    const step = totpStep({ secret, code, now: clock, lastStep: factor.lastStep })
    if (step !== null) return (await useStep(tx.tx, { accountId: account.id, step, clock })) ? 'code' : null
  }
  // A recovery code of nothing but digits is rare, and still one.
  const codeHashes = codes.digests('recovery', code, recoveryContext(account.id))
  return (await useRecoveryCode(tx.tx, { accountId: account.id, codeHashes, clock })) ? 'recovery' : null
}
