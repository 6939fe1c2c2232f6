import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { holdsSecret } from '../cart/index.ts'
import type { PaymentProvider } from '../payments/index.ts'
import { advanceCheckout, type CheckoutView, viewCheckout } from './advance-checkout.ts'

/** The checkout whose cart's secret the caller holds. @throws Refusal not-found */
export async function getCheckout(
  context: Context,
  of: { checkoutId: string; cartSecret: string | undefined },
): Promise<CheckoutView> {
  const view = await inTransaction(context, (tx) => viewCheckout(tx, of.checkoutId))
  const { cartId, cartSecretVersion } = view.checkout
  if (!holdsSecret(context, { id: cartId, secretVersion: cartSecretVersion }, of.cartSecret)) {
    throw new Refusal(platformRefusals.notFound)
  }
  return view
}

/**
 * After a second step: asks the provider how it ended and, when the money is there, places the order. Idempotent by
 * itself: it takes the checkout to where the provider says it is, however often it is called.
 * @throws Refusal not-found, payment-declined, payment-provider-unavailable
 */
export async function completeCheckout(
  context: Context,
  of: { checkoutId: string; cartSecret: string | undefined; provider: PaymentProvider },
): Promise<CheckoutView> {
  const view = await getCheckout(context, of)
  if (view.checkout.state !== 'paying') return view
  return advanceCheckout(context, { checkoutId: of.checkoutId, provider: of.provider, giveUp: false })
}
