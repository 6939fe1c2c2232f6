import type { TxContext } from '../../platform/context.ts'
import { closingRestock, type StockWish } from './queries.ts'

/**
 * Puts goods back on the shelf at the end of the transaction, each with a movement that says why. The same reference and
 * kind once: `stock_movements_once` refuses a second time.
 * @param of.lines of one offer at one place as many as one likes: they are summed
 */
export function restock(
  context: TxContext,
  of: { reference: string; kind: 'canceled' | 'returned' | 'edited'; lines: readonly StockWish[] },
): void {
  const sums = new Map<string, StockWish>()
  for (const { offerId, locationId, quantity } of of.lines) {
    const place = `${offerId} ${locationId}`
    sums.set(place, { offerId, locationId, quantity: quantity + (sums.get(place)?.quantity ?? 0) })
  }
  const lines = [...sums.values()].filter(({ quantity }) => quantity > 0)
  if (lines.length === 0) return
  context.tx.atClose(
    closingRestock(context.store.id, {
      ...of,
      lines,
      now: context.now,
      check: (restocked) => {
        if (restocked !== lines.length)
          throw new Error(`put ${restocked} of ${lines.length} offers of ${of.reference} back on the shelf`)
      },
    }),
  )
}
