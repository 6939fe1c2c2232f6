import { defineRefusals } from '../../platform/refusals.ts'

export const cartRefusals = defineRefusals({
  notOpen: {
    code: 'cart-not-open',
    status: 409,
    title: 'This cart is being paid, has become an order, or has gone into another cart of its customer.',
    hint: 'Finish or leave the payment, go on with `getCustomerCart`, or open a new cart.',
  },
  customerHasCart: {
    code: 'customer-has-cart',
    status: 409,
    title: 'This customer has an open cart already.',
    hint: 'Go on with that one: `cartId` names it, and `getCustomerCart` reads it.',
  },
  otherCartBusy: {
    code: 'other-cart-being-paid',
    status: 409,
    title: 'The cart that this customer has is being paid.',
    hint: 'Try again when that payment has ended. Until then this cart stays as it is, and its secret opens it.',
  },
  empty: {
    code: 'cart-empty',
    status: 409,
    title: 'The cart is empty.',
    hint: 'Add a line first.',
  },
  offerNotForSale: {
    code: 'offer-not-for-sale',
    status: 409,
    title: 'An offer is not for sale.',
    hint: 'Remove the offers in `offerIds` from the cart; their product or seller may have been paused.',
  },
  offerNotFound: {
    code: 'offer-not-found',
    status: 404,
    title: 'There is no such offer in this store.',
    hint: "Take the id from a product's `variants[].offer.id`.",
  },
  offerNotPriced: {
    code: 'offer-not-priced',
    status: 409,
    title: 'An offer has no price in the currency of this cart.',
    hint: 'Remove the offers in `offerIds`, or buy them in a cart in the currency of the store.',
  },
  currencyNotSold: {
    code: 'currency-not-sold',
    status: 409,
    title: 'The store does not sell in this currency.',
    hint: 'Choose one that `getStore` names. A cart whose currency is given up must be filled anew in another.',
  },
  quantityNotAllowed: {
    code: 'quantity-not-allowed',
    status: 409,
    title: 'That many pieces of an offer cannot be bought.',
    hint: 'Choose at least `min`, at most `max` (null: 999), and a multiple of `step`. `offerId` names the offer; `acceptCartChanges` mends lines whose rules have changed.',
  },
  nothingToWrap: {
    code: 'nothing-to-wrap',
    status: 409,
    title: 'There is nothing in this cart but wrapping.',
    hint: 'Add something to wrap, or remove the lines whose `kind` is `gift_wrap`.',
  },
  tooManyCodes: {
    code: 'too-many-codes',
    status: 409,
    title: 'The cart has as many codes as it can hold.',
    hint: 'Remove one first; a cart holds 10.',
  },
  codeUnreadable: {
    code: 'code-unreadable',
    status: 422,
    title: 'This cannot be a code.',
    hint: 'A code has at most 64 letters, digits and signs, of one script: letters that look alike in another script are others.',
  },
  totalTooLarge: {
    code: 'total-too-large',
    status: 422,
    title: 'The cart costs more than can be computed.',
    hint: 'No total may be above 9,007,199,254,740,991 minor units (2^53 − 1), with shipping and tax. Lower quantities, or buy it in several carts.',
  },
  tooManyLines: {
    code: 'too-many-lines',
    status: 409,
    title: 'The cart has as many lines as it can hold.',
    hint: 'Remove a line first; a cart holds 100 different offers, those that are saved for later among them.',
  },
  quantityTooLarge: {
    code: 'quantity-too-large',
    status: 409,
    title: 'A line would exceed 999 pieces.',
    hint: 'Lower the quantity.',
  },
  deliveryNotPossible: {
    code: 'delivery-not-possible',
    status: 409,
    title: 'The pieces of this cart cannot go to those addresses.',
    hint: 'In `errors` is what is wrong with each of `deliveries`: a line that the cart does not have, more pieces than it has, or goods that are not shipped. Read the cart again.',
  },
})
