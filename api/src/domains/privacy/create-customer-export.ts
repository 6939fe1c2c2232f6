import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockCustomer } from '../customers/index.ts'
import { recordEvent } from '../events/index.ts'
import { type CustomerData, readCustomerData } from './customer-data.ts'

/**
 * All that the store knows of a customer, for one who asked for it. That somebody took it out is recorded.
 * @throws Refusal not-found
 */
export async function createCustomerExport(
  context: Context,
  of: { customerId: string },
): Promise<CustomerData> {
  return inTransaction(context, async (tx) => {
    const customer = await lockCustomer(tx.tx, tx.store.id, of.customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    const data = await readCustomerData(tx, customer.id)
    recordEvent(tx, {
      type: 'customer.data_exported',
      aggregate: 'dataExport',
      aggregateId: newId('dataExport'),
      version: 1,
      payload: { customerId: customer.id },
    })
    return data
  })
}
