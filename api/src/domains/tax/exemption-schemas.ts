import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { countryCode, oneLine, timestamp } from '../../platform/schemas.ts'
import { countryInput } from '../stores/index.ts'
import { boundInput, taxClassInput } from './wire-parts.ts'

export const taxExemptionsParams = z.object({ customerId: idInput('customer') })
export const taxExemptionParams = z.object({
  customerId: idInput('customer'),
  taxExemptionId: idInput('taxExemption'),
})

const exampleExemption = {
  id: 'txe_01h455vb4pex5vsknk084sn02q',
  reference: 'Diplomatic mission, certificate 2026/118',
  taxClasses: [],
  countries: ['DE'],
  validFrom: null,
  validUntil: '2028-01-01T00:00:00.000Z',
  createdAt: '2026-11-22T09:30:00.000Z',
}

const texts = {
  reference: 'The paper that says so, as the explanation of a price names it.',
  taxClasses: 'Only goods of these tax classes; empty: all.',
  countries: 'Only what is delivered to these countries; empty: wherever.',
  validFrom: 'From then on; null: since ever.',
  validUntil: 'Until before then; null: for good.',
}

const timestampOrNull = z.union([timestamp, z.null()])

export const taxExemptionSchema = z
  .object({
    id: wireId('taxExemption'),
    reference: z.string().openapi({ description: texts.reference }),
    taxClasses: z.array(z.string()).openapi({ description: texts.taxClasses }),
    countries: z.array(countryCode).openapi({ description: texts.countries }),
    validFrom: timestampOrNull.openapi({ description: texts.validFrom }),
    validUntil: timestampOrNull.openapi({ description: texts.validUntil }),
    createdAt: timestamp,
  })
  .openapi('TaxExemption', { example: exampleExemption })

export const taxExemptionListSchema = z
  .object({ items: z.array(taxExemptionSchema) })
  .openapi('TaxExemptionList', { example: { items: [exampleExemption] } })

const eachOnce = (list: readonly string[]) => new Set(list).size === list.length

export const createTaxExemptionInput = z
  .strictObject({
    reference: oneLine(200).openapi({ description: texts.reference }),
    taxClasses: z
      .array(taxClassInput)
      .max(20)
      .refine(eachOnce, 'names a tax class twice')
      .default([])
      .openapi({ description: texts.taxClasses }),
    countries: z
      .array(countryInput)
      .max(250)
      .refine(eachOnce, 'names a country twice')
      .default([])
      .openapi({ description: texts.countries }),
    validFrom: boundInput(texts.validFrom).optional(),
    validUntil: boundInput(texts.validUntil).optional(),
  })
  .openapi('CreateTaxExemption', {
    example: { reference: 'Diplomatic mission, certificate 2026/118', countries: ['DE'] },
  })
