import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { CustomerGroup } from './group.ts'
import { closingCustomerGroup, handleIsTaken, lockCustomerGroup } from './group-queries.ts'
import { groupRefusals } from './group-refusals.ts'

/**
 * Renames a group; what is left out stays.
 * @throws Refusal not-found, version-conflict, group-handle-taken
 */
export async function updateCustomerGroup(
  context: Context,
  of: {
    groupId: string
    ifMatch: number | undefined
    change: { handle?: string | undefined; name?: string | undefined }
  },
): Promise<CustomerGroup> {
  return inTransaction(context, async (tx) => {
    const before = await lockCustomerGroup(tx.tx, tx.store.id, of.groupId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (Object.values(of.change).every((value) => value === undefined)) return before
    const group: CustomerGroup = {
      ...before,
      handle: of.change.handle ?? before.handle,
      name: of.change.name ?? before.name,
      version: before.version + 1,
      updatedAt: tx.now,
    }
    if (await handleIsTaken(tx.tx, tx.store.id, { groupId: group.id, handle: group.handle }))
      throw new Refusal(groupRefusals.handleTaken)
    tx.tx.atClose(closingCustomerGroup(tx.store.id, group))
    recordEvent(tx, {
      type: 'customer_group.changed',
      aggregate: 'customerGroup',
      aggregateId: group.id,
      version: group.version,
      payload: { handle: group.handle },
      details: {
        before: { handle: before.handle, name: before.name },
        after: { handle: group.handle, name: group.name },
      },
    })
    return group
  })
}
