import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { Call } from '../../platform/route-contract.ts'
import { customerRefusals, lockSignedIn, proveIdentity } from '../customers/index.ts'
import { erase } from './erase.ts'

/**
 * The signed-in customer's account goes, with all that is personal, once they have proven again who they are.
 * @throws Refusal wrong-password, recent-sign-in-needed, too-many-requests, checkout-in-progress, orders-not-shipped
 */
export async function eraseCustomer(
  context: Context,
  of: { password: string | undefined; client: Call<undefined, undefined, undefined>['client'] },
): Promise<void> {
  const proven = await proveIdentity(context, of)
  await inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    // Changed since it was asked for: what was proven is another password.
    if (customer.passwordHash !== proven.passwordHash) throw new Refusal(customerRefusals.wrongPassword)
    await erase(tx, { customer, by: 'customer', evenUnshipped: false })
  })
}
