import type { Cart } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { type CartKey, cartCookieName, cartCookieSeconds, readCartKey, writeCartKey } from './cart-cookie.ts'

type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

/** The key of the visitor's cart; undefined for a visitor without one. */
export function cartKeyOf({ cookies }: Pick<Visit, 'cookies'>): CartKey | undefined {
  return readCartKey(cookies.get(cartCookieName)?.value)
}

/**
 * The visitor's cart as it is now; null without one, or when it has become an order.
 * @throws ConnectionProblem, or a Refusal other than that there is no such cart
 */
export async function readCart(visit: Visit): Promise<Cart | null> {
  const key = cartKeyOf(visit)
  if (!key) return null
  const result = await visit.locals.shop.getCart.try(key)
  if (result.ok) return result.data.status === 'completed' ? null : result.data
  if (result.refusal.code === 'not-found' || result.refusal.code === 'invalid-request') return null
  throw result.refusal
}

/**
 * Puts pieces of an offer into the visitor's cart, or into a new one when there is none or it has become an order.
 * The refusal is that of the cart that is kept.
 */
export async function addToCart(visit: Visit, line: { offerId: string; quantity: number }) {
  const { shop } = visit.locals
  const key = cartKeyOf(visit)
  if (key) {
    const added = await shop.addCartLine.try({ ...key, ...line })
    if (added.ok || !(await isGone(visit, added.refusal.code))) return added
  }
  const created = await shop.createCart.try({ lineItems: [line] })
  if (created.ok) keepCart(visit, { cartId: created.data.id, cartSecret: created.data.secret })
  return created
}

async function isGone(visit: Visit, code: string): Promise<boolean> {
  if (code === 'not-found' || code === 'invalid-request') return (await readCart(visit)) === null
  // Open for no more changes: either it is being paid, then it is kept, or it has become an order.
  return code === 'cart-not-open' && (await readCart(visit)) === null
}

function keepCart({ cookies, url }: Visit, key: CartKey): void {
  cookies.set(cartCookieName, writeCartKey(key), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: cartCookieSeconds,
  })
}
