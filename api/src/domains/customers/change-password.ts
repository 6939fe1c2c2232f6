import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { hashPassword } from '../../platform/passwords.ts'
import { Refusal } from '../../platform/refusals.ts'
import { signedIn } from './customer.ts'
import { mustHavePages } from './mailed-link.ts'
import { mustBeGoodPassword } from './new-password.ts'
import { proveIdentity } from './prove-identity.ts'
import { customerRefusals } from './refusals.ts'
import { writePassword } from './write-password.ts'

/**
 * Another password for who knows the present one, or a first one. Ends all sessions but the caller's.
 * @throws Refusal wrong-password, recent-sign-in-needed, invalid-request, store-has-no-pages, too-many-requests
 */
export async function changePassword(
  context: Context,
  of: {
    currentPassword: string | undefined
    password: string
    client: AttemptClient
  },
): Promise<void> {
  mustHavePages(context)
  const { sessionId } = signedIn(context)
  const customer = await proveIdentity(context, { password: of.currentPassword, client: of.client })
  await mustBeGoodPassword(context, {
    password: of.password,
    about: [customer.email, customer.fullName],
    pointer: '/password',
  })
  const passwordHash = await hashPassword(of.password)
  await inTransaction(context, async (tx) => {
    const written = await writePassword(tx, {
      customerId: customer.id,
      passwordHash,
      expectedHash: customer.passwordHash,
      ended: { which: { except: sessionId }, because: 'password_changed' },
    })
    if (!written) throw new Refusal(customerRefusals.wrongPassword)
  })
}
