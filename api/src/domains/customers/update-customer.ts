import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { Customer } from './customer.ts'
import { mustSpeak } from './mailed-link.ts'
import { writeCustomer } from './queries.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Changes what a customer says of themselves; what is left out stays.
 * @throws Refusal invalid-request, version-conflict, not-authenticated
 */
export async function updateCustomer(
  context: Context,
  of: {
    change: {
      fullName?: string | undefined
      phone?: string | null | undefined
      locale?: string | undefined
      metadata?: Record<string, string> | undefined
    }
    ifMatch: number | undefined
  },
): Promise<Customer> {
  mustSpeak(context, of.change.locale)
  return inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    if (of.ifMatch !== undefined && of.ifMatch !== customer.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    const change = Object.fromEntries(Object.entries(of.change).filter(([, value]) => value !== undefined))
    const fields = Object.keys(change).toSorted()
    if (fields.length === 0) return customer
    const written = await writeCustomer(tx.tx, tx.store.id, { customer, change, now: tx.now })
    recordEvent(tx, {
      type: 'customer.changed',
      aggregate: 'customer',
      aggregateId: customer.id,
      version: written.version,
      payload: { fields },
    })
    return written
  })
}
