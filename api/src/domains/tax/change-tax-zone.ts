import type { TxContext } from '../../platform/context.ts'
import { toWire } from '../../platform/ids.ts'
import { type PostalPlace, placeName } from '../../platform/postal-place.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { findTakenPlaces, lockTaxZone, writeTaxZone } from './queries.ts'
import { taxRefusals } from './refusals.ts'
import type { TaxZone } from './tax-zone.ts'

/**
 * The zone, locked for a change that prices depend on: nobody else changes tax until the transaction ends.
 * @throws Refusal not-found, version-conflict
 */
export async function lockForChange(
  tx: TxContext,
  of: { taxZoneId: string; ifMatch: number | undefined },
): Promise<TaxZone> {
  await raiseRulesVersion(tx)
  const zone = await lockTaxZone(tx.tx, tx.store.id, of.taxZoneId)
  if (!zone) throw new Refusal(platformRefusals.notFound)
  if (of.ifMatch !== undefined && of.ifMatch !== zone.version)
    throw new Refusal(platformRefusals.preconditionFailed)
  return zone
}

/** @throws Refusal place-taken, naming each of `/places` that is taken, and the zone that holds the first */
export async function mustBeFree(
  { tx, store }: TxContext,
  of: { places: readonly PostalPlace[]; exceptZoneId: string },
): Promise<void> {
  const taken = await findTakenPlaces(tx, store.id, of)
  const [first] = taken
  if (!first) return
  throw new Refusal(taxRefusals.placeTaken, {
    detail: `${taken.map(({ place, zoneName }) => `${placeName(place)} is in the zone ${zoneName}`).join('; ')}.`,
    members: { taxZoneId: toWire('taxZone', first.zoneId) },
    errors: taken.map(({ at, zoneName }) => ({
      pointer: `/places/${at}`,
      message: `is in the zone ${zoneName}`,
    })),
  })
}

/** Writes the zone as its next version and records what changed of it. @returns the zone as it is now */
export async function changeTaxZone(
  tx: TxContext,
  before: TaxZone,
  of: {
    change: Partial<Pick<TaxZone, 'name' | 'places' | 'rates'>>
    fields: string[]
    details: { before: unknown; after: unknown }
  },
): Promise<TaxZone> {
  const zone: TaxZone = { ...before, ...of.change, version: before.version + 1, updatedAt: tx.now }
  await writeTaxZone(tx.tx, tx.store.id, zone)
  recordEvent(tx, {
    type: 'tax_zone.changed',
    aggregate: 'taxZone',
    aggregateId: zone.id,
    version: zone.version,
    payload: { fields: of.fields },
    details: of.details,
  })
  return zone
}
