import { toWire } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
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
 * @throws Refusal tax-rates-overlap, naming the other
 */
export function mustNotOverlap(rate: TaxRate, others: readonly TaxRate[]): void {
  const other = others.find(
    ({ id, taxClass, ...window }) => id !== rate.id && taxClass === rate.taxClass && overlap(rate, window),
  )
  if (!other) return
  throw new Refusal(taxRefusals.ratesOverlap, {
    detail: `${other.title} is due for ${other.taxClass} in this time already.`,
    members: { taxRateId: toWire('taxRate', other.id) },
  })
}
