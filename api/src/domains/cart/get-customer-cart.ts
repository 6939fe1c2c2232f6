import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { priceThisCart } from './cart-prices.ts'
import { customerOf } from './cart-state.ts'
import type { ChangedCart } from './change-cart.ts'
import { readCartOfCustomer } from './queries.ts'

/** The open cart of the customer who is signed in. @throws Refusal not-found when there is none */
export async function getCustomerCart(context: Context): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await readCartOfCustomer(tx.tx, tx.store.id, customerOf(tx))
    if (!cart || cart.expiresAt <= tx.now) throw new Refusal(platformRefusals.notFound)
    return { cart, prices: await priceThisCart(tx, cart) }
  })
}
