import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { closingCustomerGroup, insertGroupMember, lockCustomerGroup } from './group-queries.ts'
import { lockCustomer } from './queries.ts'
import { customerRefusals } from './refusals.ts'

/**
 * Puts a customer into a group; one who is in it stays in it.
 * @throws Refusal not-found, customer-erased
 */
export async function addCustomerGroupMember(
  context: Context,
  of: { groupId: string; customerId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const customer = await lockCustomer(tx.tx, tx.store.id, of.customerId)
    const group = await lockCustomerGroup(tx.tx, tx.store.id, of.groupId)
    if (!group || !customer) throw new Refusal(platformRefusals.notFound)
    if (customer.status === 'erased') throw new Refusal(customerRefusals.erased)
    if (!(await insertGroupMember(tx.tx, tx.store.id, { ...of, now: tx.now }))) return
    const version = group.version + 1
    tx.tx.atClose(closingCustomerGroup(tx.store.id, { ...group, version, updatedAt: tx.now }))
    recordEvent(tx, {
      type: 'customer_group.member_added',
      aggregate: 'customerGroup',
      aggregateId: group.id,
      version,
      payload: { customerId: customer.id },
    })
  })
}
