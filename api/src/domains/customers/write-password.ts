import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import type { Customer } from './customer.ts'
import { endSessions } from './end-sessions.ts'
import { lockCustomer, writeCustomer } from './queries.ts'
import type { Sessions } from './session-queries.ts'
import { voidTokens } from './token-queries.ts'

/**
 * A new password: ends sessions, makes every mailed link dead and tells the customer by mail.
 * @param of.expectedHash the password must still be this one
 * @returns null when the customer is gone, or the password is another by now
 */
export async function writePassword(
  context: TxContext,
  of: {
    customerId: string
    passwordHash: string
    expectedHash?: string | null
    ended: { which: Sessions; because: 'password_changed' | 'password_reset' }
  },
): Promise<Customer | null> {
  const { tx, store, now, clock } = context
  const customer = await lockCustomer(tx, store.id, of.customerId)
  if (!customer?.email) return null
  if (of.expectedHash !== undefined && of.expectedHash !== customer.passwordHash) return null
  const written = await writeCustomer(tx, store.id, {
    customer,
    change: { passwordHash: of.passwordHash },
    now,
  })
  await voidTokens(tx, store.id, { customerId: customer.id, clock })
  await endSessions(context, { customerId: customer.id, ...of.ended })
  queueMail(context, {
    to: customer.email,
    template: 'password-changed',
    locale: customer.locale,
    data: {},
  })
  recordEvent(context, {
    type: 'customer.password_changed',
    aggregate: 'customer',
    aggregateId: customer.id,
    version: written.version,
    payload: { by: of.ended.because === 'password_reset' ? 'link' : 'customer' },
  })
  return written
}
