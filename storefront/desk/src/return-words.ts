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

/** The state that the address of a list asks for; undefined: all. */
export function returnStateOf({ searchParams }: URL): ReturnList | undefined {
  const asked = searchParams.get('state')
  return returnLists.find((state) => state === asked)
}
