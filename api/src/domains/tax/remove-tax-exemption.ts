import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { deleteTaxExemption } from './exemption-queries.ts'

/** The customer pays tax again; orders keep what they were promised. @throws Refusal not-found */
export async function removeTaxExemption(
  context: Context,
  of: { customerId: string; taxExemptionId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    await raiseRulesVersion(tx)
    if (!(await deleteTaxExemption(tx.tx, tx.store.id, of))) throw new Refusal(platformRefusals.notFound)
    recordEvent(tx, {
      type: 'tax_exemption.removed',
      aggregate: 'taxExemption',
      aggregateId: of.taxExemptionId,
      version: 2,
      payload: { customerId: of.customerId },
    })
  })
}
