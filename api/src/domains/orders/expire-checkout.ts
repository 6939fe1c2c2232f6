import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import type { PaymentProviders } from '../payments/index.ts'
import { advanceCheckout } from './advance-checkout.ts'
import { lockCheckout, readCheckout } from './checkout-queries.ts'
import { releaseCheckout } from './release-checkout.ts'

/**
 * Looks after a checkout that nobody is looking after: past its time it is released, with a running payment canceled
 * at the provider first; a silent payment that has been captured becomes its order.
 */
export async function expireCheckout(
  context: Context,
  of: { checkoutId: string; providers: PaymentProviders },
): Promise<void> {
  const found = await inTransaction(context, async (tx) => {
    const checkout = await readCheckout(tx.tx, tx.store.id, of.checkoutId)
    return checkout && { state: checkout.state, overdue: checkout.expiresAt <= tx.now }
  })
  if (found?.state === 'paying') {
    try {
      await advanceCheckout(context, { ...of, giveUp: found.overdue })
    } catch (error) {
      // Declined is an ending like any other; nobody is waiting for the answer here.
      if (!(error instanceof Refusal && error.kind.code === 'payment-declined')) throw error
    }
  }
  if (found?.state === 'held' && found.overdue) {
    await inTransaction(context, async (tx) => {
      const checkout = await lockCheckout(tx.tx, tx.store.id, of.checkoutId)
      if (checkout?.state === 'held' && checkout.expiresAt <= tx.now)
        releaseCheckout(tx, { checkout, cause: 'expired' })
    })
  }
}
