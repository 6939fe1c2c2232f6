import type { TxContext } from '../../platform/context.ts'
import { forgetDetails, recordEvent } from '../events/index.ts'
import { dropMails } from '../mail/index.ts'
import type { Customer } from './customer.ts'
import { endSessions } from './end-sessions.ts'
import { eraseAccount } from './personal-data-queries.ts'

/**
 * Takes a locked customer's account apart: nobody can sign in to it, and nothing tells who it was. Mails to them that
 * still wait are not sent.
 */
export async function forgetCustomer(
  context: TxContext,
  of: { customer: Customer & { email: string }; orders: number; by: 'customer' | 'store' },
): Promise<void> {
  const { tx, store, now, clock } = context
  const { id: customerId, email } = of.customer
  const version = of.customer.version + 1
  await endSessions(context, { customerId, which: 'all', because: 'erased' })
  await eraseAccount(tx, store.id, { customerId, version, now, clock })
  await dropMails(context, email)
  await forgetDetails(tx, store.id, { aggregate: 'customer', aggregateId: customerId })
  recordEvent(context, {
    type: 'customer.erased',
    aggregate: 'customer',
    aggregateId: customerId,
    version,
    payload: { orders: of.orders, by: of.by },
  })
}
