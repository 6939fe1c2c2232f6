import type { TxContext } from '../../platform/context.ts'
import { totpStep } from '../../platform/one-time-codes.ts'
import { lockSecondFactor, useRecoveryCode, writeLastStep } from './sign-in-code-queries.ts'

/** Where the seal of a customer's TOTP secret belongs. */
export const totpSealContext = (storeId: string, customerId: string): string =>
  `customer_second_factor:${storeId}:${customerId}`

/** What the digests of a customer's recovery codes are bound to. */
export const recoveryCodeContext = (storeId: string, customerId: string): string =>
  `customer:${storeId}:${customerId}`

/** Whether a code of the authenticator app, or an unused recovery code, fits; it is used up by this. */
export async function signInCodeFits(
  context: TxContext,
  of: { customerId: string; code: string },
): Promise<boolean> {
  const { tx, store, sealer, codes, clock } = context
  const factor = await lockSecondFactor(tx, store.id, of.customerId)
  if (!factor) return false
  const secret = sealer.open(factor.sealedSecret, totpSealContext(store.id, of.customerId))
  const step = totpStep({ secret, code: of.code, now: clock, lastStep: factor.lastStep })
  if (step !== null) {
    await writeLastStep(tx, store.id, { customerId: of.customerId, step })
    return true
  }
  const codeHashes = codes.digests('recovery', of.code, recoveryCodeContext(store.id, of.customerId))
  return useRecoveryCode(tx, store.id, { customerId: of.customerId, codeHashes, clock })
}
