/**
 * started: recorded, the provider is asked · requires_action: waits for the shopper · authorized: promised, and taken in
 * part at most · captured: taking is over · declined, canceled: nothing was taken.
 */
export type PaymentStatus =
  | 'started'
  | 'requires_action'
  | 'authorized'
  | 'captured'
  | 'declined'
  | 'canceled'

/** Every way a payment may go, and what makes it go there. There is no other. */
export const paymentTransitions = {
  started: {
    actionRequired: 'requires_action',
    authorized: 'authorized',
    captured: 'captured',
    declined: 'declined',
    canceled: 'canceled',
  },
  requires_action: {
    authorized: 'authorized',
    captured: 'captured',
    declined: 'declined',
    canceled: 'canceled',
  },
  authorized: { captured: 'captured', canceled: 'canceled' },
  captured: {},
  declined: { capturedLate: 'captured' },
  canceled: { capturedLate: 'captured' },
} as const satisfies Record<PaymentStatus, Partial<Record<string, PaymentStatus>>>

export type PaymentCause =
  | 'actionRequired'
  | 'authorized'
  | 'captured'
  | 'declined'
  | 'canceled'
  | 'capturedLate'

/** @returns null when the state does not know this cause */
export function nextPaymentStatus(status: PaymentStatus, cause: PaymentCause): PaymentStatus | null {
  return (paymentTransitions[status] as Partial<Record<PaymentCause, PaymentStatus>>)[cause] ?? null
}
