import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { StaffCustomer } from './customer.ts'
import { writeCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { lockStaffCustomer } from './staff-customer-queries.ts'

/**
 * Lets a suspended customer sign in again; its ended sessions stay ended. One that is open stays as it is.
 * @throws Refusal not-found, customer-erased
 */
export async function reopenCustomer(context: Context, of: { customerId: string }): Promise<StaffCustomer> {
  return inTransaction(context, async (tx) => {
    const customer = await lockStaffCustomer(tx.tx, tx.store.id, of.customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    if (customer.status === 'erased') throw new Refusal(customerRefusals.erased)
    if (customer.status === 'active') return customer
    const written = await writeCustomer(tx.tx, tx.store.id, {
      customer,
      change: { status: 'active' },
      now: tx.now,
    })
    recordEvent(tx, {
      type: 'customer.reopened',
      aggregate: 'customer',
      aggregateId: customer.id,
      version: written.version,
      payload: {},
      details: { before: { status: customer.status }, after: { status: written.status } },
    })
    return { ...written, groups: customer.groups }
  })
}
