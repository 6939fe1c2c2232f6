import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { passwordFits } from '../../platform/passwords.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Customer, signedIn } from './customer.ts'
import { readCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { sessionIsYounger } from './session-queries.ts'

/** How long a sign-in proves who somebody is, where there is no password to ask for. */
const recentSeconds = 10 * 60

/**
 * Asks the signed-in customer again before something that a borrowed device must not do: for the password, or for a
 * recent sign-in of those who have none. Called before the transaction.
 * @returns the customer as it was read, to be locked and compared where it is written
 * @throws Refusal wrong-password, recent-sign-in-needed, not-authenticated, too-many-requests
 */
export async function proveIdentity(
  context: Context,
  of: { password: string | undefined; client: AttemptClient },
): Promise<Customer> {
  const { customerId, sessionId } = signedIn(context)
  const { db, store } = context
  const customer = await readCustomer(db, store.id, customerId)
  if (customer?.status !== 'active' || !customer.email) throw new Refusal(platformRefusals.notAuthenticated)
  if (customer.passwordHash === null) {
    if (await sessionIsYounger(db, store.id, { sessionId, seconds: recentSeconds })) return customer
    throw new Refusal(customerRefusals.recentSignInNeeded)
  }
  const attempt = await slowDown(context, {
    rule: 'customerSignIn',
    subject: customer.email,
    client: of.client,
  })
  if (of.password === undefined || !(await passwordFits(of.password, customer.passwordHash)))
    throw new Refusal(customerRefusals.wrongPassword)
  await attempt.succeeded()
  return customer
}
