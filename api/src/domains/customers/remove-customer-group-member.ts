import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { closingCustomerGroup, deleteGroupMember, lockCustomerGroup } from './group-queries.ts'

/** Takes a customer out of a group. @throws Refusal not-found when the customer is not in it */
export async function removeCustomerGroupMember(
  context: Context,
  of: { groupId: string; customerId: string },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const group = await lockCustomerGroup(tx.tx, tx.store.id, of.groupId)
    if (!group || !(await deleteGroupMember(tx.tx, tx.store.id, of)))
      throw new Refusal(platformRefusals.notFound)
    const version = group.version + 1
    tx.tx.atClose(closingCustomerGroup(tx.store.id, { ...group, version, updatedAt: tx.now }))
    recordEvent(tx, {
      type: 'customer_group.member_removed',
      aggregate: 'customerGroup',
      aggregateId: group.id,
      version,
      payload: { customerId: of.customerId },
    })
  })
}
