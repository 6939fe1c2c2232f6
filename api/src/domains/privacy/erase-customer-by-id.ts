import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockCustomer } from '../customers/index.ts'
import { erase } from './erase.ts'

/**
 * A customer's account goes, with all that is personal: for staff, on the customer's wish. Who is erased stays so.
 * @throws Refusal not-found, checkout-in-progress, orders-not-shipped
 */
export async function eraseCustomerById(
  context: Context,
  of: { customerId: string; evenUnshipped: boolean },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const customer = await lockCustomer(tx.tx, tx.store.id, of.customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    await erase(tx, { customer, by: 'store', evenUnshipped: of.evenUnshipped })
  })
}
