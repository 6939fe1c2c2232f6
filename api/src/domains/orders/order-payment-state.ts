export const orderPaymentStates = [
  'authorized',
  'partially_captured',
  'captured',
  'partially_refunded',
  'refunded',
  'canceled',
] as const
/** How far the money of an order is: it follows from its payments and refunds, and is kept nowhere. */
export type OrderPaymentState = (typeof orderPaymentStates)[number]

/** Every way it may go. What is refunded counts more than what is still to be captured. */
export const orderPaymentTransitions = {
  authorized: { capturedInPart: 'partially_captured', captured: 'captured', voided: 'canceled' },
  partially_captured: {
    captured: 'captured',
    restVoided: 'captured',
    refundedInPart: 'partially_refunded',
    refunded: 'refunded',
  },
  captured: { refundedInPart: 'partially_refunded', refunded: 'refunded' },
  partially_refunded: { refunded: 'refunded', capturedInPart: 'partially_refunded' },
  refunded: { capturedInPart: 'partially_refunded' },
  canceled: {},
} as const satisfies Record<OrderPaymentState, Partial<Record<string, OrderPaymentState>>>

/** Of one payment; amounts are minor units. */
export interface PaidPart {
  status: string
  capturedAmount: number
}

/** @param refundedAmount what has been given back of the order, whichever way */
export function orderPaymentState(payments: readonly PaidPart[], refundedAmount: number): OrderPaymentState {
  const captured = payments.reduce((sum, { capturedAmount }) => sum + capturedAmount, 0)
  if (refundedAmount > 0) return refundedAmount >= captured ? 'refunded' : 'partially_refunded'
  if (payments.some(({ status }) => status === 'authorized'))
    return captured > 0 ? 'partially_captured' : 'authorized'
  return payments.some(({ status }) => status === 'captured') ? 'captured' : 'canceled'
}
