import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { beganAt, beginFlow, type IdempotentCall } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { mayOpenCart } from '../cart/index.ts'
import {
  asksProvider,
  neverCharged,
  type Payment,
  type PaymentProviders,
  paymentRefusals,
  readLatestPayments,
} from '../payments/index.ts'
import { type CheckoutView, settleCheckout, viewOf, whereItStands } from './advance-checkout.ts'
import { type Checkout, cartOf } from './checkout.ts'
import { lockCheckout, lockingCheckout } from './checkout-queries.ts'

interface CancelCheckoutPayment {
  checkoutId: string
  cartSecret: string | undefined
  providers: PaymentProviders
  flow: IdempotentCall | undefined
  client: AttemptClient
}

type Begun =
  | { running: { checkout: Checkout; payments: Payment[]; payment: Payment } }
  | { view: CheckoutView }

/**
 * Gives up the payment of a checkout that runs, so that another way to pay can be chosen. The provider has the last word:
 * what it has ended leaves the checkout open with its goods set aside, what it has taken or promised becomes the order.
 * Where no payment runs, nothing changes.
 * @throws Refusal not-found; payment-in-progress when the provider cannot end it at the moment;
 *   payment-provider-unavailable when it does not answer: nothing has changed then
 */
export async function cancelCheckoutPayment(
  context: Context,
  of: CancelCheckoutPayment,
): Promise<CheckoutView> {
  const ahead = [lockingCheckout(context.store.id, of.checkoutId)]
  const begun = await inTransaction(context, (tx) => begin(tx, of), { ahead })
  if ('view' in begun) return begun.view
  const { checkout, payments, payment } = begun.running
  const outcome = asksProvider(payment)
    ? await whereItStands(context, { payment, providers: of.providers, giveUp: true })
    : neverCharged(payment)
  if (!outcome || outcome.status === 'requires_action')
    throw new Refusal(paymentRefusals.inProgress, { retryAfterSeconds: 2 })
  const { flow, client } = of
  return settleCheckout(context, { checkout, payments, outcome, flow, client, isGivenUp: true })
}

async function begin(context: TxContext, of: CancelCheckoutPayment): Promise<Begun> {
  const { tx, store } = context
  const checkout = await lockCheckout(tx, store.id, of.checkoutId)
  if (!checkout || !mayOpenCart(context, cartOf(checkout), of.cartSecret))
    throw new Refusal(platformRefusals.notFound)
  if (checkout.state !== 'paying') return { view: await viewOf(context, checkout) }
  const payments = await readLatestPayments(tx, store.id, checkout.id)
  const [payment] = payments
  if (!payment) throw new Stale('a paying checkout has no payment')
  // A call that is repeated means the payment of its first time, never one that has begun since.
  const firstAsked = of.flow && (await beganAt(context, of.flow))
  if (firstAsked && payment.createdAt > firstAsked) return { view: await viewOf(context, checkout) }
  if (of.flow) beginFlow(context, of.flow)
  return { running: { checkout, payments, payment } }
}
