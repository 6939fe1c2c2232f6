import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { writtenAddress } from '../../platform/postal-address.ts'
import type { PostalAddress } from '../../platform/postal-address-schema.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { CustomerAddress } from './address.ts'
import { readBook, writeAddress } from './address-queries.ts'
import { clearDefault } from './default-address.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Changes an entry of the customer's address book; what is left out stays.
 * @throws Refusal invalid-request, not-found, version-conflict
 */
export async function updateAddress(
  context: Context,
  of: {
    addressId: string
    ifMatch: number | undefined
    change: {
      label?: string | undefined
      isDefault?: boolean | undefined
      address?: PostalAddress | undefined
    }
  },
): Promise<CustomerAddress> {
  const { change } = of
  const address = change.address && writtenAddress(change.address, '/address')
  return inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const book = await readBook(tx.tx, tx.store.id, customerId)
    const before = book.find(({ id }) => id === of.addressId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (Object.values(change).every((value) => value === undefined)) return before
    const entry: CustomerAddress = {
      ...before,
      label: change.label ?? before.label,
      isDefault: change.isDefault ?? before.isDefault,
      address: address ?? before.address,
      version: before.version + 1,
      updatedAt: tx.now,
    }
    if (entry.isDefault) await clearDefault(tx, { customerId, book, except: entry.id })
    await writeAddress(tx.tx, tx.store.id, { customerId, entry })
    recordEvent(tx, {
      type: 'customer.address_changed',
      aggregate: 'customerAddress',
      aggregateId: entry.id,
      version: entry.version,
      payload: { customerId },
    })
    return entry
  })
}
