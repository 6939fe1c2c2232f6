import { defineRefusals } from '../../platform/refusals.ts'

export const shippingRefusals = defineRefusals({
  tooManyShippingMethods: {
    code: 'too-many-shipping-methods',
    status: 409,
    title: 'There are too many ways to ship.',
    hint: 'Remove those that nobody chooses.',
  },
  sellerNotFound: {
    code: 'shipping-seller-not-found',
    status: 404,
    title: 'There is no such seller in this store.',
    hint: 'Take the id from `listSellers`, or null for packages of every seller.',
  },
})
