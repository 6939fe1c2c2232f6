export const returnStates = [
  'requested',
  'approved',
  'refused',
  'received',
  'inspected',
  'completed',
  'canceled',
] as const
/** completed: the money for what was accepted has been given back, or nothing was accepted. */
export type ReturnState = (typeof returnStates)[number]

/** Every way a return may go, and what makes it go there. There is no other. */
export const returnTransitions = {
  requested: { approved: 'approved', refused: 'refused', canceled: 'canceled' },
  approved: { received: 'received', canceled: 'canceled' },
  received: { inspected: 'inspected' },
  inspected: { completed: 'completed' },
  refused: {},
  completed: {},
  canceled: {},
} as const satisfies Record<ReturnState, Partial<Record<string, ReturnState>>>

export type ReturnCause = 'approved' | 'refused' | 'received' | 'inspected' | 'completed' | 'canceled'

/** @returns null when the state does not know this cause */
export function nextReturnState(state: ReturnState, cause: ReturnCause): ReturnState | null {
  return (returnTransitions[state] as Partial<Record<ReturnCause, ReturnState>>)[cause] ?? null
}

/** How many pieces of a line a return stands for: as many as it announces until they have come, then as came. */
export function piecesTaken(
  state: ReturnState,
  line: { quantity: number; receivedQuantity: number },
): number {
  switch (state) {
    case 'requested':
    case 'approved':
      return line.quantity
    case 'refused':
    case 'canceled':
      return 0
    default:
      return line.receivedQuantity
  }
}
