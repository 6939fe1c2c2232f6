import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { type PaidFor, type PaymentProviders, paymentRefusals } from '../payments/index.ts'
import { adoptRefund } from './adopt-refund.ts'
import { advanceCheckout } from './advance-checkout.ts'
import { advanceOrderEdit } from './advance-order-edit.ts'
import { orderOperations } from './settle-refund.ts'
import { readPaidReferences } from './sold-order-queries.ts'

/** What orders do about payments that providers, staff and the worker look at: a checkout or an edit goes where its payment is. */
export const paidForOrders = (providers: PaymentProviders): PaidFor => ({
  ...orderOperations,
  refundedElsewhere: adoptRefund,
  async advance(context, { payment, alongside }) {
    const { reference, referenceKind } = payment
    try {
      if (referenceKind === 'order_edit')
        await advanceOrderEdit(context, { editId: reference, providers, giveUp: null, alongside })
      else await advanceCheckout(context, { checkoutId: reference, providers, giveUp: false, alongside })
    } catch (error) {
      // Declined is an ending like any other; nobody is waiting for the answer here.
      if (!(error instanceof Refusal && error.kind.code === paymentRefusals.declined.code)) throw error
    }
  },
  referencesOf: (context, orderId) =>
    inTransaction(context, async ({ tx, store }) => {
      const references = await readPaidReferences(tx, store.id, orderId)
      return references.length > 0 ? references : null
    }),
})
