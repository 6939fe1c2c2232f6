import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { lockSignedIn } from '../customers/index.ts'
import { type CustomerData, readCustomerData } from './customer-data.ts'

/** All that the store knows of the customer who is signed in. */
export async function exportCustomerData(context: Context): Promise<CustomerData> {
  return inTransaction(context, async (tx) => {
    // Locked, so that the account is not changed or erased while its parts are read.
    const { id } = await lockSignedIn(tx)
    return readCustomerData(tx, id)
  })
}
