import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { priceThisCart } from './cart-prices.ts'
import { loadCart } from './cart-state.ts'
import type { ChangedCart } from './change-cart.ts'
import { readingCartAndOffers } from './queries.ts'

/** The cart with prices and stock as they are now. @throws Refusal not-found */
export async function getCart(
  context: Context,
  of: { cartId: string; secret: string | undefined },
): Promise<ChangedCart> {
  const read = async (tx: TxContext) => {
    const cart = await loadCart(tx, of)
    return { cart, prices: await priceThisCart(tx, cart) }
  }
  return inTransaction(context, read, { ahead: readingCartAndOffers(context.store, { ...of, offerIds: [] }) })
}
