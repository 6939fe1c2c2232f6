import { type Checkout, ConnectionProblem } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { paths, withQuery } from '../catalog/paths.ts'
import { messageFor } from '../refusals/messages.ts'
import { openOrder } from './checkout.server.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/** Where to go from here, or why the payment form is shown again. */
export type PayOutcome = { location: string } | { message: string; status: number }

export interface Payment {
  checkout: Checkout
  /** A customer's cart is opened by their session. */
  cartSecret: string | undefined
  paymentMethod: string
  /** From the form: the same for every time this one form is sent. */
  attempt: string
}

/**
 * Pays a checkout. A form that is sent twice carries the same attempt and pays once; another way to pay on the same
 * form is another payment.
 */
export async function pay(visit: Visit, payment: Payment): Promise<PayOutcome> {
  const { checkout, cartSecret, paymentMethod, attempt } = payment
  if (paymentMethod === '' || attempt === '') {
    return { message: messageFor({ code: 'payment-method-unknown', detail: '' }), status: 422 }
  }
  try {
    const result = await visit.locals.shop.payCheckout.try({
      checkoutId: checkout.id,
      cartSecret,
      paymentMethod,
      returnUrl: new URL(paths.paymentReturn(checkout.id), visit.url).href,
      idempotencyKey: `${attempt.slice(0, 100)}-${paymentMethod.slice(0, 60)}`,
    })
    if (result.ok) return { location: nextPlace(visit, result.data) }
    return afterRefusal(checkout, result.refusal)
  } catch (error) {
    // Whether anything was charged is unknown: the page of return asks the provider.
    if (error instanceof ConnectionProblem) return { location: paths.paymentReturn(checkout.id) }
    throw error
  }
}

/** Where a checkout leads: to its order, to the bank, or to the page that waits for the bank. */
export function nextPlace(visit: Visit, { id, order, payment }: Checkout): string {
  if (order) return openOrder(visit, order)
  return payment?.nextAction?.url ?? paths.paymentReturn(id)
}

function afterRefusal(
  checkout: Checkout,
  refusal: { code: string; detail: string; status: number },
): PayOutcome {
  switch (refusal.code) {
    case 'idempotency-in-flight':
    case 'payment-in-progress':
      return { location: paths.paymentReturn(checkout.id) }
    case 'checkout-ended':
    case 'checkout-outdated':
      return { location: withQuery(paths.checkout, { checkout: checkout.id, notice: refusal.code }) }
    default:
      return { message: messageFor(refusal), status: refusal.status }
  }
}
