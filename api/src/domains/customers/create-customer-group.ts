import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import type { CustomerGroup } from './group.ts'
import { insertCustomerGroup } from './group-queries.ts'
import { groupRefusals } from './group-refusals.ts'

/** Makes an empty group. @throws Refusal group-handle-taken */
export async function createCustomerGroup(
  context: Context,
  input: { handle: string; name: string },
): Promise<CustomerGroup> {
  return inTransaction(context, async (tx) => {
    const group: CustomerGroup = {
      ...input,
      id: newId('customerGroup'),
      members: 0,
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    if (!(await insertCustomerGroup(tx.tx, tx.store.id, group))) throw new Refusal(groupRefusals.handleTaken)
    recordEvent(tx, {
      type: 'customer_group.created',
      aggregate: 'customerGroup',
      aggregateId: group.id,
      version: group.version,
      payload: { handle: group.handle },
      details: { before: null, after: input },
    })
    return group
  })
}
