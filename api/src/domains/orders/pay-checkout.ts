import { type AttemptClient, slowDown } from '../../platform/attempts.ts'
import { refuseAfterFailures, TooManyFailures } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { beginFlow, hasBegun, type IdempotentCall } from '../../platform/idempotency.ts'
import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { freezeCart, mayOpenCart } from '../cart/index.ts'
import { extendHold } from '../inventory/index.ts'
import { giftCardAttempts } from '../ledger/index.ts'
import {
  askProvider,
  asksProvider,
  choosePaymentMethod,
  nameOf,
  ownOutcome,
  type PayingWith,
  type Payment,
  type PaymentProviders,
  type ProviderPayment,
  paymentRefusals,
  providerOfPayment,
  readLatestPayments,
  type StoreProvider,
  startPayments,
  takeOverPayment,
} from '../payments/index.ts'
import type { PriceServices } from '../pricing/index.ts'
import { type CheckoutView, declinesOf, settleCheckout, viewOf } from './advance-checkout.ts'
import { type Checkout, cartOf } from './checkout.ts'
import { lockCheckout, lockingCheckout } from './checkout-queries.ts'
import { holderOf } from './holder.ts'
import { chooseTenders, type WantedTenders } from './own-tenders.ts'
import { orderRefusals } from './refusals.ts'
import { moved } from './release-checkout.ts'
import { PromiseEnded, requote } from './requote.ts'
import { mustBeQuoteOf } from './signed-quote.ts'

export interface PayCheckout {
  checkoutId: string
  cartSecret: string | undefined
  /** Null: something kept pays, the total is 0, or `tenders` pay it */
  paymentMethod: string | null
  /** What the customer has kept; null: nothing of that */
  savedPaymentMethodId: string | null
  savePaymentMethod: boolean
  tenders: WantedTenders
  returnUrl: string
  /** As `signedQuote` made it */
  quote?: string | undefined
  providers: PaymentProviders
  priceServices: PriceServices
  holdSeconds: number
  leaseSeconds: number
  /** Checkouts that one client address may have open at a time; 0: any number */
  holdsPerAddress: number
  flow: IdempotentCall | undefined
  client: AttemptClient
}

type Started = { toCharge: ToCharge } | { view: CheckoutView }
interface ToCharge {
  checkout: Checkout
  /** The one that decides first */
  payments: Payment[]
}

/**
 * Pays a checkout and, when the money is there or promised, places the order. In three steps, so that nothing is locked
 * while the provider is asked: record the payments and their keys, with what gift cards and store credit give set aside;
 * call the provider for the rest; record what it said. Killed at any point, a retry with the same key goes on where it
 * stopped, and the provider sees the same key again. Where nothing is left to pay, the steps are the same and no provider
 * is asked.
 * @throws Refusal not-found, payment-method-unknown, payment-method-not-kept, payment-method-missing, return-url-not-allowed, payment-in-progress,
 *   payment-declined, payment-provider-unavailable, too-many-requests, quote-invalid, quote-expired, quote-used; those of
 *   {@link chooseTenders}; and those of {@link requote} when the promise no longer holds
 */
export async function payCheckout(context: Context, of: PayCheckout): Promise<CheckoutView> {
  const from = await of.providers.ofStore(context)
  if (!context.store.origins.includes(new URL(of.returnUrl).origin)) {
    throw new Refusal(orderRefusals.returnUrlNotAllowed, {
      errors: [{ pointer: '/returnUrl', message: `must begin with ${context.store.origins.join(' or ')}` }],
    })
  }
  const paying: Paying = { ...of, ...(await choosePaymentMethod(context, { ...of, from })), from }
  const codes = await Promise.all(of.tenders.giftCards.map((code) => guessing(context, { code, ...of })))
  const started = await startOrRequote(context, paying)
  for (const { succeeded } of codes) await succeeded()
  if ('view' in started) return started.view
  const { checkout, payments } = started.toCharge
  const outcome = await charge(context, { ...paying, payments })
  return settleCheckout(context, { checkout, payments, outcome, flow: of.flow, client: of.client })
}

/** Codes of gift cards are worth guessing at. @throws Refusal too-many-requests */
export const guessing = (context: Context, of: { code: string; client: AttemptClient }) =>
  slowDown(context, giftCardAttempts(of.code, of.client))

/** What becomes of the payment that decides: the provider is asked, or nobody where nothing is left to pay. */
export async function charge(
  context: Context,
  of: Pick<Paying, 'providers' | 'paymentMethod' | 'providerCustomer' | 'returnUrl'> & {
    payments: readonly Payment[]
  },
): Promise<ProviderPayment> {
  const [payment] = of.payments
  if (!payment) throw new Error('an attempt to pay has no payment')
  if (!asksProvider(payment)) return ownOutcome(payment)
  const provider = await providerOfPayment(of.providers, context, payment)
  return askProvider(context, () =>
    provider.charge({
      ...nameOf(payment),
      account: payment.providerAccount,
      paymentMethod: of.paymentMethod ?? '',
      description: context.store.name,
      returnUrl: of.returnUrl,
      providerCustomer: of.providerCustomer,
      saveMethod: payment.saveMethod,
    }),
  )
}

type Paying = PayCheckout & PayingWith & { from: StoreProvider }

/** @throws Refusal when the promise no longer holds: with what has changed, and a new quote where there can be one */
async function startOrRequote(context: Context, of: Paying): Promise<Started> {
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
async function startUnlessDeclined(context: Context, of: Paying): Promise<Started> {
  const ahead = [lockingCheckout(context.store.id, of.checkoutId)]
  try {
    return await inTransaction(context, (tx) => start(tx, of, false), { ahead })
  } catch (error) {
    const solved = error instanceof TooManyFailures && error.liftable && (await of.client.solvedChallenge?.())
    if (!solved) throw error
    return inTransaction(context, (tx) => start(tx, of, true), { ahead })
  }
}

async function start(context: TxContext, of: Paying, solved: boolean): Promise<Started> {
  const { tx, store, now } = context
  const checkout = await lockCheckout(tx, store.id, of.checkoutId)
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
      refuseAfterFailures(context, { ...declinesOf(checkout, of.client), solved })
      return { toCharge: await startCharge(context, checkout, of) }
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

async function startCharge(context: TxContext, held: Checkout, of: Paying): Promise<ToCharge> {
  const tenders = await chooseTenders(context, { checkout: held, wanted: of.tenders })
  const rest = tenders.reduce((left, { amount }) => left - amount, held.totalAmount)
  if (of.paymentMethod === null && rest > 0)
    throw new Refusal(paymentRefusals.methodMissing, {
      errors: [{ pointer: '/paymentMethod', message: 'is required where there is something to pay' }],
    })
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
  const payments = startPayments(context, {
    reference: checkout.id,
    attempt,
    amount: checkout.totalAmount,
    currency: checkout.currency,
    from: of.from,
    saveMethod: of.saveMethod,
    tenders,
    otherwise: () => new Refusal(orderRefusals.tendersTaken),
  })
  if (of.flow) beginFlow(context, of.flow)
  return { checkout, payments }
}

/** A payment is already running: wait for it, show its next step, or go on where a caller that is gone stopped. */
async function resume(context: TxContext, checkout: Checkout, of: PayCheckout): Promise<Started> {
  const payments = await readLatestPayments(context.tx, context.store.id, checkout.id)
  const [payment, ...others] = payments
  if (!payment) throw new Stale('a paying checkout has no payment')
  if (payment.status === 'requires_action') return { view: { checkout, payment, payments, order: null } }
  if (payment.status !== 'started') throw new Stale('the payment is being settled')
  const taken = await takeOverPayment(context, payment, of)
  if (of.flow) beginFlow(context, of.flow)
  return { toCharge: { checkout, payments: [taken, ...others] } }
}
