type Chip = { label: string; tone: 'good' | 'wait' | 'bad' | undefined }

const states: Record<string, Chip> = {
  applied: { label: 'Waits for you', tone: 'wait' },
  active: { label: 'Trades', tone: 'good' },
  suspended: { label: 'Suspended', tone: 'bad' },
  refused: { label: 'Refused', tone: undefined },
  closed: { label: 'Closed', tone: undefined },
}

/** A seller's state, as it is shown. The API may learn new ones: those are shown by their own name. */
export const sellerState = (status: string): Chip => states[status] ?? { label: status, tone: undefined }
