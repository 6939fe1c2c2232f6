import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeTaxZone, lockForChange } from './change-tax-zone.ts'
import { writeTaxRate } from './queries.ts'
import { mustBeWindow, mustNotOverlap } from './rate-windows.ts'
import { inOrder, type TaxRate, type TaxZone } from './tax-zone.ts'

/**
 * Ends a rate, or corrects it; what is left out stays. Orders keep what they were promised.
 * @throws Refusal invalid-request, not-found, version-conflict, tax-rates-overlap
 */
export async function updateTaxRate(
  context: Context,
  of: {
    taxZoneId: string
    taxRateId: string
    ifMatch: number | undefined
    change: {
      [K in 'title' | 'taxClass' | 'partsPerMillion' | 'validFrom' | 'validUntil']?: TaxRate[K] | undefined
    }
  },
): Promise<TaxZone> {
  return inTransaction(context, async (tx) => {
    const zone = await lockForChange(tx, of)
    const before = zone.rates.find(({ id }) => id === of.taxRateId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    const given = Object.entries(of.change).filter(([, value]) => value !== undefined)
    if (given.length === 0) return zone
    const rate: TaxRate = { ...before, ...Object.fromEntries(given) }
    mustBeWindow(rate)
    mustNotOverlap(rate, zone.rates)
    await writeTaxRate(tx.tx, tx.store.id, { zoneId: zone.id, rate })
    return changeTaxZone(tx, zone, {
      change: { rates: inOrder(zone.rates.map((other) => (other.id === rate.id ? rate : other))) },
      fields: ['rates'],
      details: { before: { rate: before }, after: { rate } },
    })
  })
}
