import type { APIContext } from 'astro'
import { cartKeyOf, readCart } from './cart.server.ts'

/**
 * Has the visitor's cart follow into another currency.
 * @returns false when it stays as it is: something in it has no price in that currency, or it is being paid
 */
export async function moveCart(
  visit: Pick<APIContext, 'cookies' | 'locals' | 'url'>,
  currency: string,
): Promise<boolean> {
  const [cart, key] = [await readCart(visit), cartKeyOf(visit)]
  if (!cart || !key || cart.currency === currency) return true
  return (await visit.locals.shop.updateCart.try({ ...key, currency })).ok
}
