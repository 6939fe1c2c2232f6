import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeTaxZone, lockForChange } from './change-tax-zone.ts'
import { writeTaxRate } from './queries.ts'
import { mustBeWindow, mustNotOverlap } from './rate-windows.ts'
import { taxRefusals } from './refusals.ts'
import { inOrder, ratesMax, type TaxRate, type TaxZone } from './tax-zone.ts'

/**
 * Adds a rate to a zone. No two of a tax class are due at one time.
 * @throws Refusal invalid-request, not-found, version-conflict, tax-rates-overlap, too-many-tax-rates
 */
export async function addTaxRate(
  context: Context,
  of: {
    taxZoneId: string
    ifMatch: number | undefined
    rate: Pick<TaxRate, 'title' | 'taxClass' | 'partsPerMillion'> & {
      validFrom?: Date | null | undefined
      validUntil?: Date | null | undefined
    }
  },
): Promise<TaxZone> {
  const window = { validFrom: of.rate.validFrom ?? null, validUntil: of.rate.validUntil ?? null }
  mustBeWindow(window)
  return inTransaction(context, async (tx) => {
    const zone = await lockForChange(tx, of)
    if (zone.rates.length >= ratesMax) throw new Refusal(taxRefusals.tooManyRates)
    const rate: TaxRate = { ...of.rate, ...window, id: newId('taxRate'), createdAt: tx.now }
    mustNotOverlap(rate, zone.rates)
    await writeTaxRate(tx.tx, tx.store.id, { zoneId: zone.id, rate })
    return changeTaxZone(tx, zone, {
      change: { rates: inOrder([...zone.rates, rate]) },
      fields: ['rates'],
      details: { before: null, after: { rate } },
    })
  })
}
