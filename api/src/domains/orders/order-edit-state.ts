export const orderEditStates = ['previewed', 'awaiting_payment', 'committed', 'discarded'] as const
/** previewed: shown to staff · awaiting_payment: the buyer pays the difference · committed, discarded: for good. */
export type OrderEditState = (typeof orderEditStates)[number]

/** Every way an edit of an order may go, and what makes it go there. There is no other. */
export const orderEditTransitions = {
  previewed: {
    paymentAsked: 'awaiting_payment',
    committed: 'committed',
    replaced: 'discarded',
    discarded: 'discarded',
    expired: 'discarded',
  },
  awaiting_payment: {
    paid: 'committed',
    discarded: 'discarded',
    expired: 'discarded',
    overtaken: 'discarded',
  },
  committed: {},
  discarded: {},
} as const satisfies Record<OrderEditState, Partial<Record<string, OrderEditState>>>

/** `overtaken`: it was paid when it was not possible any more, and the money goes back. */
export type OrderEditCause =
  | 'paymentAsked'
  | 'committed'
  | 'paid'
  | 'replaced'
  | 'discarded'
  | 'expired'
  | 'overtaken'

/** @returns null when the state does not know this cause */
export function nextOrderEditState(state: OrderEditState, cause: OrderEditCause): OrderEditState | null {
  return (orderEditTransitions[state] as Partial<Record<OrderEditCause, OrderEditState>>)[cause] ?? null
}
