/** What a refusal says about itself; one of the SDK fits. */
export interface Refused {
  code: string
  detail: string
}

/** Our words for refusals a shopper can meet, by code. The API's own `detail` is for developers. */
const words: Record<string, string> = {
  'balance-too-low': 'There is not so much credit left. Nothing was charged.',
  'gift-card-empty': 'Nothing is left on one of the gift cards. Nothing was charged.',
  'gift-card-not-accepted': 'This gift card cannot be used. Look at the code again.',
  busy: 'A lot is going on right now. Please try again in a moment.',
  'cart-empty': 'Your cart is empty.',
  'cart-in-other-currency':
    'Something in your cart is not sold in that currency, or is being paid. Buy it or take it out first, then choose another one.',
  'cart-not-open': 'A payment for this cart is running. Finish it first, or choose another way to pay there.',
  'challenge-not-living': 'This sign-in took too long, or had too many tries. Please begin again.',
  'checkout-ended':
    'We could not hold your things any longer. They are still in your cart: please check out again.',
  'checkout-in-progress':
    'A payment for this cart is running. Finish it first, or choose another way to pay there.',
  'checkout-outdated':
    'Your cart has changed since we added it up. Please look over the new total and go on.',
  'choice-incomplete': 'Please choose one of each first.',
  'code-unreadable': 'This cannot be a code. Codes have at most 64 letters and digits.',
  'country-not-served': 'We do not ship to that country.',
  'currency-not-sold': 'We do not sell in this currency any more. Please begin with a new cart.',
  'customer-second-factor-set-up': 'Signing in asks for a code already.',
  'customer-suspended': 'This account is closed for now. Write to us, and we will look into it.',
  'idempotency-in-flight': 'We are still working on your last request. Please wait a moment.',
  'idempotency-key-reused': 'Nothing was charged. Please press the button once more.',
  'identity-provider-not-answering':
    'That service does not answer right now. Try again, or sign in another way.',
  'invalid-request': 'That did not work. Please look over what you chose.',
  'link-not-valid': 'This link does not work any more. Links work once and for a limited time.',
  'not-authenticated': 'You have been signed out. Please sign in again.',
  'not-found': 'This is not here any more.',
  'nothing-to-order-again': 'Nothing of this order is sold any more.',
  'nothing-to-wrap': 'There is nothing in your cart but wrapping. Put something in that we can wrap.',
  'offer-not-for-sale': 'This is not for sale any more.',
  'offer-not-found': 'This is not for sale any more.',
  'offer-not-priced': 'Something in your cart has no price in this currency. Remove it to go on.',
  'order-edit-not-open': 'This change is done, or was taken back: there is nothing to pay any more.',
  'order-not-cancelable':
    'Something of it has left already, so it cannot be canceled any more. You can send it back.',
  'refund-running': 'Money of this order is on its way back just now. Please try again in a while.',
  'return-not-possible': 'Not all of that can be sent back. Please look over what you chose.',
  'return-not-in-that-state': 'It has come to us already.',
  'order-code-not-accepted':
    'This code does not fit, or it is too old. After five tries a new one is needed.',
  'orders-not-shipped': 'Something you have paid for has not left us yet. Erase your account once it has.',
  'origin-not-allowed': 'The shop is not set up for this address yet.',
  'out-of-stock': 'There is not enough left of something in your cart. Nothing was charged.',
  'passkey-challenge-gone': 'That took too long. Please try again.',
  'passkey-known': 'This passkey is in your account already.',
  'passkey-not-accepted': 'This passkey does not sign in here. Use your password, or another passkey.',
  'passkey-not-valid': 'This device made no passkey that we can keep.',
  'payment-canceled': 'The payment was canceled. Nothing was charged; you can try again.',
  'payment-declined':
    'The payment was declined. Nothing was charged; try again or choose another way to pay.',
  'payment-in-progress': 'A payment is running. Please wait a moment.',
  'payment-method-missing': 'That does not cover all of it. Please choose how you want to pay the rest.',
  'payment-method-unknown': 'Please choose how you want to pay.',
  'payment-not-ended':
    'The payment could not be ended just now, so it still runs. Please try again in a moment.',
  'payment-provider-unavailable':
    'The payment service does not answer. Nothing was charged; please try again.',
  'price-service-unavailable':
    'What this costs cannot be worked out right now. Nothing was charged; please try again in a moment.',
  'prices-changing': 'Your cart was being changed. Please look it over and try again.',
  'promotion-used-up':
    'A code in your cart has been used as often as it may be. Remove it to go on; nothing was charged.',
  'provider-email-not-verified':
    'That service has not confirmed your e-mail address, so we cannot sign you in with it.',
  'provider-identity-taken': 'That account signs in somebody else here.',
  'provider-linked-already': 'An account of that service is linked already.',
  'provider-not-linked':
    'You have an account here with the same e-mail address. Sign in with your password first, then link the service under Security.',
  'provider-sign-in-denied': 'That service did not sign you in.',
  'provider-sign-in-gone': 'That took too long, or was begun in another browser. Please begin again.',
  'quantity-not-allowed':
    'Something in your cart is sold in certain numbers of pieces only. Choose another quantity.',
  'quantity-too-large': 'That is more than one cart can hold.',
  'quote-changed': 'What we promised no longer holds. Nothing was charged: please look over the new total.',
  'quote-expired': 'The time of our promise is over. Nothing was charged: please check out again.',
  'quote-invalid':
    'Something went wrong on this page. Nothing was charged; please press the button once more.',
  'quote-used': 'This is paid already. Nothing was charged again.',
  'recent-sign-in-needed':
    'For this you must have signed in within the last ten minutes. Please sign out, sign in again and come back.',
  'second-factor-wrong': 'This code does not fit, or it was used before. Wait for the next one.',
  'shipping-method-not-found': 'Please choose how we should send it.',
  'shipping-not-possible': 'A package cannot go as you chose. Please choose another way.',
  'sold-out': 'This is sold out.',
  'store-has-no-pages': 'The shop cannot send mails yet. Please try again later.',
  'terms-are-needed': 'Without this there is no account. You can erase the account below.',
  'tenders-taken':
    'A gift card or your credit was used elsewhere at this moment. Nothing was charged; please try again.',
  'too-many-addresses': 'Your address book is full. Remove an address first.',
  'too-many-checkouts': 'You have several checkouts open. Finish one, or wait a few minutes.',
  'too-many-codes': 'Your cart holds as many codes as it can. Remove one first.',
  'too-many-lines': 'Your cart is full.',
  'too-many-passkeys': 'You have as many passkeys as we can keep. Remove one first.',
  'too-many-requests': 'That was a bit fast. Please try again in a moment.',
  'total-too-large': 'This is more than we can add up. Please buy it in several carts.',
  'version-conflict': 'This has changed in the meantime. Look it over and save again.',
  'wrong-credentials': 'E-mail address and password do not fit together.',
  'wrong-password': 'The password does not fit.',
}

/** A refusal in the words of the shop; one we have no words for speaks for itself. */
export function messageFor({ code, detail }: Refused): string {
  return noticeFor(code) ?? detail
}

const aboutCart = [
  'offer-not-for-sale',
  'offer-not-priced',
  'out-of-stock',
  'nothing-to-wrap',
  'promotion-used-up',
  'quantity-not-allowed',
]

/** Whether a checkout was refused for something that is mended in the cart. */
export const isAboutCart = (code: string): boolean => aboutCart.includes(code)

/** Whether something was refused because a payment runs: the checkout leads to it. */
export const isAboutPayment = (code: string | null): boolean =>
  code === 'cart-not-open' || code === 'checkout-in-progress'

/** The words for a code that came with an address; undefined for a code that is not ours, so nobody can put words in our mouth. */
export function noticeFor(code: string | null): string | undefined {
  return code !== null && Object.hasOwn(words, code) ? words[code] : undefined
}

/** The same on a page of a payment: that one has ended is old news while the next one runs. */
export function paymentNotice(code: string | null, isRunning: boolean): string | undefined {
  const isOld = isRunning && (code === 'payment-declined' || code === 'payment-canceled')
  return isOld ? undefined : noticeFor(code)
}

/** What an address may say that went well, by code. */
const news: Record<string, string> = {
  'address-removed': 'The address is gone from your book.',
  'address-saved': 'Your address is saved.',
  'carts-merged': 'What you had put aside before is in your cart, too.',
  'carts-merged-partly': 'What you had put aside before is in your cart, too; not all of it fitted.',
  'consents-saved': 'We have noted your choice.',
  'email-changed': 'Your new e-mail address is confirmed. Sign in with it from now on.',
  'mail-sent': 'We have sent a link to the new address. Until it is followed, nothing changes.',
  'order-edited': 'Thank you. Your order is changed.',
  'ordered-again': 'What you bought is in your cart once more, at the prices of today.',
  'ordered-again-partly':
    'What you bought is in your cart once more, at the prices of today. Something in it is no longer sold as it was.',
  'passkey-added': 'The passkey is in your account.',
  'passkey-removed': 'The passkey signs in no more.',
  'passkey-renamed': 'The passkey has its new name.',
  'password-changed': 'Your password is changed. All other devices are signed out.',
  'password-reset': 'Your password is changed. Sign in with it.',
  'payment-method-chosen': 'It is offered first from now on.',
  'payment-method-removed': 'It is gone, here and at the payment provider.',
  'profile-saved': 'Your profile is saved.',
  'provider-linked': 'The service signs you in from now on.',
  'provider-removed': 'The service signs you in no more.',
  'session-ended': 'That device is signed out.',
  'sessions-ended': 'All other devices are signed out.',
  'two-step-removed': 'Signing in asks for no code any more.',
  welcome: 'Welcome. Your account is ready.',
}

/** The good news for a code that came with an address; undefined for a code that is not ours. */
export function newsFor(code: string | null): string | undefined {
  return code !== null && Object.hasOwn(news, code) ? news[code] : undefined
}
