import { toWire } from '../../platform/ids.ts'
import { type FieldProblem, platformRefusals, Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { taxRefusals } from './refusals.ts'
import type { TaxRate } from './tax-zone.ts'

interface Window {
  validFrom: Date | null
  validUntil: Date | null
}

/** @throws Refusal invalid-request when it ends before it begins */
export function mustBeWindow({ validFrom, validUntil }: Window): void {
  if (validFrom === null || validUntil === null || validFrom < validUntil) return
  const message = 'must be after validFrom'
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/validUntil: ${message}`,
    errors: [{ pointer: '/validUntil', message }],
  })
}

/** Half-open: one may begin in the moment the other ends. */
export const overlap = (a: Window, b: Window): boolean =>
  (a.validFrom === null || b.validUntil === null || a.validFrom < b.validUntil) &&
  (b.validFrom === null || a.validUntil === null || b.validFrom < a.validUntil)

/**
 * Of two rates for the same goods at the same time nobody could say which is due.
 * @param others of the same zone
 * @throws Refusal tax-rates-overlap, naming the other, and the end of its window that lies within the other's
 */
export function mustNotOverlap(rate: TaxRate, others: readonly TaxRate[]): void {
  const other = others.find(
    ({ id, taxClass, ...window }) => id !== rate.id && taxClass === rate.taxClass && overlap(rate, window),
  )
  if (!other) return
  throw new Refusal(taxRefusals.ratesOverlap, {
    detail: `${other.title} is due for ${other.taxClass} in this time already.`,
    members: { taxRateId: toWire('taxRate', other.id) },
    errors: [meeting(rate, other)],
  })
}

/** What to change of the rate: its end, where it begins before the other does, else its beginning. */
function meeting(rate: Window, { title, validFrom, validUntil }: Window & { title: string }): FieldProblem {
  const beginsFirst = validFrom !== null && (rate.validFrom === null || rate.validFrom < validFrom)
  if (beginsFirst)
    return {
      pointer: '/validUntil',
      message: `must not be after ${toRfc3339(validFrom)}, when ${title} begins`,
    }
  const message =
    validUntil === null
      ? `lies within the time of ${title}, which has no end`
      : `must not be before ${toRfc3339(validUntil)}, when ${title} ends`
  return { pointer: '/validFrom', message }
}
