import { defineRefusals } from '../../platform/refusals.ts'

export const orderRefusals = defineRefusals({
  countryNotServed: {
    code: 'country-not-served',
    status: 409,
    title: 'This store does not ship to that country.',
    hint: "Use one of the store's `countries`.",
  },
  shippingMethodNotFound: {
    code: 'shipping-method-not-found',
    status: 404,
    title: 'There is no such shipping method in this store.',
    hint: 'Take the id from `listShippingMethods`.',
  },
  shippingNotPossible: {
    code: 'shipping-not-possible',
    status: 409,
    title: 'A package cannot be shipped as chosen.',
    hint: 'In `packages` are the sellers and why: `not-chosen`, `method-not-found`, `not-delivered-there`, `no-rate` (too heavy, too big, too dear for its rates). `estimateShipping` says what can be chosen.',
  },
  promotionUsedUp: {
    code: 'promotion-used-up',
    status: 409,
    title: 'A code in this cart has been used as often as it may be.',
    hint: 'Remove the codes in `codes` with `removeCartCode`, show the totals without them, and try again. Nothing was charged.',
  },
  checkoutBusy: {
    code: 'checkout-in-progress',
    status: 409,
    title: 'A checkout of this cart is being paid.',
    hint: 'Finish or leave that payment first; after a while an unfinished one is canceled.',
  },
  tooManyCheckouts: {
    code: 'too-many-checkouts',
    status: 409,
    title: 'Goods are set aside for you in as many checkouts as one buyer may have.',
    hint: 'Pay one of them or wait until one expires; they do after 15 minutes. Making a new checkout of the same cart is always possible.',
  },
  checkoutEnded: {
    code: 'checkout-ended',
    status: 409,
    title: 'This checkout has ended without an order.',
    hint: 'It expired or was replaced, and no new quote can take its place: its cart has become an order, has gone into another, or is empty.',
  },
  checkoutOutdated: {
    code: 'checkout-outdated',
    status: 409,
    title: 'The cart has changed since this checkout was made.',
    hint: 'No new quote can take its place: the cart has become an order, has gone into another, or is empty. Nothing was charged.',
  },
  quoteInvalid: {
    code: 'quote-invalid',
    status: 422,
    title: 'This is not the quote of this checkout.',
    hint: 'Send the `quote` of the very checkout that is paid, as it came, or none.',
  },
  quoteExpired: {
    code: 'quote-expired',
    status: 409,
    title: 'This quote has expired.',
    hint: 'Nothing was charged. Pay again without `quote` and with a new Idempotency-Key to see what has changed and get a new quote, or make one with `createCheckout`.',
  },
  quoteUsed: {
    code: 'quote-used',
    status: 409,
    title: 'This quote has become an order already.',
    hint: 'It is the one that `order` names. Nothing was charged again.',
  },
  quoteChanged: {
    code: 'quote-changed',
    status: 409,
    title: 'What was promised no longer holds.',
    keptWithKey: true,
    hint: 'Nothing was charged. Show `changes` and the totals of `checkout`, which is a new quote, and pay that one with a new Idempotency-Key.',
  },
  returnUrlNotAllowed: {
    code: 'return-url-not-allowed',
    status: 400,
    title: 'The return address is not on a page of this store.',
    hint: "Use an address whose origin is one of the store's domains.",
  },
  codeNotAccepted: {
    code: 'order-code-not-accepted',
    status: 403,
    title: 'This code does not open an order.',
    hint: 'Check number, e-mail address and code. A code works once, for 15 minutes and five tries; `requestOrderLookup` mails another.',
  },
  nothingToFulfill: {
    code: 'nothing-to-fulfill',
    status: 409,
    title: 'There are not that many pieces left to ship.',
    hint: 'Read the order again: `fulfilledQuantity` of each line says what has left.',
  },
  ordersNotShipped: {
    code: 'orders-not-shipped',
    status: 409,
    title: 'Orders that are paid have not left yet.',
    hint: 'They need the address they go to: wait until those in `orderIds` have been shipped.',
  },
})
