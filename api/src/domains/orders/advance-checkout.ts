import { setTimeout as wait } from 'node:timers/promises'
import type { AttemptClient } from '../../platform/attempts.ts'
import { countFailure } from '../../platform/attempts-at-close.ts'
import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, Stale } from '../../platform/database.ts'
import { failpoint } from '../../platform/failpoints.ts'
import { endFlow, type IdempotentCall, refusalReply } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { thawCart } from '../cart/index.ts'
import {
  type Payment,
  type PaymentProvider,
  type ProviderPayment,
  paymentRefusals,
  providerOf,
  readLatestPayment,
  recordOutcome,
} from '../payments/index.ts'
import type { Checkout } from './checkout.ts'
import { lockCheckout, readCheckout } from './checkout-queries.ts'
import type { PlacedOrder } from './order.ts'
import { readPlacedOrder } from './order-queries.ts'
import { placeOrder } from './place-order.ts'
import { presentCheckout } from './present.ts'
import { moved, releaseCheckout } from './release-checkout.ts'

/** A checkout with what its reply needs beside it. */
export interface CheckoutView {
  checkout: Checkout
  payment: Payment | null
  order: PlacedOrder | null
}

/** @throws Refusal not-found */
export async function viewCheckout(context: TxContext, checkoutId: string): Promise<CheckoutView> {
  const checkout = await readCheckout(context.tx, context.store.id, checkoutId)
  if (!checkout) throw new Refusal(platformRefusals.notFound)
  return viewOf(context, checkout)
}

export async function viewOf(context: TxContext, checkout: Checkout): Promise<CheckoutView> {
  const { tx, store } = context
  const payment = checkout.paymentAttempts > 0 ? await readLatestPayment(tx, store.id, checkout.id) : null
  const order = checkout.orderId ? await readPlacedOrder(tx, store.id, checkout.orderId) : null
  return { checkout, payment, order }
}

/**
 * Asks the provider where a payment stands and takes the checkout there. Shopper, poller and worker all come through
 * here, any number of times and at once: the checkout's row lets one of them move it, the others see where it went.
 * @param of.giveUp cancel at the provider what has not been captured: the checkout's time is over
 * @throws Refusal payment-provider-unavailable when the provider does not answer; nothing has changed then
 */
export async function advanceCheckout(
  context: Context,
  of: { checkoutId: string; provider: PaymentProvider; giveUp: boolean; client?: AttemptClient },
): Promise<CheckoutView> {
  const view = await inTransaction(context, (tx) => viewCheckout(tx, of.checkoutId))
  const { checkout, payment } = view
  if (checkout.state !== 'paying' || !payment) return view
  const provider = providerOf(payment, of.provider)
  const outcome = await ask(context, () =>
    of.giveUp ? provider.cancel(payment.providerKey) : provider.retrieve(payment.providerKey),
  )
  if (outcome) return settlePayment(context, { checkout, payment, outcome, client: of.client })
  if (!of.giveUp) return view
  // The provider never heard of it: the call was never made, and nobody waits for it any more.
  const { amount, currency } = payment
  const never = { status: 'canceled', amount, currency, nextActionUrl: null, declineCode: null } as const
  return settlePayment(context, { checkout, payment, outcome: never })
}

const providerPatienceMilliseconds = 10_000

/** @throws Refusal payment-provider-unavailable when it fails or takes longer than ten seconds */
export async function ask<T>(context: Context, call: () => Promise<T>): Promise<T> {
  const tooLong = new AbortController()
  const late = wait(providerPatienceMilliseconds, null, { signal: tooLong.signal }).then(() => {
    throw new Error('no answer in time')
  })
  late.catch(() => undefined)
  try {
    return await Promise.race([call(), late])
  } catch (error) {
    context.log.warn({ err: error, requestId: context.requestId }, 'the payment provider does not answer')
    throw new Refusal(paymentRefusals.providerUnavailable, { retryAfterSeconds: 2 })
  } finally {
    tooLong.abort()
  }
}

/**
 * Records what the provider said and moves the checkout accordingly, in one transaction: placed, open for another
 * try, waiting for the shopper, or released. Whoever comes second finds it moved and answers with that.
 * @throws Refusal payment-declined, after recording it
 */
export async function settlePayment(
  context: Context,
  of: {
    checkout: Checkout
    payment: Payment
    outcome: ProviderPayment
    flow?: IdempotentCall | undefined
    /** Who waits for the answer; absent where the worker asks */
    client?: AttemptClient | undefined
  },
): Promise<CheckoutView> {
  failpoint('settle.begin')
  const declined = new Refusal(paymentRefusals.declined)
  const isDeclined = ({ payment }: CheckoutView) =>
    payment?.status === 'declined' && payment.id === of.payment.id
  const view = await inTransaction(context, async (tx) => {
    const checkout = await lockCheckout(tx.tx, tx.store.id, of.checkout.id)
    failpoint('settle.locked')
    if (!checkout) throw new Refusal(platformRefusals.notFound)
    const settled = await settleOnce(tx, { ...of, checkout })
    if (of.flow) {
      const reply = isDeclined(settled)
        ? refusalReply(declined)
        : { status: 200, body: JSON.stringify(presentCheckout(tx, settled)) }
      endFlow(tx, of.flow, reply)
    }
    failpoint('settle.recorded')
    return settled
  })
  failpoint('settle.done')
  if (isDeclined(view)) throw declined
  return view
}

const settles = new Set<ProviderPayment['status']>(['captured', 'declined', 'canceled'])

/** Only the checkout's newest payment may move it, and only while it waits: whoever comes late sees where it went. */
async function settleOnce(context: TxContext, of: Settling): Promise<CheckoutView> {
  if (of.checkout.state !== 'paying') return viewOf(context, of.checkout)
  // The payment of the last attempt of a checkout that is being paid waits: it is settled together with the checkout.
  const isWaiting = of.payment.attempt === of.checkout.paymentAttempts && settles.has(of.outcome.status)
  if (isWaiting) return settle(context, of)
  const payment = await readLatestPayment(context.tx, context.store.id, of.checkout.id)
  const waits = payment?.status === 'started' || payment?.status === 'requires_action'
  if (!waits || payment.id !== of.payment.id) return viewOf(context, of.checkout)
  return settle(context, { ...of, payment })
}

interface Settling {
  checkout: Checkout
  payment: Payment
  outcome: ProviderPayment
  client?: AttemptClient | undefined
}

/** What a declined payment counts against: its cart and where it came from. */
export const declinesOf = ({ cartId }: Checkout, client: AttemptClient) =>
  ({ rule: 'declinedPayment', subject: cartId, client }) as const

function settle(context: TxContext, of: Settling): CheckoutView {
  const payment = recordOutcome(context, of.payment, of.outcome)
  const notFrozen = () => new Stale('the cart was not being paid')
  switch (payment.status) {
    case 'captured':
      return { ...placeOrder(context, { checkout: of.checkout, payment }), payment }
    case 'declined':
      if (of.client) countFailure(context, declinesOf(of.checkout, of.client))
      thawCart(context, { cartId: of.checkout.cartId, otherwise: notFrozen })
      return { checkout: moved(context, of.checkout, 'declined'), payment, order: null }
    case 'canceled':
      thawCart(context, { cartId: of.checkout.cartId, otherwise: notFrozen })
      return {
        checkout: releaseCheckout(context, { checkout: of.checkout, cause: 'canceled' }),
        payment,
        order: null,
      }
    default:
      return { checkout: of.checkout, payment, order: null }
  }
}
