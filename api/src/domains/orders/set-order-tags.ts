import type { Context } from '../../platform/context.ts'
import { changeOrder } from './change-order.ts'

/** The words under which staff find an order, in place of those it had. @throws Refusal not-found, version-conflict */
export const setOrderTags = (
  context: Context,
  of: { orderId: string; tags: string[]; ifMatch: number | undefined },
): Promise<void> =>
  changeOrder(context, of, (order) => {
    const tags = [...new Set(of.tags)].toSorted()
    if (tags.join('\n') === order.tags.join('\n')) return null
    return {
      change: { tags },
      type: 'order.tags_changed',
      payload: { tags },
      sellerIds: [],
      isForBuyer: false,
    }
  })
