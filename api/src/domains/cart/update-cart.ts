import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { notPriced } from './cart-prices.ts'
import { loadCart, mustBeOpen } from './cart-state.ts'
import { type ChangedCart, changeCart } from './change-cart.ts'
import { mustSellIn } from './create-cart.ts'

/**
 * Sets note, metadata and currency of a cart; what is left out stays. In another currency everything costs what price lists
 * in it say, and prices that were seen before count as not seen.
 * @throws Refusal not-found, cart-not-open, version-conflict, currency-not-sold, offer-not-priced
 */
export async function updateCart(
  context: Context,
  of: {
    cartId: string
    secret: string | undefined
    ifMatch: number | undefined
    note?: string | undefined
    metadata?: Record<string, string> | undefined
    /** ISO 4217 */
    currency?: string | undefined
  },
): Promise<ChangedCart> {
  return inTransaction(context, async (tx) => {
    const cart = await loadCart(tx, of)
    mustBeOpen(cart, of.ifMatch)
    const { note = cart.note, metadata = cart.metadata, currency = cart.currency } = of
    if (currency === cart.currency) return changeCart(tx, cart, { facts: { note, metadata } })
    mustSellIn(tx, currency)
    const changed = await changeCart(tx, cart, {
      facts: { note, metadata, currency },
      lines: cart.lines.map((line) => ({ ...line, seenPriceAmount: null })),
    })
    const unpriced = changed.prices.lines.filter(({ isPriced }) => !isPriced)
    if (unpriced.length > 0) throw notPriced(unpriced)
    return changed
  })
}
