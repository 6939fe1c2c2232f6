import type { TxContext } from '../../platform/context.ts'
import { newRecoveryCodes } from '../../platform/one-time-codes.ts'
import { replaceRecoveryCodes } from './second-factor-queries.ts'
import { recoveryCodeContext } from './sign-in-code.ts'

/** Ten new codes in place of those there were. @returns them, for the one time they are shown */
export async function writeRecoveryCodes(
  { tx, store, codes }: TxContext,
  customerId: string,
): Promise<string[]> {
  const made = newRecoveryCodes()
  const boundTo = recoveryCodeContext(store.id, customerId)
  await replaceRecoveryCodes(tx, store.id, {
    customerId,
    codeHashes: made.map((code) => codes.digest('recovery', code, boundTo)),
  })
  return made
}
