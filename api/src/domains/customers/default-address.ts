import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import type { CustomerAddress } from './address.ts'
import { writeAddress } from './address-queries.ts'

/** Of the book of a locked customer, none but `except` is the default any more. */
export async function clearDefault(
  context: TxContext,
  of: { customerId: string; book: CustomerAddress[]; except: string },
): Promise<void> {
  const { tx, store, now } = context
  const old = of.book.find((entry) => entry.isDefault && entry.id !== of.except)
  if (!old) return
  const entry = { ...old, isDefault: false, version: old.version + 1, updatedAt: now }
  await writeAddress(tx, store.id, { customerId: of.customerId, entry })
  recordEvent(context, {
    type: 'customer.address_changed',
    aggregate: 'customerAddress',
    aggregateId: entry.id,
    version: entry.version,
    payload: { customerId: of.customerId },
  })
}
