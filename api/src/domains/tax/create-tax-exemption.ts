import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { customerRefusals, lockCustomer } from '../customers/index.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { exemptionsMax, type TaxExemption } from './exemption.ts'
import { insertTaxExemption, readTaxExemptions } from './exemption-queries.ts'
import { mustBeWindow } from './rate-windows.ts'
import { taxRefusals } from './refusals.ts'

/**
 * Frees a customer from tax. What the paper is called is told to nobody but the customer and staff, and by no event.
 * @throws Refusal invalid-request, not-found, customer-erased, too-many-tax-exemptions
 */
export async function createTaxExemption(
  context: Context,
  of: {
    customerId: string
    exemption: Pick<TaxExemption, 'reference' | 'taxClasses' | 'countries'> & {
      validFrom?: Date | null | undefined
      validUntil?: Date | null | undefined
    }
  },
): Promise<TaxExemption> {
  const { customerId } = of
  const window = { validFrom: of.exemption.validFrom ?? null, validUntil: of.exemption.validUntil ?? null }
  mustBeWindow(window)
  return inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    const customer = await lockCustomer(tx.tx, tx.store.id, customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    if (customer.status === 'erased') throw new Refusal(customerRefusals.erased)
    const known = await readTaxExemptions(tx.tx, tx.store.id, customerId)
    if (known.length >= exemptionsMax) throw new Refusal(taxRefusals.tooManyExemptions)
    const exemption = { ...of.exemption, ...window, id: newId('taxExemption'), createdAt: tx.now }
    await insertTaxExemption(tx.tx, tx.store.id, { customerId, exemption })
    const { taxClasses, countries } = exemption
    recordEvent(tx, {
      type: 'tax_exemption.created',
      aggregate: 'taxExemption',
      aggregateId: exemption.id,
      version: 1,
      payload: { customerId },
      details: { before: null, after: { taxClasses, countries, ...window } },
    })
    return exemption
  })
}
