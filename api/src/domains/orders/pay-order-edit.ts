import type { AttemptClient } from '../../platform/attempts.ts'
import { refuseAfterFailures } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { beginFlow, type IdempotentCall } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import {
  choosePaymentMethod,
  type PayingWith,
  type Payment,
  type PaymentProviders,
  paymentRefusals,
  type StoreProvider,
  startPayments,
  takeOverPayment,
} from '../payments/index.ts'
import { declinesOfEdit, settleOrderEdit } from './advance-order-edit.ts'
import { stillFits } from './apply-order-edit.ts'
import { orderToChange } from './buyer-of-order.ts'
import { editRefusals } from './edit-refusals.ts'
import type { OrderEdit } from './order-edit.ts'
import { chooseTenders, type WantedTenders } from './own-tenders.ts'
import { charge, guessing } from './pay-checkout.ts'
import type { OrderEditView } from './present-order-edit.ts'
import { findEdit, viewOfEdit } from './read-order-edit.ts'
import { orderRefusals } from './refusals.ts'
import { lockSoldOrder } from './sold-order-queries.ts'

export interface PayOrderEdit {
  orderId: string
  editId: string
  orderSecret: string | undefined
  /** Null: something kept pays, or `tenders` do */
  paymentMethod: string | null
  savedPaymentMethodId: string | null
  tenders: WantedTenders
  returnUrl: string
  providers: PaymentProviders
  leaseSeconds: number
  flow: IdempotentCall | undefined
  client: AttemptClient
}

type Started = { view: OrderEditView } | { edit: OrderEdit; payments: Payment[] }

/**
 * Pays what an edit of an order costs more, and with that commits it. In the three steps of `payCheckout`: record the
 * payments and their keys, with what gift cards and store credit give set aside; call the provider for the rest, with nothing
 * locked; record what it said. Killed at any point, a retry with the same key goes on where it stopped, and so does the
 * worker.
 * @throws Refusal not-found, not-permitted, order-edit-not-open, order-edit-outdated, return-url-not-allowed,
 *   payment-method-unknown, payment-method-missing, payment-method-not-kept, payment-in-progress, payment-declined,
 *   payment-provider-unavailable, too-many-requests, tenders-taken; those of {@link chooseTenders}
 */
export async function payOrderEdit(context: Context, of: PayOrderEdit): Promise<OrderEditView> {
  await orderToChange(context, of)
  const from = await of.providers.ofStore(context)
  if (!context.store.origins.includes(new URL(of.returnUrl).origin))
    throw new Refusal(orderRefusals.returnUrlNotAllowed, {
      errors: [{ pointer: '/returnUrl', message: `must begin with ${context.store.origins.join(' or ')}` }],
    })
  const method = await choosePaymentMethod(context, { ...of, from, savePaymentMethod: false })
  const paying = { ...of, ...method, from }
  const codes = await Promise.all(of.tenders.giftCards.map((code) => guessing(context, { code, ...of })))
  const started = await inTransaction(context, (tx) => start(tx, paying))
  for (const { succeeded } of codes) await succeeded()
  if ('view' in started) return started.view
  const { edit, payments } = started
  const outcome = await charge(context, { ...paying, payments })
  const [asked] = payments
  if (!asked) throw new Error(`edit ${edit.id} is paid by nothing`)
  const { providers, flow, client } = of
  return settleOrderEdit(context, { edit, asked, outcome, providers, flow, client, giveUp: null })
}

async function start(
  context: TxContext,
  of: PayOrderEdit & PayingWith & { from: StoreProvider },
): Promise<Started> {
  const { tx, store, now } = context
  const order = await lockSoldOrder(tx, store.id, of.orderId)
  if (!order) throw new Refusal(platformRefusals.notFound)
  const edit = await findEdit(context, { ...of, forBuyer: true })
  const view = await viewOfEdit(context, edit)
  if (edit.state === 'committed') return { view }
  if (edit.state !== 'awaiting_payment') throw new Refusal(editRefusals.notOpen)
  const [latest] = view.payments
  if (latest?.status === 'requires_action') return { view }
  if (latest?.status === 'started') return resume(context, of, { edit, payments: view.payments })
  if (edit.expiresAt <= now) throw new Refusal(editRefusals.notOpen)
  if (!(await stillFits(context, order, edit))) throw new Refusal(editRefusals.outdated)
  const { differenceAmount: totalAmount, currency } = edit
  const { customerId } = order
  const tenders = await chooseTenders(context, {
    checkout: { totalAmount, currency, customerId },
    wanted: of.tenders,
  })
  const rest = tenders.reduce((left, { amount }) => left - amount, totalAmount)
  if (of.paymentMethod === null && rest > 0)
    throw new Refusal(paymentRefusals.methodMissing, {
      errors: [{ pointer: '/paymentMethod', message: 'is required where there is something to pay' }],
    })
  refuseAfterFailures(context, { ...declinesOfEdit(edit, of.client), solved: false })
  const payments = startPayments(context, {
    reference: edit.id,
    referenceKind: 'order_edit',
    attempt: (latest?.attempt ?? 0) + 1,
    amount: totalAmount,
    currency,
    from: of.from,
    saveMethod: false,
    tenders,
    otherwise: () => new Refusal(orderRefusals.tendersTaken),
  })
  if (of.flow) beginFlow(context, of.flow)
  return { edit, payments }
}

/** A payment is already running: wait for it, or go on where a caller that is gone stopped. */
async function resume(
  context: TxContext,
  of: PayOrderEdit,
  { edit, payments }: { edit: OrderEdit; payments: Payment[] },
): Promise<Started> {
  const [payment, ...others] = payments
  if (!payment) throw new Error(`edit ${edit.id} is paid by nothing`)
  const taken = await takeOverPayment(context, payment, of)
  if (of.flow) beginFlow(context, of.flow)
  return { edit, payments: [taken, ...others] }
}
