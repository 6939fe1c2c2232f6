import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { writtenAddress } from '../../platform/postal-address.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { addressesMax, type CustomerAddress } from './address.ts'
import { readBook, writeAddress } from './address-queries.ts'
import { addressRefusals } from './address-refusals.ts'
import { clearDefault } from './default-address.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Adds to the customer's address book. The first entry is the default one.
 * @throws Refusal invalid-request, too-many-addresses
 */
export async function createAddress(
  context: Context,
  input: { label: string; isDefault: boolean; address: PostalAddress },
): Promise<CustomerAddress> {
  const address = writtenAddress(input.address, '/address')
  return inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const book = await readBook(tx.tx, tx.store.id, customerId)
    if (book.length >= addressesMax) throw new Refusal(addressRefusals.tooMany)
    const entry: CustomerAddress = {
      id: newId('customerAddress'),
      label: input.label,
      isDefault: input.isDefault || book.length === 0,
      address,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    if (entry.isDefault) await clearDefault(tx, { customerId, book, except: entry.id })
    await writeAddress(tx.tx, tx.store.id, { customerId, entry })
    recordEvent(tx, {
      type: 'customer.address_created',
      aggregate: 'customerAddress',
      aggregateId: entry.id,
      version: entry.version,
      payload: { customerId },
    })
    return entry
  })
}
