import { defineRefusals } from '../../platform/refusals.ts'

export const cartRefusals = defineRefusals({
  notOpen: {
    code: 'cart-not-open',
    status: 409,
    title: 'This cart is being paid or has become an order.',
    hint: 'Finish or leave the payment, or open a new cart.',
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
  tooManyLines: {
    code: 'too-many-lines',
    status: 409,
    title: 'The cart has as many lines as it can hold.',
    hint: 'Remove a line first; a cart holds 100 different offers.',
  },
  quantityTooLarge: {
    code: 'quantity-too-large',
    status: 409,
    title: 'A line would exceed 999 pieces.',
    hint: 'Lower the quantity.',
  },
})
