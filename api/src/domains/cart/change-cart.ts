import type { TxContext } from '../../platform/context.ts'
import { sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { type CartPrices, priceThisCart } from './cart-prices.ts'
import { cartExpiry, withLines } from './cart-state.ts'
import { type Cart, type CartLine, closingCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { linesMax, quantityMax } from './schemas.ts'

export interface ChangedCart {
  cart: Cart
  prices: CartPrices
}

/**
 * Sets lines (a quantity of 0 removes one), codes, note and metadata, and answers with the cart as it will be.
 * @param of.mayBuy offers that this change adds to: they must exist here and be for sale
 * @throws Refusal offer-not-found, offer-not-for-sale, offer-not-priced, too-many-lines, quantity-too-large
 */
export async function changeCart(
  context: TxContext,
  cart: Cart,
  of: {
    lines?: CartLine[]
    mayBuy?: string[]
    facts?: Partial<Pick<Cart, 'codes' | 'note' | 'metadata'>>
  },
): Promise<ChangedCart> {
  const { lines: wanted = [], mayBuy = [], facts = {} } = of
  const lines = withLines(cart.lines, wanted)
  if (lines.length > linesMax) throw new Refusal(cartRefusals.tooManyLines)
  if (lines.some((line) => line.quantity > quantityMax)) throw new Refusal(cartRefusals.quantityTooLarge)
  const changed: Cart = {
    ...cart,
    ...facts,
    lines,
    version: cart.version + 1,
    updatedAt: context.now,
    expiresAt: cartExpiry(context.now),
  }
  const prices = await priceThisCart(context, changed, { mayBuy })
  const seen = new Map([...prices.lines, ...prices.saved].map((line) => [line.id, line.unitPriceAmount]))
  const set = wanted.map((line) => ({ ...line, seenPriceAmount: seen.get(line.id) ?? line.seenPriceAmount }))
  context.tx.atClose(
    closingCart(context.store.id, {
      cart: { ...cart, ...facts },
      set,
      now: context.now,
      expiresAt: changed.expiresAt,
    }),
  )
  recordEvent(context, {
    type: 'cart.changed',
    aggregate: 'cart',
    aggregateId: cart.id,
    version: changed.version,
    payload: { lines: lines.length, itemCount: sumAmounts(lines.map((line) => line.quantity)) },
  })
  return { cart: { ...changed, lines: withLines(cart.lines, set) }, prices }
}
