type Told = {
  state: string
  refundId: string | null
  editId: string | null
  lineItems: readonly { acceptedQuantity: number }[]
}

const words: Record<string, string> = {
  requested: 'We look at it and write to you',
  approved: 'You may send it',
  refused: 'It stays with you',
  received: 'It has come to us',
  inspected: 'We have looked at it',
  completed: 'Done',
  canceled: 'You keep it',
}

/** Where a return stands, for who sends it. A state that a newer API adds is shown by its own name. */
export const returnWords = (of: Told): string =>
  endedWithNothing(of) ? 'Nothing was paid back' : (words[of.state] ?? of.state)

/** What was accepted may have been paid back before, by a refund of its own. */
const endedWithNothing = ({ state, refundId, editId, lineItems }: Told): boolean =>
  state === 'completed' &&
  refundId === null &&
  editId === null &&
  lineItems.every(({ acceptedQuantity }) => acceptedQuantity === 0)
