import type { IdKind } from '../../platform/ids.ts'

export const failedJobStatuses = ['failed', 'requeued', 'discarded'] as const
export type FailedJobStatus = (typeof failedJobStatuses)[number]

/** A job that failed for the last time. */
export interface FailedJob {
  id: string
  task: string
  jobKey: string
  /** What it was given: ids only. */
  payload: Record<string, string>
  error: string | null
  attempts: number
  status: FailedJobStatus
  version: number
  failedAt: Date
  endedAt: Date | null
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a job is about, by the name of the id it is given. */
const subjectKinds: Record<string, IdKind> = {
  productId: 'product',
  orderId: 'order',
  lookupId: 'orderAccessCode',
  customerId: 'customer',
  sellerId: 'seller',
  storeId: 'store',
}

/** What the job is about: the thing it is given, else the store. */
export function subjectOf(payload: Record<string, string>): { kind: IdKind; id: string } | null {
  for (const [name, kind] of Object.entries(subjectKinds)) {
    const id = payload[name]
    if (typeof id === 'string' && uuid.test(id)) return { kind, id }
  }
  return null
}

const errorMax = 300

/**
 * An error as staff may read it and it may be kept: its beginning, without what stands in quotes, addresses, numbers as
 * long as those of people and cards, and words as long as secrets. Ids stay.
 */
export function errorWords(text: string | null): string | null {
  const words = (text ?? '')
    .replaceAll(/"[^"]*"?|'[^']*'|‘[^’]*’|“[^”]*”|`[^`]*`|<[^>]*>?/g, '…')
    .split(/\s+/)
    .map((word) => (uuid.test(word.replaceAll(/^\W+|\W+$/g, '')) ? word : withoutPersons(word)))
    .join(' ')
    .slice(0, errorMax)
    .trim()
  return words === '' ? null : words
}

const withoutPersons = (word: string): string =>
  word.includes('@') || word.includes('://') || word.length > 40 || /[A-Za-z0-9_+/=-]{24,}/.test(word)
    ? '…'
    : word.replaceAll(/\+?\d[\d ./()-]{4,}\d/g, '…')
