import type { TxContext } from '../../platform/context.ts'
import { sumAmounts } from '../../platform/money.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { type CartPrices, priceThisCart } from './cart-prices.ts'
import { cartExpiry, withLines } from './cart-state.ts'
import { mustAllowQuantities } from './quantity-allowed.ts'
import { type Cart, type CartLine, closingCart } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { linesMax, quantityMax } from './schemas.ts'

export interface ChangedCart {
  cart: Cart
  prices: CartPrices
}

/**
 * Sets lines (a quantity of 0 removes one), codes, note and metadata, and answers with the cart as it will be.
 * @param of.lines with a `seenPriceAmount` of null: what a piece costs now is what the shopper has seen
 * @param of.mayBuy offers that this change adds to: they must exist here and be for sale
 * @throws Refusal offer-not-found, offer-not-for-sale, offer-not-priced, too-many-lines, quantity-too-large,
 *   quantity-not-allowed
 */
export async function changeCart(
  context: TxContext,
  cart: Cart,
  of: {
    lines?: CartLine[]
    mayBuy?: string[]
    facts?: Partial<Pick<Cart, 'codes' | 'note' | 'metadata' | 'currency'>>
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
  mustAllowQuantities(prices.lines.filter((line) => isBuyingOther(cart, line)))
  const set = seeing(wanted, prices)
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
    payload: countsOf(lines),
  })
  return { cart: { ...changed, lines: withLines(cart.lines, set) }, prices }
}

/** Lines and pieces that are to be bought. */
export function countsOf(lines: readonly CartLine[]): { lines: number; itemCount: number } {
  const wanted = lines.filter(({ isSaved }) => !isSaved)
  return { lines: wanted.length, itemCount: sumAmounts(wanted.map(({ quantity }) => quantity)) }
}

/** Where no price was seen yet, the one of now is. */
export function seeing(lines: readonly CartLine[], prices: CartPrices): CartLine[] {
  const known = [...prices.lines, ...prices.saved].filter(({ isPriced }) => isPriced)
  const amounts = new Map(known.map(({ id, unitPriceAmount }) => [id, unitPriceAmount]))
  return lines.map((line) => ({
    ...line,
    seenPriceAmount: line.seenPriceAmount ?? amounts.get(line.id) ?? null,
  }))
}

/** Whether more or fewer pieces of it are to be bought than before. Rules that change later are told as a notice. */
function isBuyingOther(cart: Cart, line: CartLine): boolean {
  const before = cart.lines.find(({ id }) => id === line.id)
  return !before || before.isSaved || before.quantity !== line.quantity
}
