import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { readOperationsOf } from './operation-queries.ts'
import { type OrderOfPayment, readOrdersPaidBy } from './paid-order-queries.ts'
import type { Payment, PaymentOperation } from './payment.ts'
import { readPayment } from './queries.ts'

/** A payment with all that was done with it, and what it paid. */
export interface PaymentView {
  payment: Payment
  operations: PaymentOperation[]
  /** Null: no order came of it */
  order: OrderOfPayment | null
}

/** @throws Refusal not-found */
export const viewPayment = (context: Context, paymentId: string): Promise<PaymentView> =>
  inTransaction(context, async (tx) => {
    const payment = await readPayment(tx.tx, tx.store.id, paymentId)
    if (!payment) throw new Refusal(platformRefusals.notFound)
    return viewOf(tx, payment)
  })

export async function viewOf(context: TxContext, payment: Payment): Promise<PaymentView> {
  const [view] = await viewsOf(context, [payment])
  if (!view) throw new Error('a payment has a view')
  return view
}

/** In the order they are given. */
export async function viewsOf(
  { tx, store }: TxContext,
  payments: readonly Payment[],
): Promise<PaymentView[]> {
  const ids = payments.map(({ id }) => id)
  const operations = await readOperationsOf(tx, store.id, ids)
  const references = payments.map(({ reference }) => reference)
  const orders = await readOrdersPaidBy(tx, store.id, references)
  return payments.map((payment) => ({
    payment,
    operations: operations.filter(({ paymentId }) => paymentId === payment.id),
    order: orders.get(payment.reference) ?? null,
  }))
}
