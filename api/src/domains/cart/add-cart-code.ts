import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { normalizedCode } from '../promotions/index.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'
import { cartRefusals } from './refusals.ts'
import { codesMax } from './schemas.ts'

/**
 * Enters a code. Whether it lowers anything, the reply says: under `discounts`, or under `notApplied` with the reason.
 * @throws Refusal not-found, cart-not-open, version-conflict, code-unreadable, too-many-codes
 */
export async function addCartCode(
  context: Context,
  of: { cartId: string; secret: string | undefined; ifMatch: number | undefined; code: string },
): Promise<ChangedCart> {
  const code = normalizedCode(of.code)
  if (code === null) throw new Refusal(cartRefusals.codeUnreadable)
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    if (!cart.codes.includes(code) && cart.codes.length >= codesMax)
      throw new Refusal(cartRefusals.tooManyCodes)
    return changeCart(tx, cart, { facts: { codes: [...new Set([...cart.codes, code])] } })
  })
}
