import type { Checkout } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { payingCookie, readBrief } from '../account/brief-cookie.ts'
import { cartKeyOf } from '../cart/cart.server.ts'
import { paths } from '../catalog/paths.ts'
import { orderKeyCookie } from '../order/order-key.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/**
 * The checkout that the address names, opened with the visitor's cart secret; undefined when it names none or one
 * that is not theirs.
 * @throws ConnectionProblem, or a Refusal other than that there is no such checkout
 */
export async function readCheckout(visit: Visit): Promise<Checkout | undefined> {
  const checkoutId = visit.url.searchParams.get('checkout')
  return checkoutId ? readCheckoutById(visit, checkoutId) : undefined
}

/** The same for a checkout that is known otherwise. */
export async function readCheckoutById(visit: Visit, checkoutId: string): Promise<Checkout | undefined> {
  const key = cartKeyOf(visit)
  if (!key) return undefined
  const result = await visit.locals.shop.getCheckout.try({ checkoutId, cartSecret: key.cartSecret })
  if (result.ok) return result.data
  if (result.refusal.code === 'not-found' || result.refusal.code === 'invalid-request') return undefined
  throw result.refusal
}

/**
 * Where the payment is that the visitor's cart waits for; undefined when this browser did not begin it.
 * @throws ConnectionProblem, or a Refusal other than that there is no such checkout
 */
export async function runningPayment(visit: Visit): Promise<string | undefined> {
  const { checkoutId } = readBrief(visit, payingCookie)
  const checkout = checkoutId ? await readCheckoutById(visit, checkoutId) : undefined
  return checkout?.state === 'paying' ? paths.payment(checkout.id) : undefined
}

/** Hands the visitor the key of the order and says where its page is. */
export function openOrder({ cookies, url }: Visit, order: { id: string; secret: string }): string {
  const cookie = orderKeyCookie(order, url)
  cookies.set(cookie.name, cookie.value, cookie.options)
  return paths.order(order.id)
}
