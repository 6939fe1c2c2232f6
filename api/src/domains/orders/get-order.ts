import type { Context } from '../../platform/context.ts'
import { readsOf } from '../../platform/database.ts'
import { holdsPermission } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { Order } from './order.ts'
import { readOrder } from './order-queries.ts'
import { holdsOrderSecret } from './order-secret.ts'

/**
 * An order for those who may see it: its customer, staff, and whoever has its secret while that lives.
 * @returns the order, and whether the caller is known to be more than somebody who has the link
 * @throws Refusal not-found when there is none, or it is another's: the two answer alike
 */
export async function getOrder(
  context: Context,
  of: { orderId: string; orderSecret: string | undefined },
): Promise<{ order: Order; known: boolean }> {
  const order = await readOrder(readsOf(context), context.store.id, of.orderId)
  if (!order) throw new Refusal(platformRefusals.notFound)
  const { actor } = context
  const isTheirs = actor.kind === 'customer' && actor.customerId === order.customerId
  const known = isTheirs || holdsPermission(actor, 'orders:read')
  if (!known && !holdsOrderSecret(context, order, of.orderSecret))
    throw new Refusal(platformRefusals.notFound)
  return { order, known }
}
