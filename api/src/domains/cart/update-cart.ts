import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'

/** Sets the note and the metadata of a cart; what is left out stays. @throws Refusal not-found, cart-not-open, version-conflict */
export async function updateCart(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    note?: string | undefined
    metadata?: Record<string, string> | undefined
  },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const { note = cart.note, metadata = cart.metadata } = of
    return changeCart(tx, cart, { facts: { note, metadata } })
  })
}
