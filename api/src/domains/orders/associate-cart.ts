import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import {
  type BoundCart,
  bindCart,
  type Cart,
  cartRefusals,
  customerOf,
  loadCart,
  mustBeOpen,
  priceThisCart,
  readCartOfCustomer,
} from '../cart/index.ts'
import { freeCart } from './free-cart.ts'

/**
 * Makes a guest's cart that of the customer who signed in, in one transaction: the secret it had is dead, the lines of
 * the other open cart the customer had come into it, and that one ends, with what was set aside for it back on the shelf.
 * A quote of this cart keeps its goods until a new one takes them over. Sent again, it changes nothing.
 * @throws Refusal not-found, cart-not-open, version-conflict, other-cart-being-paid
 */
export async function associateCart(
  context: Context,
  of: { cartId: string; secret: string | undefined; ifMatch: number | undefined },
): Promise<BoundCart> {
  return inTransaction(context, async (tx) => {
    const customerId = customerOf(tx)
    const cart = await loadCart(tx, of)
    if (cart.customerId === customerId && cart.status !== 'merged') return asItIs(tx, cart)
    mustBeOpen(cart, of.ifMatch)
    const other = await readCartOfCustomer(tx.tx, tx.store.id, customerId)
    if (other) await freeCart(tx, other, { cause: 'merged', busy: cartRefusals.otherCartBusy })
    return bindCart(tx, { cart, other, customerId })
  })
}

async function asItIs(context: TxContext, cart: Cart): Promise<BoundCart> {
  return {
    cart,
    prices: await priceThisCart(context, cart),
    secret: context.secrets.derive('cart', cart.id, cart.secretVersion),
    merged: null,
  }
}
