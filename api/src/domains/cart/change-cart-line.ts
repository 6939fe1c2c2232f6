import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'

/**
 * Sets the quantity of a line; 0, which only `removeCartLine` asks for, removes it.
 * @throws Refusal not-found, cart-not-open, version-conflict
 */
export async function changeCartLine(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    lineId: string
    quantity: number
  },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const line = cart.lines.find(({ id }) => id === of.lineId)
    if (!line) throw new Refusal(platformRefusals.notFound)
    return changeCart(tx, cart, { lines: [{ ...line, quantity: of.quantity }] })
  })
}
