import type { Context } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeOrder } from './change-order.ts'
import { changeRefusals } from './change-refusals.ts'

/**
 * Nothing of the order is shipped until it is released.
 * @throws Refusal not-found, version-conflict, order-not-holdable when there is nothing left to ship
 */
export const holdOrder = (
  context: Context,
  of: { orderId: string; reason: string; ifMatch: number | undefined },
): Promise<void> =>
  changeOrder(context, of, (order, { now }) => {
    if (order.status !== 'placed' && order.status !== 'partially_fulfilled')
      throw new Refusal(changeRefusals.notHoldable)
    if (order.heldAt !== null && order.holdReason === of.reason) return null
    return {
      change: { heldAt: order.heldAt ?? now, holdReason: of.reason },
      type: 'order.held',
      payload: { number: order.number },
      isForBuyer: false,
    }
  })
