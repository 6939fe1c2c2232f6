type Chip = { label: string; tone: 'good' | 'wait' | 'bad' | undefined }

const states: Record<string, Chip> = {
  draft: { label: 'Draft', tone: undefined },
  active: { label: 'Active', tone: 'good' },
  paused: { label: 'Paused', tone: 'wait' },
  ended: { label: 'Ended', tone: 'bad' },
}

/** A promotion's state, as it is shown. The API may learn new ones: those are shown by their own name. */
export const promotionState = (status: string): Chip => states[status] ?? { label: status, tone: undefined }

/** The lists of promotions one can look at, by their name in the address. */
export const promotionLists = {
  all: { label: 'All', status: undefined },
  active: { label: 'Active', status: 'active' },
  draft: { label: 'Drafts', status: 'draft' },
  paused: { label: 'Paused', status: 'paused' },
  ended: { label: 'Ended', status: 'ended' },
} as const

/** `120 of 1000`, `120`, with `, 3 held` while quotes hold some. */
export function usesWords(of: { held: number; ordered: number }, most: number | null): string {
  const used = most === null ? String(of.ordered) : `${of.ordered} of ${most}`
  return of.held > 0 ? `${used}, ${of.held} held` : used
}
