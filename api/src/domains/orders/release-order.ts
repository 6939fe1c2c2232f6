import type { Context } from '../../platform/context.ts'
import { changeOrder } from './change-order.ts'

/** A held order may be shipped again; one that is not held stays as it is. @throws Refusal not-found, version-conflict */
export const releaseOrder = (
  context: Context,
  of: { orderId: string; ifMatch: number | undefined },
): Promise<void> =>
  changeOrder(context, of, (order) =>
    order.heldAt === null
      ? null
      : {
          change: { heldAt: null, holdReason: '' },
          type: 'order.released',
          payload: { number: order.number },
          isForBuyer: false,
        },
  )
