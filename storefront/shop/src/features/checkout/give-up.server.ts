import { ConnectionProblem } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { paths, withQuery } from '../catalog/paths.ts'
import { openOrder } from './checkout.server.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/**
 * Gives up the payment that runs, so that another way to pay can be chosen; one that was good already is the order.
 * @param of.attempt from the form: the same for every time this one form is sent
 * @returns where to go from here
 */
export async function giveUp(
  visit: Visit,
  of: { checkoutId: string; cartSecret: string | undefined; attempt: string },
): Promise<string> {
  const { checkoutId, cartSecret, attempt } = of
  const stillRuns = paths.payment(checkoutId, 'payment-not-ended')
  try {
    const result = await visit.locals.shop.cancelCheckoutPayment.try({
      checkoutId,
      cartSecret,
      idempotencyKey: `give-up-${attempt.slice(0, 100)}`,
    })
    if (!result.ok) return result.refusal.code === 'not-found' ? paths.cart : stillRuns
    const { state, order } = result.data
    if (order) return openOrder(visit, order)
    if (state === 'released')
      return withQuery(paths.checkout, { checkout: checkoutId, notice: 'checkout-ended' })
    return state === 'paying' ? stillRuns : paths.payment(checkoutId, 'payment-canceled')
  } catch (error) {
    if (error instanceof ConnectionProblem) return stillRuns
    throw error
  }
}
