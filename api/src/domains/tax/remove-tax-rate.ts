import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeTaxZone, lockForChange } from './change-tax-zone.ts'
import { deleteTaxRate } from './queries.ts'

/** Removes a rate from its zone; orders keep what they were promised. @throws Refusal not-found, version-conflict */
export async function removeTaxRate(
  context: Context,
  of: { taxZoneId: string; taxRateId: string; ifMatch: number | undefined },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const zone = await lockForChange(tx, of)
    const rate = zone.rates.find(({ id }) => id === of.taxRateId)
    if (!rate) throw new Refusal(platformRefusals.notFound)
    await deleteTaxRate(tx.tx, tx.store.id, { zoneId: zone.id, rateId: rate.id })
    await changeTaxZone(tx, zone, {
      change: { rates: zone.rates.filter((other) => other !== rate) },
      fields: ['rates'],
      details: { before: { rate }, after: null },
    })
  })
}
