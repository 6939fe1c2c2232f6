import { secondsAfter } from '../../platform/time.ts'
import type { Payment } from './payment.ts'
import { asksProvider } from './providers/free.ts'

const hour = 3600
/** Between two questions about the same payment, in seconds, unless something has failed. */
export const checkSecondsMin = hour
/** Whoever does something at the provider after this long tells it by a message, or not at all. */
const secondsMax = 90 * 24 * hour

/**
 * When a provider is asked next whether anything was done at its own pages: an hour after anything happened here, and
 * then after as long again as it was quiet, about ten times in all. Whatever had failed is asked about at once.
 * @returns null: not any more
 */
export function nextCheck(payment: Payment, now: Date, of: { hasFailed?: boolean } = {}): Date | null {
  const { status, capturedAmount, refundedAmount } = payment
  const isOpen = status === 'authorized' || (status === 'captured' && capturedAmount > refundedAmount)
  if (!asksProvider(payment) || !isOpen) return null
  if (of.hasFailed) return now
  const quiet = Math.round((now.getTime() - payment.updatedAt.getTime()) / 1000)
  return quiet > secondsMax ? null : secondsAfter(now, Math.max(checkSecondsMin, quiet))
}
