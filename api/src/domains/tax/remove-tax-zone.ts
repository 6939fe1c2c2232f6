import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { lockForChange } from './change-tax-zone.ts'
import { deleteTaxZone } from './queries.ts'

/** Removes a zone and its rates; orders keep what they were promised. @throws Refusal not-found, version-conflict */
export async function removeTaxZone(
  context: Context,
  of: { taxZoneId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const zone = await lockForChange(tx, of)
    await deleteTaxZone(tx.tx, tx.store.id, zone.id)
    const { name, places, rates } = zone
    recordEvent(tx, {
      type: 'tax_zone.removed',
      aggregate: 'taxZone',
      aggregateId: zone.id,
      version: zone.version + 1,
      payload: { rates: rates.length },
      details: { before: { name, places, rates }, after: null },
    })
  })
}
