import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { StaffCustomer } from './customer.ts'
import { endSessions } from './end-sessions.ts'
import { writeCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'
import { lockStaffCustomer } from './staff-customer-queries.ts'

/**
 * Closes an account: its sessions end, and it signs in no more. One that is closed stays as it is.
 * @throws Refusal not-found, customer-erased
 */
export async function suspendCustomer(
  context: Context,
  of: { customerId: string; reason: string },
): Promise<StaffCustomer> {
  return inTransaction(context, async (tx) => {
    const customer = await lockStaffCustomer(tx.tx, tx.store.id, of.customerId)
    if (!customer) throw new Refusal(platformRefusals.notFound)
    if (customer.status === 'erased') throw new Refusal(customerRefusals.erased)
    if (customer.status === 'suspended') return customer
    const written = await writeCustomer(tx.tx, tx.store.id, {
      customer,
      change: { status: 'suspended' },
      now: tx.now,
    })
    await endSessions(tx, { customerId: customer.id, which: 'all', because: 'suspended' })
    recordEvent(tx, {
      type: 'customer.suspended',
      aggregate: 'customer',
      aggregateId: customer.id,
      version: written.version,
      payload: {},
      details: { before: { status: customer.status }, after: { status: written.status, reason: of.reason } },
    })
    return { ...written, groups: customer.groups }
  })
}
