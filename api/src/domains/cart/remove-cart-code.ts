import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { normalizedCode } from '../promotions/index.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'

/** Takes a code out of the cart. @throws Refusal not-found, cart-not-open, version-conflict */
export async function removeCartCode(
  context: Context,
  of: { cartId: string; secret: string | undefined; ifMatch: number | undefined; code: string },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const code = normalizedCode(of.code)
    if (code === null || !cart.codes.includes(code)) throw new Refusal(platformRefusals.notFound)
    return changeCart(tx, cart, { facts: { codes: cart.codes.filter((entered) => entered !== code) } })
  })
}
