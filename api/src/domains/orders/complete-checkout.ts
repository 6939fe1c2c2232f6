import type { AttemptClient } from '../../platform/attempts.ts'
import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { mayOpenCart } from '../cart/index.ts'
import type { PaymentProviders } from '../payments/index.ts'
import { advanceCheckout, type CheckoutView, viewCheckout } from './advance-checkout.ts'
import { cartOf } from './checkout.ts'

/** The checkout whose cart the caller may open. @throws Refusal not-found */
export async function getCheckout(
  context: Context,
  of: { checkoutId: string; cartSecret: string | undefined },
): Promise<CheckoutView> {
  const view = await inTransaction(context, (tx) => viewCheckout(tx, of.checkoutId))
  if (!mayOpenCart(context, cartOf(view.checkout), of.cartSecret))
    throw new Refusal(platformRefusals.notFound)
  return view
}

/**
 * After a second step: asks the provider how it ended and, when the money is there, places the order. Idempotent by
 * itself: it takes the checkout to where the provider says it is, however often it is called.
 * @throws Refusal not-found, payment-declined, payment-provider-unavailable
 */
export async function completeCheckout(
  context: Context,
  of: {
    checkoutId: string
    cartSecret: string | undefined
    providers: PaymentProviders
    client: AttemptClient
  },
): Promise<CheckoutView> {
  const view = await getCheckout(context, of)
  if (view.checkout.state !== 'paying') return view
  const { checkoutId, providers, client } = of
  return advanceCheckout(context, { checkoutId, providers, giveUp: false, client })
}
