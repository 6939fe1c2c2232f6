import type { AttemptClient } from '../../platform/attempts.ts'
import { refuseAfterFailures, TooManyFailures } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { failpoint } from '../../platform/failpoints.ts'
import { beginFlow, hasBegun, type IdempotentCall } from '../../platform/idempotency.ts'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { freezeCart, mayOpenCart } from '../cart/index.ts'
import { extendHold } from '../inventory/index.ts'
import {
  freeOfCharge,
  type Payment,
  type PaymentProvider,
  paymentRefusals,
  providerOf,
  readLatestPayment,
  startPayment,
  takeOverPayment,
} from '../payments/index.ts'
import type { PriceServices } from '../pricing/index.ts'
import { ask, type CheckoutView, declinesOf, settlePayment, viewOf } from './advance-checkout.ts'
import { type Checkout, cartOf } from './checkout.ts'
import { lockCheckout } from './checkout-queries.ts'
import { holderOf } from './holder.ts'
import { orderRefusals } from './refusals.ts'
import { moved } from './release-checkout.ts'
import { PromiseEnded, requote } from './requote.ts'
import { mustBeQuoteOf } from './signed-quote.ts'

export interface PayCheckout {
  checkoutId: string
  cartSecret: string | undefined
  /** Null: the total is 0 */
  paymentMethod: string | null
  returnUrl: string
  /** As `signedQuote` made it */
  quote?: string | undefined
  provider: PaymentProvider
  priceServices: PriceServices
  holdSeconds: number
  leaseSeconds: number
  /** Checkouts that one client address may have open at a time; 0: any number */
  holdsPerAddress: number
  flow: IdempotentCall | undefined
  client: AttemptClient
}

type Started = { toCharge: { checkout: Checkout; payment: Payment } } | { view: CheckoutView }

/**
 * Pays a checkout and, when the money is there, places the order. In three steps, so that nothing is locked while the
 * provider is asked: record the payment and its key; call the provider; record what it said. Killed at any point, a
 * retry with the same key goes on where it stopped, and the provider sees the same key again. A total of 0 takes the
 * same steps, and no provider is asked.
 * @throws Refusal not-found, payment-method-unknown, payment-method-missing, return-url-not-allowed, payment-in-progress,
 *   payment-declined, payment-provider-unavailable, too-many-requests, quote-invalid, quote-expired, quote-used; and
 *   those of {@link requote} when the promise no longer holds
 */
export async function payCheckout(context: Context, of: PayCheckout): Promise<CheckoutView> {
  if (of.paymentMethod !== null && !of.provider.knowsMethod(of.paymentMethod))
    throw new Refusal(paymentRefusals.methodUnknown)
  if (!context.store.origins.includes(new URL(of.returnUrl).origin)) {
    throw new Refusal(orderRefusals.returnUrlNotAllowed, {
      errors: [{ pointer: '/returnUrl', message: `must begin with ${context.store.origins.join(' or ')}` }],
    })
  }
  failpoint('pay.begin')
  const started = await startOrRequote(context, of)
  if ('view' in started) return started.view
  failpoint('pay.started')
  const { checkout, payment } = started.toCharge
  const outcome = await ask(context, () =>
    providerOf(payment, of.provider).charge({
      key: payment.providerKey,
      amount: payment.amount,
      currency: payment.currency,
      paymentMethod: of.paymentMethod ?? '',
      description: context.store.name,
      returnUrl: of.returnUrl,
    }),
  )
  failpoint('provider.answered')
  return settlePayment(context, { checkout, payment, outcome, flow: of.flow, client: of.client })
}

/** @throws Refusal when the promise no longer holds: with what has changed, and a new quote where there can be one */
async function startOrRequote(context: Context, of: PayCheckout): Promise<Started> {
  try {
    return await startUnlessDeclined(context, of)
  } catch (error) {
    if (!(error instanceof PromiseEnded)) throw error
    const { cartSecret, holdSeconds, flow, holdsPerAddress, priceServices: services } = of
    const holder = holderOf(context, { address: of.client.address, placesPerAddress: holdsPerAddress })
    throw await requote(context, { ended: error, cartSecret, holdSeconds, holder, flow, services })
  }
}

/**
 * Who tries cards, tries many: after some declined payments of a cart or from an address the next one waits, or is
 * let through by a solved challenge. How many try at once is bounded by how many checkouts one buyer may have.
 * @throws TooManyFailures
 */
async function startUnlessDeclined(context: Context, of: PayCheckout): Promise<Started> {
  try {
    return await inTransaction(context, (tx) => start(tx, of, false))
  } catch (error) {
    const solved = error instanceof TooManyFailures && error.liftable && (await of.client.solvedChallenge?.())
    if (!solved) throw error
    return inTransaction(context, (tx) => start(tx, of, true))
  }
}

async function start(context: TxContext, of: PayCheckout, solved: boolean): Promise<Started> {
  const { tx, store, now } = context
  const checkout = await lockCheckout(tx, store.id, of.checkoutId)
  failpoint('pay.locked')
  if (!checkout || !mayOpenCart(context, cartOf(checkout), of.cartSecret))
    throw new Refusal(platformRefusals.notFound)
  if (of.quote !== undefined) mustBeQuoteOf(context, checkout, of.quote)
  switch (checkout.state) {
    case 'placed':
      return { view: await placedAlready(context, checkout, of) }
    case 'released':
      throw ended(context, checkout, of)
    case 'paying':
      return resume(context, checkout, of)
    case 'held':
      if (checkout.expiresAt <= now) throw ended(context, checkout, of)
      if (of.paymentMethod === null && checkout.totalAmount > 0)
        throw new Refusal(paymentRefusals.methodMissing, {
          errors: [{ pointer: '/paymentMethod', message: 'is required where there is something to pay' }],
        })
      refuseAfterFailures(context, { ...declinesOf(checkout, of.client), solved })
      return { toCharge: startCharge(context, checkout, of) }
  }
}

/** Whoever shows a quote wants that promise and no other; it has run out, and nothing changes. */
function ended({ now }: TxContext, checkout: Checkout, of: PayCheckout): Error {
  return of.quote !== undefined && checkout.expiresAt <= now
    ? new Refusal(orderRefusals.quoteExpired)
    : new PromiseEnded(checkout, orderRefusals.checkoutEnded)
}

/** A quote is good for one order: only the call that placed it, or was placing it, learns it from its quote again. */
async function placedAlready(context: TxContext, checkout: Checkout, of: PayCheckout): Promise<CheckoutView> {
  const view = await viewOf(context, checkout)
  const isOwn = of.quote === undefined || (of.flow !== undefined && (await hasBegun(context, of.flow)))
  if (isOwn || !view.order) return view
  const { id, number } = view.order
  throw new Refusal(orderRefusals.quoteUsed, { members: { order: { id: toWire('order', id), number } } })
}

function startCharge(
  context: TxContext,
  held: Checkout,
  of: PayCheckout,
): { checkout: Checkout; payment: Payment } {
  const attempt = held.paymentAttempts + 1
  // Time to type a code at the bank; given once, so that declined tries cannot hold goods forever.
  const extended = secondsAfter(context.now, of.holdSeconds)
  const expiresAt = attempt === 1 ? extended : held.expiresAt
  const checkout = moved(context, held, 'paymentStarted', { paymentAttempts: attempt, expiresAt })
  if (attempt === 1) extendHold(context, { reference: checkout.id, expiresAt })
  freezeCart(context, {
    cartId: checkout.cartId,
    version: checkout.cartVersion,
    otherwise: () => new PromiseEnded(held, orderRefusals.checkoutOutdated),
  })
  const payment = startPayment(context, {
    reference: checkout.id,
    provider: checkout.totalAmount === 0 ? freeOfCharge.name : of.provider.name,
    amount: checkout.totalAmount,
    currency: checkout.currency,
    attempt,
  })
  if (of.flow) beginFlow(context, of.flow)
  failpoint('pay.recorded')
  return { checkout, payment }
}

/** A payment is already running: wait for it, show its next step, or go on where a caller that is gone stopped. */
async function resume(context: TxContext, checkout: Checkout, of: PayCheckout): Promise<Started> {
  const payment = await readLatestPayment(context.tx, context.store.id, checkout.id)
  if (!payment) throw new Stale('a paying checkout has no payment')
  if (payment.status === 'requires_action') return { view: { checkout, payment, order: null } }
  if (payment.status !== 'started') throw new Stale('the payment is being settled')
  if (secondsAfter(payment.updatedAt, of.leaseSeconds) > context.now) {
    throw new Refusal(paymentRefusals.inProgress, { retryAfterSeconds: 1 })
  }
  const taken = takeOverPayment(context, payment)
  if (of.flow) beginFlow(context, of.flow)
  return { toCharge: { checkout, payment: taken } }
}
