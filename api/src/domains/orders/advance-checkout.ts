import type { AttemptClient } from '../../platform/attempts.ts'
import { countFailure } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { endFlow, type IdempotentCall, refusalReply } from '../../platform/idempotency.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { thawCart } from '../cart/index.ts'
import { HoldGone } from '../inventory/index.ts'
import {
  askProvider,
  asksProvider,
  keepPaymentMethod,
  mustAgree,
  nameOf,
  neverCharged,
  ownOutcome,
  type Payment,
  type PaymentProviders,
  type ProviderPayment,
  paymentRefusals,
  providerOfPayment,
  readLatestPayments,
  recordDisagreement,
  recordOutcome,
  recordOwnTenders,
} from '../payments/index.ts'
import type { Checkout } from './checkout.ts'
import { lockCheckout, lockingCheckout, readCheckout } from './checkout-queries.ts'
import { claimAgain, endWithoutOrder } from './claim-again.ts'
import type { PlacedOrder } from './order.ts'
import { readPlacedOrder } from './order-queries.ts'
import { placeOrder } from './place-order.ts'
import { presentCheckout } from './present.ts'
import { moved, releaseCheckout } from './release-checkout.ts'

/** A checkout with what its reply needs beside it. */
export interface CheckoutView {
  checkout: Checkout
  /** Of the newest attempt: the one that decides, which is the provider's where there is one */
  payment: Payment | null
  /** All of the newest attempt, `payment` first; absent: none */
  payments?: Payment[]
  order: PlacedOrder | null
}

/** Writes beside what moves a checkout, and sees where it went. */
export type Alongside = (tx: TxContext, moved: CheckoutView) => void

/** @throws Refusal not-found */
export async function viewCheckout(context: TxContext, checkoutId: string): Promise<CheckoutView> {
  const checkout = await readCheckout(context.tx, context.store.id, checkoutId)
  if (!checkout) throw new Refusal(platformRefusals.notFound)
  return viewOf(context, checkout)
}

export async function viewOf(context: TxContext, checkout: Checkout): Promise<CheckoutView> {
  const { tx, store } = context
  const payments = checkout.paymentAttempts > 0 ? await readLatestPayments(tx, store.id, checkout.id) : []
  const order = checkout.orderId ? await readPlacedOrder(tx, store.id, checkout.orderId) : null
  return { checkout, payment: payments[0] ?? null, payments, order }
}

/**
 * Asks the provider where a payment stands and takes the checkout there. Shopper, poller, worker, staff and the
 * provider's own messages all come through here, any number of times and at once: the checkout's row lets one of them
 * move it, the others see where it went.
 * @param of.giveUp cancel at the provider what is not paid yet: the checkout's time is over, or its shopper wants to
 * @param of.alongside writes in the same transaction, if this call is the one that moves the checkout or its payment
 * @throws Refusal payment-declined; payment-provider-unavailable when the provider does not answer: nothing has changed then
 */
export async function advanceCheckout(
  context: Context,
  of: {
    checkoutId: string
    providers: PaymentProviders
    giveUp: boolean
    client?: AttemptClient
    alongside?: Alongside
  },
): Promise<CheckoutView> {
  const view = await inTransaction(context, (tx) => viewCheckout(tx, of.checkoutId))
  const { checkout, payment, payments = [] } = view
  if (checkout.state !== 'paying' || !payment) return view
  const outcome = asksProvider(payment)
    ? await whereItStands(context, { payment, ...of })
    : ownOutcome(payment)
  if (!outcome) return view
  const { client, alongside } = of
  return settleCheckout(context, { checkout, payments, outcome, client, alongside })
}

/** @returns null when nobody knows of it yet */
export async function whereItStands(
  context: Context,
  of: { payment: Payment; providers: PaymentProviders; giveUp: boolean },
): Promise<ProviderPayment | null> {
  const { payment } = of
  const provider = await providerOfPayment(of.providers, context, payment)
  const found = await askProvider(context, () => provider.retrieve(nameOf(payment)))
  const isGood = found?.status === 'captured' || found?.status === 'authorized'
  if (!of.giveUp || isGood) return found
  // The provider never heard of it: the call was never made, and nobody waits for it any more.
  return (await askProvider(context, () => provider.cancel(nameOf(payment)))) ?? neverCharged(payment)
}

/**
 * Records what the provider said and moves the checkout accordingly, in one transaction: placed, open for another
 * try, waiting for the shopper, or released. Whoever comes second finds it moved and answers with that. Goods that are
 * held no more are claimed once more at the same price; where they are gone, the money goes back.
 * @throws Refusal payment-declined, after recording it; payment-provider-unavailable when the provider speaks of another
 *   payment than was asked for, which is recorded for a person to look at
 */
export async function settleCheckout(
  context: Context,
  of: {
    checkout: Checkout
    /** Of the attempt that was asked about, the deciding one first */
    payments: readonly Payment[]
    outcome: ProviderPayment
    flow?: IdempotentCall | undefined
    /** Who waits for the answer; absent where the worker asks */
    client?: AttemptClient | undefined
    /** Who asks wanted it to come to nothing: that it was declined is no refusal then */
    isGivenUp?: boolean
    alongside?: Alongside | undefined
  },
): Promise<CheckoutView> {
  const [asked] = of.payments
  if (!asked) throw new Error(`checkout ${of.checkout.id} is paid by nothing`)
  await mustAgreeOrTell(context, asked, of.outcome)
  const declined = new Refusal(paymentRefusals.declined)
  const isDeclined = ({ payment }: CheckoutView) =>
    !of.isGivenUp && payment?.status === 'declined' && payment.id === asked.id
  let isFirst = true
  let hasGoods = true
  const settle = async (tx: TxContext) => {
    const checkout = await lockCheckout(tx.tx, tx.store.id, of.checkout.id)
    if (!checkout) throw new Refusal(platformRefusals.notFound)
    const { settled, isMoved } = hasGoods
      ? await settleOnce(tx, { ...of, checkout, asked, isFirst })
      : await endOnce(tx, { ...of, checkout, asked })
    if (isMoved) of.alongside?.(tx, settled)
    isFirst = false
    const { customerId } = checkout
    if (customerId !== null && settled.payment?.id === asked.id)
      await keepPaymentMethod(tx, { customerId, payment: asked, outcome: of.outcome })
    if (of.flow) {
      const reply = isDeclined(settled)
        ? refusalReply(declined)
        : { status: 200, body: JSON.stringify(presentCheckout(tx, settled)) }
      endFlow(tx, of.flow, reply)
    }
    return settled
  }
  const ahead = [lockingCheckout(context.store.id, of.checkout.id)]
  const view = await inTransaction(context, settle, { ahead }).catch(async (error: unknown) => {
    if (!(error instanceof HoldGone)) throw error
    isFirst = true
    hasGoods = await claimAgain(context, of.checkout.id)
    return inTransaction(context, settle, { ahead })
  })
  if (isDeclined(view)) throw declined
  return view
}

/** @throws Refusal payment-provider-unavailable when the provider speaks of another payment than was asked for */
export async function mustAgreeOrTell(
  context: Context,
  payment: Payment,
  outcome: ProviderPayment,
): Promise<void> {
  try {
    mustAgree(payment, outcome)
  } catch (error) {
    await recordDisagreement(context, error)
    throw new Refusal(paymentRefusals.providerUnavailable, { retryAfterSeconds: 60 })
  }
}

const settles = new Set<ProviderPayment['status']>(['captured', 'authorized', 'declined', 'canceled'])

interface Settling {
  checkout: Checkout
  payments: readonly Payment[]
  outcome: ProviderPayment
  client?: AttemptClient | undefined
}

/** Only the checkout's newest attempt may move it, and only while it waits: whoever comes late sees where it went. */
async function settleOnce(
  context: TxContext,
  of: Settling & { asked: Payment; isFirst: boolean },
): Promise<{ settled: CheckoutView; isMoved: boolean }> {
  const { checkout, asked } = of
  const seen = async () => ({ settled: await viewOf(context, checkout), isMoved: false })
  if (checkout.state !== 'paying') return seen()
  // The payments of the last attempt of a checkout that is being paid wait: they are settled together with the checkout.
  // Unless one of them has changed since it was read, which the first try finds out.
  const isWaiting = asked.attempt === checkout.paymentAttempts && settles.has(of.outcome.status)
  if (isWaiting && of.isFirst) return { settled: settle(context, of), isMoved: true }
  const payments = await readLatestPayments(context.tx, context.store.id, checkout.id)
  const [payment] = payments
  const waits = payment?.status === 'started' || payment?.status === 'requires_action'
  if (!waits || payment.id !== asked.id || payment.status === of.outcome.status) return seen()
  return { settled: settle(context, { ...of, payments }), isMoved: true }
}

/** Its goods are gone: the money is set aside to go back, unless somebody was faster. The worker sends it. */
async function endOnce(
  context: TxContext,
  of: Settling & { asked: Payment },
): Promise<{ settled: CheckoutView; isMoved: boolean }> {
  const { checkout, asked, outcome } = of
  const ended = await endWithoutOrder(context, { checkout, payment: asked, said: outcome })
  return ended
    ? { settled: { ...ended, order: null }, isMoved: true }
    : { settled: await viewOf(context, checkout), isMoved: false }
}

/** What a payment that came to nothing counts against, given up ones too: its cart and where it came from. */
export const declinesOf = ({ cartId }: Checkout, client: AttemptClient) =>
  ({ rule: 'declinedPayment', subject: cartId, client }) as const

function settle(context: TxContext, of: Settling): CheckoutView {
  const { checkout, outcome } = of
  const [decides, ...others] = of.payments
  if (!decides) throw new Error(`checkout ${checkout.id} is paid by nothing`)
  const notFrozen = () => new Stale('the cart was not being paid')
  const { status } = outcome
  if (status === 'captured' || status === 'authorized') {
    const orderId = newId('order')
    const paid = recorded(context, { decides, others, outcome, orderId })
    return { ...placeOrder(context, { orderId, checkout, payment: decides, cause: status }), ...paid }
  }
  if (status === 'requires_action') {
    const payment = recordOutcome(context, { payment: decides, outcome, orderId: null })
    return { checkout, payment, payments: [payment, ...others], order: null }
  }
  const ended = recorded(context, { decides, others, outcome, orderId: null })
  thawCart(context, { cartId: checkout.cartId, otherwise: notFrozen })
  if (status === 'canceled' && checkout.expiresAt <= context.now)
    return { checkout: releaseCheckout(context, { checkout, cause: 'expired' }), ...ended, order: null }
  if (of.client) countFailure(context, declinesOf(checkout, of.client))
  return { checkout: moved(context, checkout, status), ...ended, order: null }
}

/** The payments of an attempt that is over: money of ours moves when the deciding one is good. */
export function recorded(
  context: TxContext,
  of: { decides: Payment; others: readonly Payment[]; outcome: ProviderPayment; orderId: string | null },
): { payment: Payment; payments: Payment[] } {
  const { decides, others, outcome, orderId } = of
  if (decides.tender !== 'provider') {
    const payments = recordOwnTenders(context, { payments: [decides, ...others], orderId })
    return { payment: payments[0] ?? decides, payments }
  }
  const payment = recordOutcome(context, { payment: decides, outcome, orderId })
  return { payment, payments: [payment, ...recordOwnTenders(context, { payments: others, orderId })] }
}
