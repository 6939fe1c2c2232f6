import type { TxContext } from '../../platform/context.ts'
import { type EventPayloads, recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import type { Customer } from './customer.ts'
import { writeCustomer } from './queries.ts'

/** Events that tell of another way to sign in, or of one that is gone. */
export type SignInChange =
  | 'customer.second_factor_added'
  | 'customer.second_factor_removed'
  | 'customer.recovery_codes_replaced'
  | 'customer.passkey_added'
  | 'customer.passkey_removed'
  | 'customer.identity_linked'
  | 'customer.identity_removed'

/**
 * Tells of a change to how a customer signs in: in an event, and to the customer by mail, because somebody else may
 * have made it (NIST SP 800-63B-4, 4.6).
 * @param of.customer locked in this transaction
 * @returns the customer with its next version
 */
export async function recordSignInChange<T extends SignInChange>(
  context: TxContext,
  of: { customer: Customer; type: T; payload: EventPayloads[T] },
): Promise<Customer> {
  const { tx, store, now } = context
  const written = await writeCustomer(tx, store.id, { customer: of.customer, change: {}, now })
  recordEvent(context, {
    type: of.type,
    aggregate: 'customer',
    aggregateId: written.id,
    version: written.version,
    payload: of.payload,
  })
  // A mail leads to the store's pages; without any there is none.
  if (written.email && store.origins.length > 0)
    queueMail(context, {
      to: written.email,
      template: 'sign-in-changed',
      locale: written.locale,
      data: { change: of.type },
    })
  return written
}
