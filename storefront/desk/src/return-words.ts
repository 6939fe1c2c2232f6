const states: Record<string, string> = {
  requested: 'Asked for',
  approved: 'On its way back',
  refused: 'Refused',
  received: 'Has come',
  inspected: 'Looked at',
  completed: 'Paid back',
  canceled: 'Canceled',
}

/** The lists of returns one can look at, by their name in the address. */
export const returnLists = ['requested', 'approved', 'received', 'inspected', 'completed'] as const
export type ReturnList = (typeof returnLists)[number]

/** What a state is called. The API may learn new ones: those are shown by their own name. */
export const returnStateWords = (state: string): string => states[state] ?? state

/** The same of a return, which may also have ended without money: exchanged, or with nothing that was accepted. */
export function returnWords(of: { state: string; editId: string | null; refundId: string | null }): string {
  if (of.state !== 'completed') return returnStateWords(of.state)
  if (of.editId !== null) return 'Exchanged'
  return of.refundId === null ? 'Nothing due' : returnStateWords(of.state)
}

/** Whether anything that came back was accepted: else nothing is paid back for it. */
export const isAccepted = (of: { lineItems: readonly { acceptedQuantity: number }[] }): boolean =>
  of.lineItems.some(({ acceptedQuantity }) => acceptedQuantity > 0)

/** What has become of a return that was just ended: by what became of it, as its pieces may have been paid back before. */
export const endedWords = ({ refundId }: { refundId: string | null }): string =>
  refundId === null ? 'It is over. Nothing was due.' : 'The money is on its way.'

/** The state that the address of a list asks for; undefined: all. */
export function returnStateOf({ searchParams }: URL): ReturnList | undefined {
  const asked = searchParams.get('state')
  return returnLists.find((state) => state === asked)
}
