import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type Customer, signedIn } from './customer.ts'
import { lockCustomer } from './queries.ts'

/**
 * The customer who is signed in, locked: what belongs to them is changed one write after the other.
 * @throws Refusal not-authenticated when they were suspended or erased within the last seconds
 */
export async function lockSignedIn(context: TxContext): Promise<Customer> {
  const customer = await lockCustomer(context.tx, context.store.id, signedIn(context).customerId)
  if (customer?.status !== 'active') throw new Refusal(platformRefusals.notAuthenticated)
  return customer
}
