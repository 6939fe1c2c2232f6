import type { z } from '@hono/zod-openapi'
import { toWire } from '../../platform/ids.ts'
import type { PostalPlace } from '../../platform/postal-place.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { taxZoneSchema } from './schemas.ts'

export const zonesMax = 200
export const ratesMax = 100

/** Where a set of rates is due. */
export interface TaxZone {
  id: string
  name: string
  places: PostalPlace[]
  /** By tax class, and by time within it */
  rates: TaxRate[]
  version: number
  createdAt: Date
  updatedAt: Date
}

/** What tax a class of goods bears, from one moment until before another. */
export interface TaxRate {
  id: string
  title: string
  taxClass: string
  /** 190,000 is 19 % */
  partsPerMillion: number
  /** Half-open; null: open on that side */
  validFrom: Date | null
  validUntil: Date | null
  createdAt: Date
}

const instantOrNull = (instant: Date | null): string | null => instant && toRfc3339(instant)

export const presentTaxZone = (zone: TaxZone): z.infer<typeof taxZoneSchema> => ({
  id: toWire('taxZone', zone.id),
  name: zone.name,
  places: zone.places,
  rates: zone.rates.map((rate) => ({
    id: toWire('taxRate', rate.id),
    title: rate.title,
    taxClass: rate.taxClass,
    partsPerMillion: rate.partsPerMillion,
    validFrom: instantOrNull(rate.validFrom),
    validUntil: instantOrNull(rate.validUntil),
    createdAt: toRfc3339(rate.createdAt),
  })),
  version: zone.version,
  createdAt: toRfc3339(zone.createdAt),
  updatedAt: toRfc3339(zone.updatedAt),
})

const begin = ({ validFrom }: TaxRate): number => validFrom?.getTime() ?? Number.NEGATIVE_INFINITY

/** By tax class, and by time within it, as the database reads them. */
export const inOrder = (rates: readonly TaxRate[]): TaxRate[] =>
  rates.toSorted((a, b) =>
    a.taxClass === b.taxClass ? (begin(a) < begin(b) ? -1 : 1) : a.taxClass < b.taxClass ? -1 : 1,
  )
