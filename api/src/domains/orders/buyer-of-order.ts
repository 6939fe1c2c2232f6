import type { Context } from '../../platform/context.ts'
import { holdsPermission } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { getOrder } from './get-order.ts'
import type { Order } from './order.ts'

/**
 * The order, for who may act on it as its buyer: its customer, who has its secret, and staff who may change orders, in the
 * buyer's name. Who may only read orders changes none.
 * @throws Refusal not-found, not-permitted
 */
export async function orderToChange(
  context: Context,
  of: { orderId: string; orderSecret: string | undefined },
): Promise<Order> {
  const { order } = await getOrder(context, of)
  const { actor } = context
  if ((actor.kind === 'staff' || actor.kind === 'secretKey') && !holdsPermission(actor, 'orders:write'))
    throw new Refusal(platformRefusals.notPermitted)
  return order
}
