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
    hint: 'With the test provider: `pm_test_ok`, `pm_test_declined`, `pm_test_second_step` and the others that docs/payments.md lists.',
  },
  methodMissing: {
    code: 'payment-method-missing',
    status: 422,
    title: 'There is something to pay, and nothing to pay it with.',
    hint: 'Send a `paymentMethod`; null is for a total of 0, or for what gift cards and store credit pay in full.',
  },
  providerUnavailable: {
    code: 'payment-provider-unavailable',
    status: 503,
    title: 'The payment provider does not answer.',
    hint: 'Send the same request with the same Idempotency-Key again: nothing is done twice.',
  },
})

/** What can become of payments that staff captures, voids or refunds. */
export const operationRefusals = defineRefusals({
  notAuthorized: {
    code: 'payment-not-authorized',
    status: 409,
    title: 'Nothing can be taken of this payment: it is not authorized any more.',
    hint: 'Read the payment again: it has been captured, voided, declined, or was canceled by the provider.',
  },
  captureExceedsAuthorization: {
    code: 'capture-exceeds-authorization',
    status: 409,
    title: 'More would be captured than is authorized.',
    hint: 'Take no more than `capturable` of the payment says.',
  },
  capturedInPart: {
    code: 'payment-captured-in-part',
    status: 409,
    title: 'A part of this payment has been captured: it cannot be voided.',
    hint: 'Capture what is due, or 0, with `isFinal`: that lets the rest go. Refund what was too much.',
  },
  operationRunning: {
    code: 'payment-operation-running',
    status: 409,
    title: 'Another capture or void of this payment is running.',
    hint: 'Wait a moment and read the payment again.',
  },
  refundExceedsCapture: {
    code: 'refund-exceeds-capture',
    status: 409,
    title: 'More would be given back than was captured.',
    hint: 'Give back no more than `refundable` of the payment says; refunds that run count.',
  },
  operationFailed: {
    code: 'payment-operation-failed',
    status: 409,
    title: 'The payment provider refused to do it.',
    keptWithKey: true,
    hint: 'Why: `failureCode` of the operation. Nothing was moved; try again with a new Idempotency-Key.',
  },
})
