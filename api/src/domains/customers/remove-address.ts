import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { deleteAddress } from './address-queries.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Takes an entry out of the customer's address book; orders that went there keep it. If it was the default, none is.
 * @throws Refusal not-found
 */
export async function removeAddress(context: Context, of: { addressId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const removed = await deleteAddress(tx.tx, tx.store.id, { ...of, customerId })
    if (!removed) throw new Refusal(platformRefusals.notFound)
    recordEvent(tx, {
      type: 'customer.address_removed',
      aggregate: 'customerAddress',
      aggregateId: of.addressId,
      version: removed.version + 1,
      payload: { customerId },
    })
  })
}
