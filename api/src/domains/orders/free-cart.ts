import type { TxContext } from '../../platform/context.ts'
import { Stale } from '../../platform/database.ts'
import { Refusal, type RefusalKind } from '../../platform/refusals.ts'
import { type Cart, lockCart } from '../cart/index.ts'
import { lockOpenCheckout, readOpenCheckoutId } from './checkout-queries.ts'
import { releaseCheckout } from './release-checkout.ts'

/**
 * Locks a cart that is to end, after its checkout as everybody does, and frees what is set aside for it.
 * @throws Refusal of the kind `busy` while a payment of it runs
 */
export async function freeCart(
  context: TxContext,
  cart: Cart,
  of: { cause: 'merged' | 'expired'; busy: RefusalKind },
): Promise<void> {
  const { tx, store } = context
  const checkout = await lockOpenCheckout(tx, store.id, cart.id)
  if (cart.status !== 'open' || checkout?.state === 'paying') throw new Refusal(of.busy)
  const unchanged = await lockCart(tx, store.id, { cartId: cart.id, version: cart.version })
  // A quote that was made between the two locks would hold goods that nobody could buy any more.
  const open = unchanged && (await readOpenCheckoutId(tx, store.id, cart.id))
  if (!unchanged || open !== (checkout?.id ?? null)) throw new Stale('the cart changed meanwhile')
  if (checkout) releaseCheckout(context, { checkout, cause: of.cause })
}
