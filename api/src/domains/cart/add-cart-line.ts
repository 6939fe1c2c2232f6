import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'

/**
 * Adds pieces of an offer: to its line if there is one, else in a new line; one that was saved for later has only the new
 * pieces. Stock is not set aside by this; the
 * reply says whether there is enough.
 * @throws Refusal not-found, cart-not-open, version-conflict, offer-not-found, offer-not-for-sale, too-many-lines, quantity-too-large,
 *   quantity-not-allowed
 */
export async function addCartLine(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    offerId: string
    quantity: number
    note?: string | undefined
  },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const line = cart.lines.find(({ offerId }) => offerId === of.offerId)
    const set = {
      id: line?.id ?? newId('cartLine'),
      offerId: of.offerId,
      quantity: line && !line.isSaved ? line.quantity + of.quantity : of.quantity,
      isSaved: false,
      note: of.note ?? line?.note ?? '',
      seenPriceAmount: null,
    }
    return changeCart(tx, cart, { lines: [set], mayBuy: [of.offerId] })
  })
}
