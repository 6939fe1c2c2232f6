import { type Checkout, ConnectionProblem, type QuoteChange, type Refusal } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { paths, withQuery } from '../catalog/paths.ts'
import { isAboutCart, messageFor } from '../refusals/messages.ts'
import { openOrder, readCheckoutById } from './checkout.server.ts'
import type { OwnTenders } from './own-tenders.ts'
import { changesIn, newQuoteIn } from './quote-news.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/** Where to go from here, what is to be confirmed first, or why the payment form is shown again. */
export type PayOutcome =
  | { location: string }
  | { requoted: Checkout; changes: QuoteChange[]; status: number }
  | { message: string; changes: QuoteChange[]; isAboutCart: boolean; status: number }

export interface Payment extends OwnTenders {
  checkout: Checkout
  /** A customer's cart is opened by their session. */
  cartSecret: string | undefined
  /** Null: there is nothing to pay, or something kept pays, or gift cards and credit do. */
  paymentMethod: string | null
  /** What the customer has kept; undefined: nothing of that. */
  savedPaymentMethodId?: string | undefined
  savePaymentMethod?: boolean | undefined
  /** From the form: the same for every time this one form is sent. */
  attempt: string
  /** The promise that was on the page; undefined: there is none any more, and a new one is asked for. */
  quote: string | undefined
}

/**
 * Pays a checkout at the total that was on the page, or not at all. A form that is sent twice carries the same attempt
 * and pays once; another way to pay on the same form is another payment. A promise that no longer holds is answered
 * with a new one, which nobody has agreed to yet.
 */
export async function pay(visit: Visit, payment: Payment): Promise<PayOutcome> {
  const { checkout, cartSecret, paymentMethod, savedPaymentMethodId, savePaymentMethod, attempt } = payment
  const { giftCards, storeCredit } = payment
  if (paymentMethod === '' || attempt === '') {
    const message = messageFor({ code: 'payment-method-unknown', detail: '' })
    return { message, changes: [], isAboutCart: false, status: 422 }
  }
  const send = (quote: string | undefined, tail: string) =>
    visit.locals.shop.payCheckout.try({
      checkoutId: checkout.id,
      cartSecret,
      paymentMethod,
      ...(savedPaymentMethodId !== undefined && { savedPaymentMethodId }),
      ...(savePaymentMethod && { savePaymentMethod }),
      ...(giftCards && { giftCards }),
      ...(storeCredit && { storeCredit }),
      returnUrl: new URL(paths.paymentReturn(checkout.id), visit.url).href,
      idempotencyKey: `${attempt.slice(0, 100)}-${(paymentMethod ?? savedPaymentMethodId ?? 'nothing').slice(0, 60)}${tail}`,
      ...(quote !== undefined && { quote }),
    })
  try {
    let result = await send(payment.quote, '')
    // Its time is over, so nothing can be paid by it: without it the API says what has changed, and promises anew.
    if (!result.ok && result.refusal.code === 'quote-expired') result = await send(undefined, '-anew')
    if (result.ok) return { location: nextPlace(visit, result.data) }
    const { refusal } = result
    // A page of its own is there to come back to from the bank; what was entered stays on the reply alone.
    if (refusal.code === 'payment-declined' && !giftCards && !storeCredit)
      return { location: paths.payment(checkout.id, refusal.code) }
    return await afterRefusal(visit, checkout, refusal)
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

const ofAddress = [
  'shipping-not-possible',
  'shipping-method-not-found',
  'country-not-served',
  'checkout-ended',
  'checkout-outdated',
]

async function afterRefusal(visit: Visit, checkout: Checkout, refusal: Refusal): Promise<PayOutcome> {
  const { code, status } = refusal
  const changes = changesIn(refusal)
  const requoted = newQuoteIn(refusal)
  if (requoted) return { requoted, changes, status }
  if (code === 'idempotency-in-flight' || code === 'payment-in-progress')
    return { location: paths.paymentReturn(checkout.id) }
  if (code === 'quote-used') {
    const placed = await readCheckoutById(visit, checkout.id)
    if (placed?.order) return { location: openOrder(visit, placed.order) }
  }
  if (ofAddress.includes(code))
    return { location: withQuery(paths.checkout, { checkout: checkout.id, notice: code }) }
  return { message: messageFor(refusal), changes, isAboutCart: isAboutCart(code), status }
}
