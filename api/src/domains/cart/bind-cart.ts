import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { priceThisCart } from './cart-prices.ts'
import { cartExpiry } from './cart-state.ts'
import { type ChangedCart, countsOf, seeing } from './change-cart.ts'
import { mergeLines } from './merge-lines.ts'
import { type Cart, type CartLine, closingBoundCart, closingMergedCart } from './queries.ts'
import { codesMax } from './schemas.ts'

/** A cart that has become a customer's, and what came of the one they had. */
export interface BoundCart extends ChangedCart {
  secret: string
  /** Null when there was no other cart, or it lay too long */
  merged: { cartId: string; leftOut: CartLine[] } | null
}

/**
 * Gives a guest's open cart to a customer, with the lines of the other open cart they had: `mergeLines` says how. Its
 * secret is a new one; the other cart ends. `other` must be locked, and nothing may be held for it any more.
 */
export async function bindCart(
  context: TxContext,
  of: { cart: Cart; other: Cart | null; customerId: string },
): Promise<BoundCart> {
  const { cart, other, customerId } = of
  const living = other !== null && other.expiresAt > context.now ? other : null
  const { set, leftOut, merged } = mergeLines(cart.lines, linesIn(cart.currency, living))
  const bound: Cart = {
    ...cart,
    customerId,
    lines: merged,
    note: cart.note === '' ? (living?.note ?? '') : cart.note,
    codes: [...new Set([...cart.codes, ...(living?.codes ?? [])])].slice(0, codesMax),
    version: cart.version + 1,
    secretVersion: cart.secretVersion + 1,
    updatedAt: context.now,
    expiresAt: cartExpiry(context.now),
  }
  const prices = await priceThisCart(context, bound)
  if (other) endCart(context, { cart: other, into: bound.id })
  context.tx.atClose(
    closingBoundCart(context.store.id, {
      from: cart,
      to: bound,
      set: seeing(set, prices),
      merges: other !== null,
    }),
  )
  recordEvent(context, {
    type: 'cart.bound',
    aggregate: 'cart',
    aggregateId: bound.id,
    version: bound.version,
    payload: { customerId, mergedCartId: living?.id ?? null, ...countsOf(merged) },
  })
  return {
    cart: bound,
    prices,
    secret: context.secrets.derive('cart', bound.id, bound.secretVersion),
    merged: living && { cartId: living.id, leftOut },
  }
}

/** What was seen in another currency says nothing of a price. */
const linesIn = (currency: string, other: Cart | null): CartLine[] =>
  (other?.lines ?? []).map((line) =>
    other?.currency === currency ? line : { ...line, seenPriceAmount: null },
  )

/** Ends a cart for another of the same customer. */
export function endCart(context: TxContext, of: { cart: Cart; into: string }): void {
  const { cart, into } = of
  context.tx.atClose(closingMergedCart(context.store.id, { cart, now: context.now }))
  recordEvent(context, {
    type: 'cart.merged',
    aggregate: 'cart',
    aggregateId: cart.id,
    version: cart.version + 1,
    payload: { intoCartId: into },
  })
}
