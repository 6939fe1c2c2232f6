import { defineRefusals } from '../../platform/refusals.ts'

export const shippingRefusals = defineRefusals({
  tooManyShippingMethods: {
    code: 'too-many-shipping-methods',
    status: 409,
    title: 'There are too many ways to ship.',
    hint: 'Remove those that nobody chooses.',
  },
})
