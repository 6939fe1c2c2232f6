import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type PostalPlace, writtenPlaces } from '../../platform/postal-place.ts'
import { changeTaxZone, lockForChange, mustBeFree } from './change-tax-zone.ts'
import type { TaxZone } from './tax-zone.ts'

/**
 * Renames a zone, or says anew where it is; what is left out stays.
 * @throws Refusal invalid-request, not-found, version-conflict, place-taken
 */
export async function updateTaxZone(
  context: Context,
  of: {
    taxZoneId: string
    ifMatch: number | undefined
    change: { name?: string | undefined; places?: PostalPlace[] | undefined }
  },
): Promise<TaxZone> {
  const { name } = of.change
  const places = of.change.places && writtenPlaces(of.change.places, '/places')
  return inTransaction(context, async (tx) => {
    const before = await lockForChange(tx, of)
    const change = { ...(name === undefined ? {} : { name }), ...(places ? { places } : {}) }
    const fields = Object.keys(change) as (keyof typeof change)[]
    if (fields.length === 0) return before
    if (places) await mustBeFree(tx, { places, exceptZoneId: before.id })
    const was = Object.fromEntries(fields.map((field) => [field, before[field]]))
    return changeTaxZone(tx, before, { change, fields, details: { before: was, after: change } })
  })
}
