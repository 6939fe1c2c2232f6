import { defineRefusals } from '../../platform/refusals.ts'

export const paymentRefusals = defineRefusals({
  declined: {
    code: 'payment-declined',
    status: 402,
    title: 'The payment was declined.',
    keptWithKey: true,
    hint: 'Nothing was charged and the goods are still set aside. Try another payment method with a new Idempotency-Key.',
  },
  inProgress: {
    code: 'payment-in-progress',
    status: 409,
    title: 'A payment of this checkout is running.',
    hint: 'Wait as long as `Retry-After` says and read the checkout: it will be placed, or open for another try.',
  },
  methodUnknown: {
    code: 'payment-method-unknown',
    status: 400,
    title: 'The payment provider does not know this payment method.',
    hint: 'With the test provider: `pm_test_ok`, `pm_test_declined` or `pm_test_second_step`.',
  },
  methodMissing: {
    code: 'payment-method-missing',
    status: 422,
    title: 'There is something to pay, and nothing to pay it with.',
    hint: 'Send a `paymentMethod`; null is for a total of 0.',
  },
  providerUnavailable: {
    code: 'payment-provider-unavailable',
    status: 503,
    title: 'The payment provider does not answer.',
    hint: 'Send the same request with the same Idempotency-Key again: you cannot be charged twice.',
  },
})
