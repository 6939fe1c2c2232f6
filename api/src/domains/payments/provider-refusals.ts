import { defineRefusals } from '../../platform/refusals.ts'

/** What may be wrong with how a store takes money. */
export const providerRefusals = defineRefusals({
  incomplete: {
    code: 'payment-provider-incomplete',
    status: 409,
    title: 'Without its keys, no payment can go to this provider.',
    hint: 'Send `secretKey` and `webhookSecret`, now or before.',
  },
  inUse: {
    code: 'payment-provider-in-use',
    status: 409,
    title: 'Payments of this provider are not finished.',
    hint: 'Another account or mode knows nothing of them. Capture or void what is authorized, and wait for what runs.',
  },
  twin: {
    code: 'no-real-money-in-a-twin',
    status: 409,
    title: 'A test twin takes no real money.',
    hint: 'Set keys of the test mode: they begin with sk_test_ or rk_test_.',
  },
})

/** Of ways to pay that a customer has kept. */
export const savedMethodRefusals = defineRefusals({
  notKept: {
    code: 'payment-method-not-kept',
    status: 422,
    title: 'This store keeps ways to pay for customers who are signed in, and only with some providers.',
    hint: 'Sign in first, or pay without `savePaymentMethod` and `savedPaymentMethodId`.',
  },
})
