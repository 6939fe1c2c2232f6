import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'

/**
 * Sets the quantity of a line (0, which only `removeCartLine` asks for, removes it), its note, and whether it is saved
 * for later. What comes back must be for sale; what a piece cost when it was saved stays what the shopper has seen.
 * @throws Refusal not-found, cart-not-open, version-conflict, offer-not-for-sale, offer-not-priced, quantity-not-allowed
 */
export async function changeCartLine(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    lineId: string
    quantity?: number | undefined
    saved?: boolean | undefined
    note?: string | undefined
  },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const line = cart.lines.find(({ id }) => id === of.lineId)
    if (!line) throw new Refusal(platformRefusals.notFound)
    const set = {
      ...line,
      quantity: of.quantity ?? line.quantity,
      isSaved: of.saved ?? line.isSaved,
      note: of.note ?? line.note,
      seenPriceAmount: of.quantity === undefined ? line.seenPriceAmount : null,
    }
    const comesBack = line.isSaved && !set.isSaved
    return changeCart(tx, cart, { lines: [set], mayBuy: comesBack ? [line.offerId] : [] })
  })
}
