import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { lockCustomer } from '../customers/index.ts'
import { eraseBuyer, noEmail } from '../orders/index.ts'
import { erasePaymentMethods } from '../payments/index.ts'

/**
 * For some seconds an instance may still take an erased customer's session for a living one: what was put into carts
 * and quotes meanwhile goes, too. Sent again until nothing is left.
 * @throws Refusal checkout-in-progress, orders-not-shipped: later, then
 */
export async function eraseLateTraces(context: Context, of: { customerId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const customer = await lockCustomer(tx.tx, tx.store.id, of.customerId)
    if (customer?.status !== 'erased') return
    await erasePaymentMethods(tx, of.customerId)
    await eraseBuyer(tx, { ...of, email: noEmail, evenUnshipped: false })
  })
}
