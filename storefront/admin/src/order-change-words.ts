const states: Record<string, string> = {
  authorized: 'Promised',
  partially_captured: 'Taken in part',
  captured: 'Paid',
  partially_refunded: 'Given back in part',
  refunded: 'Given back',
  canceled: 'Never taken',
}

/** How far the money of an order is. The API may learn new states: those are shown by their own name. */
export const paymentStateWords = (state: string): string => states[state] ?? state.replaceAll('_', ' ')

const actors: Record<string, string> = {
  shopper: 'the buyer',
  customer: 'the buyer',
  staff: 'somebody of the staff',
  secret_key: 'a server',
  seller_member: 'a seller',
  seller_key: 'a seller’s server',
  worker: 'Tradepost itself',
}

/** Who did it. */
export const timelineWords = (entry: { actor: string; actorName: string | null }): string =>
  `by ${entry.actorName ?? actors[entry.actor] ?? entry.actor}`
