import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { noticesOf } from './cart-notices.ts'
import { type PricedLine, priceThisCart } from './cart-prices.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'
import { allowedUpTo } from './quantity-allowed.ts'
import type { CartLine } from './queries.ts'

/**
 * Says yes to all that `notices` tells: what a piece costs now is what the shopper has seen, quantities become what there
 * is and is allowed, never more than they were, and what cannot be bought is saved for later. Without notices nothing changes.
 * @throws Refusal not-found, cart-not-open, version-conflict
 */
export async function acceptCartChanges(
  context: Context,
  of: { cartId: string; secret: string | undefined; ifMatch: number | undefined },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const prices = await priceThisCart(tx, cart)
    const noticed = new Set(noticesOf(prices.lines).map(({ lineId }) => lineId))
    if (noticed.size === 0) return { cart, prices }
    return changeCart(tx, cart, {
      lines: prices.lines.filter(({ id }) => noticed.has(id)).map(accepted),
    })
  })
}

/** The line as it can be bought now, or else as it is saved for later. */
export function accepted(line: PricedLine): CartLine {
  const { id, offerId, note, offer, isPriced } = line
  const most = Math.min(line.quantity, line.available ?? line.quantity)
  const quantity = offer.forSale && isPriced ? allowedUpTo(offer, most) : 0
  const isSaved = quantity === 0
  return {
    id,
    offerId,
    note,
    quantity: isSaved ? line.quantity : quantity,
    isSaved,
    seenPriceAmount: null,
  }
}
