import { secondsAfter } from '../../platform/time.ts'
import type { OrderReturn } from './order-return.ts'
import { piecesTaken } from './return-state.ts'
import type { SoldOrder } from './sold-order.ts'

const secondsOfDay = 86_400

/** A line of which something can be sent back. */
export interface ReturnableLine {
  id: string
  sellerId: string
  /** Pieces that have left, less those of earlier returns */
  quantity: number
  /** Until then a buyer may ask; by the store's clock */
  until: Date
}

/**
 * What of an order can be sent back. The time of a line counts from its last parcel: from its delivery where that is known,
 * else from when it was shipped.
 */
export function returnableLines(
  order: SoldOrder,
  earlier: readonly OrderReturn[],
  returnDays: number,
): ReturnableLine[] {
  return order.lines.flatMap((line) => {
    const taken = earlier
      .flatMap(({ state, lines }) =>
        lines.filter(({ id }) => id === line.id).map((each) => piecesTaken(state, each)),
      )
      .reduce((sum, pieces) => sum + pieces, 0)
    const left = order.parcels
      .filter(({ lines }) => lines.some(({ id }) => id === line.id))
      .map(({ deliveredAt, shippedAt }) => deliveredAt ?? shippedAt)
    const last = left.toSorted((a, b) => a.getTime() - b.getTime()).at(-1)
    const quantity = line.fulfilledQuantity - taken
    return last && quantity > 0
      ? [
          {
            id: line.id,
            sellerId: line.sellerId,
            quantity,
            until: secondsAfter(last, returnDays * secondsOfDay),
          },
        ]
      : []
  })
}
