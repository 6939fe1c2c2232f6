/** held: goods set aside, price promised · paying: the provider has been asked · placed, released: for good. */
export type CheckoutState = 'held' | 'paying' | 'placed' | 'released'

/** Every way a checkout may go, and what makes it go there. There is no other. */
export const checkoutTransitions = {
  held: { paymentStarted: 'paying', replaced: 'released', merged: 'released', expired: 'released' },
  paying: {
    captured: 'placed',
    authorized: 'placed',
    declined: 'held',
    canceled: 'held',
    expired: 'released',
    goodsGone: 'released',
  },
  placed: {},
  released: {},
} as const satisfies Record<CheckoutState, Partial<Record<string, CheckoutState>>>

export type CheckoutCause =
  | 'paymentStarted'
  | 'replaced'
  | 'merged'
  | 'expired'
  | 'captured'
  | 'authorized'
  | 'declined'
  | 'canceled'
  | 'goodsGone'

/** @returns null when the state does not know this cause */
export function nextCheckoutState(state: CheckoutState, cause: CheckoutCause): CheckoutState | null {
  return (checkoutTransitions[state] as Partial<Record<CheckoutCause, CheckoutState>>)[cause] ?? null
}
