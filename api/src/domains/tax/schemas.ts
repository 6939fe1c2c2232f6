import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { postalPlaceInput, postalPlaceSchema } from '../../platform/postal-place.ts'
import { oneLine, timestamp, version } from '../../platform/schemas.ts'
import { boundInput, taxClassInput } from './wire-parts.ts'

export const taxZoneParams = z.object({ taxZoneId: idInput('taxZone') })
export const taxRateParams = z.object({ taxZoneId: idInput('taxZone'), taxRateId: idInput('taxRate') })
export const taxZoneListQuery = z.strictObject(pageQuery)

const exampleRate = {
  id: 'txr_01h455vb4pex5vsknk084sn02q',
  title: 'USt',
  taxClass: 'standard',
  partsPerMillion: 190_000,
  validFrom: null,
  validUntil: null,
  createdAt: '2026-11-22T09:30:00.000Z',
}

const exampleZone = {
  id: 'txz_01h455vb4pex5vsknk084sn02q',
  name: 'Germany',
  places: [{ country: 'DE', region: null, postalCodePrefix: null }],
  rates: [exampleRate],
  version: 1,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

const texts = {
  places:
    'No place is in two zones. An address is in the zone that says it most precisely: by the longest beginning of its postal code, then by region, then by country.',
  partsPerMillion: 'How high: 190000 is 19 %, 88750 is 8.875 %.',
  validFrom: 'From then on; null: since ever.',
  validUntil: 'Until before then; null: for good.',
}

const timestampOrNull = z.union([timestamp, z.null()])

const taxRateSchema = z
  .object({
    id: wireId('taxRate'),
    title: z.string(),
    taxClass: z.string(),
    partsPerMillion: z.int().openapi({ description: texts.partsPerMillion }),
    validFrom: timestampOrNull.openapi({ description: texts.validFrom }),
    validUntil: timestampOrNull.openapi({ description: texts.validUntil }),
    createdAt: timestamp,
  })
  .openapi('TaxRate', { example: exampleRate })

export const taxZoneSchema = z
  .object({
    id: wireId('taxZone'),
    name: z.string(),
    places: z.array(postalPlaceSchema).openapi({ description: texts.places }),
    rates: z
      .array(taxRateSchema)
      .openapi({ description: 'By tax class, then by time; also those of the past.' }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('TaxZone', { example: exampleZone })

export const taxZoneListSchema = z
  .object({ items: z.array(taxZoneSchema), nextCursor })
  .openapi('TaxZoneList', { example: { items: [exampleZone], nextCursor: null } })

const zoneInput = {
  name: oneLine(80).openapi({ description: 'For staff.', example: 'Germany' }),
  places: z.array(postalPlaceInput).min(1).max(1000).openapi({ description: texts.places }),
}

export const createTaxZoneInput = z
  .strictObject(zoneInput)
  .openapi('CreateTaxZone', { example: { name: 'Germany', places: [{ country: 'DE' }] } })

export const updateTaxZoneInput = z
  .strictObject(zoneInput)
  .partial()
  .openapi('UpdateTaxZone', { example: { name: 'Germany and its islands' } })

const rateInput = {
  title: oneLine(80).openapi({ description: 'As totals name it to shoppers.', example: 'USt' }),
  taxClass: taxClassInput,
  partsPerMillion: z
    .int()
    .min(0)
    .max(1_000_000)
    .openapi({ description: texts.partsPerMillion, example: 190_000 }),
  validFrom: boundInput(texts.validFrom),
  validUntil: boundInput(texts.validUntil),
}

export const addTaxRateInput = z
  .strictObject({
    ...rateInput,
    validFrom: rateInput.validFrom.optional(),
    validUntil: rateInput.validUntil.optional(),
  })
  .openapi('AddTaxRate', {
    example: {
      title: 'USt',
      taxClass: 'standard',
      partsPerMillion: 190_000,
      validFrom: '2027-01-01T00:00:00+01:00',
    },
  })

export const updateTaxRateInput = z
  .strictObject(rateInput)
  .partial()
  .openapi('UpdateTaxRate', { example: { validUntil: '2027-01-01T00:00:00+01:00' } })
