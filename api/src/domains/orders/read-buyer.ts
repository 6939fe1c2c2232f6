import type { TxContext } from '../../platform/context.ts'
import type { Order } from './order.ts'
import { type Buyer, type QuoteOfBuyer, readOrdersOf, readQuotesOf } from './personal-data-queries.ts'

/** All that carts became for a buyer: orders, and quotes that became none; newest first. */
export async function readBuyer(
  { tx, store }: TxContext,
  buyer: Buyer,
): Promise<{ orders: Order[]; quotes: QuoteOfBuyer[] }> {
  return {
    orders: await readOrdersOf(tx, store.id, buyer),
    quotes: await readQuotesOf(tx, store.id, buyer),
  }
}
