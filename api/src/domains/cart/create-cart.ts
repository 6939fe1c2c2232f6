import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { cartExpiry } from './cart-state.ts'
import { type ChangedCart, offersOf } from './change-lines.ts'
import { priceLines } from './price-lines.ts'
import { type Cart, type CartLine, closingNewCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { quantityMax } from './schemas.ts'

/**
 * Opens a cart in the store's currency, with its first lines. Lines of one offer become one.
 * @throws Refusal quantity-too-large, offer-not-found, offer-not-for-sale
 */
export async function createCart(
  context: Context,
  input: { lineItems: { offerId: string; quantity: number }[]; metadata: Record<string, string> },
): Promise<ChangedCart & { secret: string }> {
  return inTransaction(context, async (tx) => {
    const quantities = new Map<string, number>()
    for (const { offerId, quantity } of input.lineItems) {
      quantities.set(offerId, (quantities.get(offerId) ?? 0) + quantity)
    }
    if ([...quantities.values()].some((quantity) => quantity > quantityMax))
      throw new Refusal(cartRefusals.quantityTooLarge)
    const lines: CartLine[] = [...quantities].map(([offerId, quantity]) => ({
      id: newId('cartLine'),
      offerId,
      quantity,
    }))
    const offers = await offersOf(tx, lines, [...quantities.keys()])
    const cart: Cart = {
      id: newId('cart'),
      currency: tx.store.currency,
      status: 'open',
      version: 1,
      secretVersion: 1,
      metadata: input.metadata,
      updatedAt: tx.now,
      expiresAt: cartExpiry(tx.now),
      lines,
    }
    tx.tx.atClose(closingNewCart(tx.store.id, cart))
    recordEvent(tx, {
      type: 'cart.created',
      aggregate: 'cart',
      aggregateId: cart.id,
      version: 1,
      payload: { lines: lines.length },
    })
    return { cart, lines: priceLines(lines, offers), secret: tx.secrets.derive('cart', cart.id, 1) }
  })
}
