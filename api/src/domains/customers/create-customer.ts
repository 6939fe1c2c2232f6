import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import type { Customer } from './customer.ts'
import { insertConsents, insertCustomer } from './queries.ts'

/**
 * Makes the customer of an address that was proven to be theirs.
 * @returns null when the address has one already
 */
export async function createCustomer(
  context: TxContext,
  of: {
    email: string
    fullName: string
    locale: string
    passwordHash: string | null
    consents: { purpose: string; textVersion: string }[]
    method: 'password' | 'provider'
  },
): Promise<Customer | null> {
  const { tx, store, now } = context
  const id = newId('customer')
  const customer = await insertCustomer(tx, store.id, { ...of, id, now })
  if (!customer) return null
  const consents = of.consents.map((consent) => ({ ...consent, id: newId('consent'), granted: true }))
  if (consents.length > 0)
    await insertConsents(tx, store.id, { customerId: id, source: 'registration', now, consents })
  recordEvent(context, {
    type: 'customer.registered',
    aggregate: 'customer',
    aggregateId: id,
    version: customer.version,
    payload: { method: of.method, consents: of.consents.map(({ purpose }) => purpose) },
  })
  return customer
}
