import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { closingDroppedCart } from './drop-cart-queries.ts'
import type { Cart } from './queries.ts'

/** Empties an open cart and lets it expire: its customer is erased. Nothing may be held for it any more. */
export function dropCart(context: TxContext, cart: Cart): void {
  context.tx.atClose(closingDroppedCart(context.store.id, { cart, now: context.now }))
  recordEvent(context, {
    type: 'cart.dropped',
    aggregate: 'cart',
    aggregateId: cart.id,
    version: cart.version + 1,
    payload: {},
  })
}
