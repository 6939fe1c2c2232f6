import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { deleteCustomerGroup, lockCustomerGroup } from './group-queries.ts'

/** Removes a group; its customers stay. @throws Refusal not-found */
export async function removeCustomerGroup(context: Context, of: { groupId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const group = await lockCustomerGroup(tx.tx, tx.store.id, of.groupId)
    if (!group) throw new Refusal(platformRefusals.notFound)
    await deleteCustomerGroup(tx.tx, tx.store.id, group.id)
    recordEvent(tx, {
      type: 'customer_group.removed',
      aggregate: 'customerGroup',
      aggregateId: group.id,
      version: group.version + 1,
      payload: { handle: group.handle, members: group.members },
      details: { before: { handle: group.handle, name: group.name }, after: null },
    })
  })
}
