import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockSignedIn } from '../customers/index.ts'
import { recordEvent } from '../events/index.ts'
import { writeRemoved } from './saved-method-queries.ts'

/**
 * Removes a way to pay of the customer: it cannot be used from this moment on, and the worker lets the provider forget it.
 * @throws Refusal not-found
 */
export async function removePaymentMethod(context: Context, of: { paymentMethodId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const removed = await remove(tx, { customerId, id: of.paymentMethodId })
    if (removed === 0) throw new Refusal(platformRefusals.notFound)
  })
}

/** Of a customer who is erased, nothing that was kept stays, here or at providers. */
export const erasePaymentMethods = (context: TxContext, customerId: string): Promise<number> =>
  remove(context, { customerId, id: null })

/** @returns how many ways to pay it was */
async function remove(context: TxContext, of: { customerId: string; id: string | null }): Promise<number> {
  const removed = await writeRemoved(context.tx, context.store.id, { ...of, now: context.now })
  const methods = removed.filter(({ isMethod }) => isMethod)
  for (const { id, version } of methods)
    recordEvent(context, {
      type: 'payment_method.removed',
      aggregate: 'savedPaymentMethod',
      aggregateId: id,
      version,
      payload: { customerId: of.customerId },
    })
  return methods.length
}
