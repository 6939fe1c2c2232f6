/** What a refusal says about itself; one of the SDK fits. */
export interface Refused {
  code: string
  detail: string
}

/** Our words for refusals a shopper can meet, by code. The API's own `detail` is for developers. */
const words: Record<string, string> = {
  busy: 'A lot is going on right now. Please try again in a moment.',
  'cart-empty': 'Your cart is empty.',
  'cart-not-open': 'A payment for this cart is running. Finish it first, or try again in a few minutes.',
  'checkout-ended':
    'We could not hold your things any longer. They are still in your cart: please check out again.',
  'checkout-in-progress':
    'A payment for this cart is running. Finish it first, or try again in a few minutes.',
  'checkout-outdated':
    'Your cart has changed since we added it up. Please look over the new total and go on.',
  'choice-incomplete': 'Please choose one of each first.',
  'country-not-served': 'We do not ship to that country.',
  'idempotency-in-flight': 'We are still working on your last request. Please wait a moment.',
  'idempotency-key-reused': 'Nothing was charged. Please press the button once more.',
  'invalid-request': 'That did not work. Please look over what you chose.',
  'not-found': 'This is not here any more.',
  'offer-not-for-sale': 'This is not for sale any more.',
  'offer-not-found': 'This is not for sale any more.',
  'out-of-stock': 'There is not enough left of something in your cart. Nothing was charged.',
  'payment-canceled': 'The payment was canceled. Nothing was charged; you can try again.',
  'payment-declined':
    'The payment was declined. Nothing was charged; try again or choose another way to pay.',
  'payment-in-progress': 'A payment is running. Please wait a moment.',
  'payment-method-unknown': 'Please choose how you want to pay.',
  'payment-provider-unavailable':
    'The payment service does not answer. Nothing was charged; please try again.',
  'quantity-too-large': 'That is more than one cart can hold.',
  'shipping-method-not-found': 'Please choose how we should send it.',
  'sold-out': 'This is sold out.',
  'too-many-lines': 'Your cart is full.',
  'too-many-requests': 'That was a bit fast. Please try again in a moment.',
}

/** A refusal in the words of the shop; one we have no words for speaks for itself. */
export function messageFor({ code, detail }: Refused): string {
  return noticeFor(code) ?? detail
}

/** The words for a code that came with an address; undefined for a code that is not ours, so nobody can put words in our mouth. */
export function noticeFor(code: string | null): string | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined
}
