import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { deviceName } from '../../platform/device-name.ts'
import { Refusal } from '../../platform/refusals.ts'
import { peekToken, spendToken } from './one-time-token.ts'
import { type OpenedSession, openSession } from './open-session.ts'
import { challengeOf, userHandleOf, verifyPasskeyUse } from './passkey-ceremony.ts'
import { pageOfChallenge } from './passkey-challenge.ts'
import { findByCredential, writeUse } from './passkey-queries.ts'
import { passkeyRefusals } from './passkey-refusals.ts'
import { lockCustomer } from './queries.ts'

/**
 * Signs a customer in by passkey. Having the device and being recognized by it are two factors: no code is asked for.
 * @throws Refusal passkey-challenge-gone, passkey-not-accepted, customer-suspended
 */
export async function createPasskeySession(
  context: Context,
  of: { credential: AuthenticationResponseJSON; userAgent: string },
): Promise<OpenedSession> {
  const { credential } = of
  const challenge = challengeOf(credential.response.clientDataJSON)
  if (challenge === null) throw new Refusal(passkeyRefusals.notAccepted)
  const origin = pageOfChallenge(context, await peekToken(context, 'passkey', challenge), 'sign_in')
  if (origin === null) throw new Refusal(passkeyRefusals.challengeGone)
  const passkey = await findByCredential(context.db, context.store.id, credential.id)
  if (!passkey) throw new Refusal(passkeyRefusals.notAccepted)
  const { userHandle } = credential.response
  const used = await verifyPasskeyUse(credential, { challenge, origin, passkey })
  if (!used || userHandle !== userHandleOf(passkey.customerId)) throw new Refusal(passkeyRefusals.notAccepted)
  return inTransaction(context, async (tx) => {
    // Customer before challenges and sessions: the order in which everybody locks them.
    await lockCustomer(tx.tx, tx.store.id, passkey.customerId)
    if (!(await spendToken(tx, 'passkey', challenge))) throw new Refusal(passkeyRefusals.challengeGone)
    if (!(await writeUse(tx.tx, tx.store.id, { passkeyId: passkey.id, ...used, clock: tx.clock })))
      throw new Refusal(passkeyRefusals.notAccepted)
    return openSession(tx, {
      customerId: passkey.customerId,
      device: deviceName(of.userAgent),
      method: 'passkey',
    })
  })
}
