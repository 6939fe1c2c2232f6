import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { issueChallenge, pageOf } from './passkey-challenge.ts'

/**
 * A challenge for signing in with a passkey, whoever's it will be: no account is named, so none is told of.
 * @throws Refusal invalid-request, store-has-no-pages
 */
export async function createPasskeyChallenge(
  context: Context,
  of: { origin: string | undefined },
): Promise<{ origin: string; challenge: string; expiresAt: Date }> {
  const origin = pageOf(context, of.origin)
  const issued = await inTransaction(context, (tx) =>
    issueChallenge(tx, { for: 'sign_in', origin, customerId: null }),
  )
  return { origin, ...issued }
}
