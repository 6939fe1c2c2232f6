import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import type { PaymentProviders } from '../payments/index.ts'
import { advanceOrderEdit } from './advance-order-edit.ts'
import { orderToChange } from './buyer-of-order.ts'
import type { OrderEditView } from './present-order-edit.ts'
import { viewEdit } from './read-order-edit.ts'

/**
 * After a second step: asks the provider how it ended and, when the money is there, commits the edit. Idempotent by itself.
 * @throws Refusal not-found, not-permitted, payment-declined, payment-provider-unavailable
 */
export async function completeOrderEdit(
  context: Context,
  of: {
    orderId: string
    editId: string
    orderSecret: string | undefined
    providers: PaymentProviders
    client: AttemptClient
  },
): Promise<OrderEditView> {
  await orderToChange(context, of)
  await viewEdit(context, { ...of, forBuyer: true })
  const { editId, providers, client } = of
  return advanceOrderEdit(context, { editId, providers, client, giveUp: null })
}
