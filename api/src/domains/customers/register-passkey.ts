import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { signedIn } from './customer.ts'
import { peekToken, spendToken } from './one-time-token.ts'
import { type Passkey, passkeysMax } from './passkey.ts'
import { challengeOf, verifyNewPasskey } from './passkey-ceremony.ts'
import { pageOfChallenge } from './passkey-challenge.ts'
import { countPasskeys, insertPasskey } from './passkey-queries.ts'
import { passkeyRefusals } from './passkey-refusals.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Keeps a passkey that was made for a challenge of this customer. One that is not valid leaves the challenge as it was.
 * @throws Refusal passkey-challenge-gone, passkey-not-valid, passkey-known, too-many-passkeys
 */
export async function registerPasskey(
  context: Context,
  of: { credential: RegistrationResponseJSON; name: string },
): Promise<Passkey> {
  const { credential } = of
  const { customerId } = signedIn(context)
  const challenge = challengeOf(credential.response.clientDataJSON)
  if (challenge === null) throw new Refusal(passkeyRefusals.notValid)
  const peeked = await peekToken(context, 'passkey', challenge)
  const origin = pageOfChallenge(context, peeked, 'registration')
  if (origin === null || peeked?.customerId !== customerId) throw new Refusal(passkeyRefusals.challengeGone)
  const made = await verifyNewPasskey(credential, { challenge, origin })
  if (!made) throw new Refusal(passkeyRefusals.notValid)
  return inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    const spent = await spendToken(tx, 'passkey', challenge)
    if (spent?.customerId !== customer.id) throw new Refusal(passkeyRefusals.challengeGone)
    if ((await countPasskeys(tx.tx, tx.store.id, customer.id)) >= passkeysMax)
      throw new Refusal(passkeyRefusals.tooMany)
    const passkey: Passkey = {
      ...made,
      id: newId('passkey'),
      customerId: customer.id,
      name: of.name,
      transports: credential.response.transports ?? [],
      createdAt: tx.clock,
      lastUsedAt: null,
    }
    if (!(await insertPasskey(tx.tx, tx.store.id, passkey))) throw new Refusal(passkeyRefusals.known)
    const payload = { passkeyId: passkey.id }
    await recordSignInChange(tx, { customer, type: 'customer.passkey_added', payload })
    return passkey
  })
}
