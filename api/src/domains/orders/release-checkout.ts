import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { releaseStock } from '../inventory/index.ts'
import { releasePromotions } from '../promotions/index.ts'
import { type Checkout, productIdsOf } from './checkout.ts'
import { closingCheckout } from './checkout-queries.ts'
import { type CheckoutCause, nextCheckoutState } from './checkout-state.ts'

/** The locked checkout in the state that follows from the cause. @throws Error when it may not go there */
export function moved(
  context: TxContext,
  checkout: Checkout,
  cause: CheckoutCause,
  change: Partial<Checkout> = {},
): Checkout {
  const state = nextCheckoutState(checkout.state, cause)
  if (!state) throw new Error(`a ${checkout.state} checkout cannot be moved by ${cause}`)
  const to = { ...checkout, ...change, state, version: checkout.version + 1, updatedAt: context.now }
  context.tx.atClose(closingCheckout(context.store.id, { from: checkout, to }))
  return to
}

/** Ends a locked checkout without an order: its goods go back to the shelf, or over to the quote that replaces it. */
export function releaseCheckout(
  context: TxContext,
  of: { checkout: Checkout; cause: 'replaced' | 'merged' | 'expired' | 'goodsGone' },
): Checkout {
  const released = moved(context, of.checkout, of.cause)
  // The quote that replaces it takes over what it holds.
  if (of.cause !== 'replaced') {
    releaseStock(context, of.checkout.id)
    releasePromotions(context, of.checkout.id)
  }
  recordEvent(context, {
    type: 'checkout.released',
    aggregate: 'checkout',
    aggregateId: released.id,
    version: released.version,
    payload: {
      cartId: released.cartId,
      reason: of.cause === 'goodsGone' ? 'expired' : of.cause,
      productIds: productIdsOf(released),
    },
  })
  return released
}
