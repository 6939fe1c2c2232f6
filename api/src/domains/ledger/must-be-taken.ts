import type { Store } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'

/** @throws Refusal invalid-request for a currency that carts of the store never have */
export function mustBeTaken({ currency, currencies }: Store, wanted: string): void {
  if (wanted === currency || currencies.includes(wanted)) return
  const message = `must be one of ${[currency, ...currencies].join(', ')}`
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: `/amount/currency: ${message}`,
    errors: [{ pointer: '/amount/currency', message }],
  })
}
