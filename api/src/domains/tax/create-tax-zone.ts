import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type PostalPlace, writtenPlaces } from '../../platform/postal-place.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { mustBeFree } from './change-tax-zone.ts'
import { countTaxZones, writeTaxZone } from './queries.ts'
import { taxRefusals } from './refusals.ts'
import { type TaxZone, zonesMax } from './tax-zone.ts'

/**
 * Makes a zone without rates: until it has one for a class, those of wider places count, and the store's own.
 * @throws Refusal invalid-request, place-taken, too-many-tax-zones
 */
export async function createTaxZone(
  context: Context,
  input: { name: string; places: PostalPlace[] },
): Promise<TaxZone> {
  const places = writtenPlaces(input.places, '/places')
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    if ((await countTaxZones(tx.tx, tx.store.id)) >= zonesMax) throw new Refusal(taxRefusals.tooManyZones)
    const zone: TaxZone = {
      id: newId('taxZone'),
      name: input.name,
      places,
      rates: [],
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    await mustBeFree(tx, { places, exceptZoneId: zone.id })
    await writeTaxZone(tx.tx, tx.store.id, zone)
    recordEvent(tx, {
      type: 'tax_zone.created',
      aggregate: 'taxZone',
      aggregateId: zone.id,
      version: zone.version,
      payload: {},
      details: { before: null, after: { name: zone.name, places } },
    })
    return zone
  })
}
