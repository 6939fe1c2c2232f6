import type { Context, TxContext } from '../../platform/context.ts'
import type { Payment } from './payment.ts'
import type { OperationFollower } from './run-operation.ts'

/** What the domain that takes money does about payments that are told of by somebody else than their shopper. */
export interface PaidFor extends OperationFollower {
  /**
   * Takes what waits for a payment to where the provider says it is.
   * @param of.alongside written in the same transaction, where there is one
   * @throws Refusal payment-provider-unavailable; nothing has changed then
   */
  advance(context: Context, of: { payment: Payment; alongside: (tx: TxContext) => void }): Promise<void>
  /**
   * What was given back at the provider's own pages becomes a refund of its order. The order and the payment are locked.
   * @param of.amount minor units
   * @returns the refund; null: there is no order, or so much is not due
   */
  refundedElsewhere(context: TxContext, of: { payment: Payment; amount: number }): Promise<string | null>
  /** Payment references of an order, oldest first; null: there is no such order. */
  referencesOf(context: Context, orderId: string): Promise<string[] | null>
}
