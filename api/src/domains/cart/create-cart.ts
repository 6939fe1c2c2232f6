import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId, toWire } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { endCart } from './bind-cart.ts'
import { priceThisCart } from './cart-prices.ts'
import { cartExpiry } from './cart-state.ts'
import { type ChangedCart, seeing } from './change-cart.ts'
import { mustAllowQuantities } from './quantity-allowed.ts'
import { type Cart, type CartLine, closingNewCart, readCartOfCustomer } from './queries.ts'
import { cartRefusals } from './refusals.ts'
import { quantityMax } from './schemas.ts'

/**
 * Opens a cart with its first lines. Lines of one offer become one. For a customer who is
 * signed in it is theirs from the beginning.
 * @throws Refusal quantity-too-large, offer-not-found, offer-not-for-sale, offer-not-priced,
 *   currency-not-sold, customer-has-cart, quantity-not-allowed
 */
export async function createCart(
  context: Context,
  input: NewCart,
): Promise<ChangedCart & { secret: string }> {
  return inTransaction(context, (tx) => openCart(tx, input))
}

export interface NewCart {
  lineItems: { offerId: string; quantity: number }[]
  metadata: Record<string, string>
  /** ISO 4217; undefined: the store's own */
  currency?: string | undefined
}

/** As {@link createCart}, in a transaction that has begun. */
export async function openCart(tx: TxContext, input: NewCart): Promise<ChangedCart & { secret: string }> {
  mustSellIn(tx, input.currency)
  const lines = linesOf(input.lineItems)
  const id = newId('cart')
  const customerId = tx.actor.kind === 'customer' ? tx.actor.customerId : null
  const cart: Cart = {
    id,
    currency: input.currency ?? tx.store.currency,
    customerId,
    status: 'open',
    version: 1,
    secretVersion: 1,
    note: '',
    codes: [],
    metadata: input.metadata,
    updatedAt: tx.now,
    expiresAt: cartExpiry(tx.now),
    lines,
  }
  const prices = await priceThisCart(tx, cart, { mayBuy: lines.map(({ offerId }) => offerId) })
  mustAllowQuantities(prices.lines)
  if (customerId !== null) await mustHaveNoCart(tx, { customerId, next: id })
  cart.lines = seeing(lines, prices)
  tx.tx.atClose(closingNewCart(tx.store.id, cart))
  recordEvent(tx, {
    type: 'cart.created',
    aggregate: 'cart',
    aggregateId: cart.id,
    version: 1,
    payload: { lines: lines.length, customerId },
  })
  return { cart, prices, secret: tx.secrets.derive('cart', cart.id, 1) }
}

function linesOf(wanted: NewCart['lineItems']): CartLine[] {
  const quantities = new Map<string, number>()
  for (const { offerId, quantity } of wanted)
    quantities.set(offerId, (quantities.get(offerId) ?? 0) + quantity)
  if ([...quantities.values()].some((quantity) => quantity > quantityMax))
    throw new Refusal(cartRefusals.quantityTooLarge)
  return [...quantities].map(([offerId, quantity]) => ({
    id: newId('cartLine'),
    offerId,
    quantity,
    isSaved: false,
    note: '',
    seenPriceAmount: null,
  }))
}

/** @throws Refusal currency-not-sold */
export function mustSellIn({ store }: TxContext, currency: string | undefined): void {
  if (currency === undefined || currency === store.currency || store.currencies.includes(currency)) return
  throw new Refusal(cartRefusals.currencyNotSold)
}

/** A customer has one open cart; one that lay too long gives way. @throws Refusal customer-has-cart */
async function mustHaveNoCart(tx: TxContext, of: { customerId: string; next: string }): Promise<void> {
  const cart = await readCartOfCustomer(tx.tx, tx.store.id, of.customerId)
  if (!cart) return
  if (cart.status !== 'open' || cart.expiresAt > tx.now)
    throw new Refusal(cartRefusals.customerHasCart, { members: { cartId: toWire('cart', cart.id) } })
  endCart(tx, { cart, into: of.next })
}
