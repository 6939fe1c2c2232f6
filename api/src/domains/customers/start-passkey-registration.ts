import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Customer } from './customer.ts'
import { type Passkey, passkeysMax } from './passkey.ts'
import { issueChallenge, pageOf } from './passkey-challenge.ts'
import { readPasskeys } from './passkey-queries.ts'
import { passkeyRefusals } from './passkey-refusals.ts'
import { proveIdentity } from './prove-identity.ts'
import { customerRefusals } from './refusals.ts'
import { lockSignedIn } from './signed-in-customer.ts'

export interface StartedRegistration {
  customer: Customer
  /** Those there are: a device that has one makes no other */
  known: Passkey[]
  origin: string
  challenge: string
  expiresAt: Date
}

/**
 * A challenge for a new passkey. Who somebody is, is asked again: a passkey opens the account for ever.
 * @throws Refusal wrong-password, recent-sign-in-needed, invalid-request, store-has-no-pages, too-many-passkeys,
 * too-many-requests
 */
export async function startPasskeyRegistration(
  context: Context,
  of: { password: string | undefined; origin: string | undefined; client: AttemptClient },
): Promise<StartedRegistration> {
  const origin = pageOf(context, of.origin)
  const proven = await proveIdentity(context, of)
  const known = await readPasskeys(context.db, context.store.id, proven.id)
  if (known.length >= passkeysMax) throw new Refusal(passkeyRefusals.tooMany)
  return inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    if (customer.passwordHash !== proven.passwordHash) throw new Refusal(customerRefusals.wrongPassword)
    const issued = await issueChallenge(tx, { for: 'registration', origin, customerId: customer.id })
    return { customer, known, origin, ...issued }
  })
}
