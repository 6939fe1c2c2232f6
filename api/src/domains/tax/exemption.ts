import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { taxExemptionSchema } from './exemption-schemas.ts'

export const exemptionsMax = 20

/** A paper that frees a customer from tax. */
export interface TaxExemption {
  id: string
  /** Of the paper that says so */
  reference: string
  /** Empty: all */
  taxClasses: string[]
  /** ISO 3166-1 alpha-2, of the address; empty: all */
  countries: string[]
  /** Half-open; null: open on that side */
  validFrom: Date | null
  validUntil: Date | null
  createdAt: Date
}

export const presentTaxExemption = (of: TaxExemption): z.infer<typeof taxExemptionSchema> => ({
  id: toWire('taxExemption', of.id),
  reference: of.reference,
  taxClasses: of.taxClasses,
  countries: of.countries,
  validFrom: of.validFrom && toRfc3339(of.validFrom),
  validUntil: of.validUntil && toRfc3339(of.validUntil),
  createdAt: toRfc3339(of.createdAt),
})
