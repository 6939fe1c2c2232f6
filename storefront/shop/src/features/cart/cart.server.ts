import type { Cart } from '@tradepost/sdk'
import type { APIContext } from 'astro'
import { inCurrency, readStoreFacts } from '../store/facts.server.ts'
import { type CartKey, cartCookieName, cartCookieSeconds, readCartKey, writeCartKey } from './cart-cookie.ts'

export type Visit = Pick<APIContext, 'cookies' | 'locals' | 'url'>

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
  const currency = inCurrency(await readStoreFacts(visit.locals))
  const created = await shop.createCart.try({ lineItems: [line], ...currency })
  if (!created.ok) return created
  keepCart(visit, { cartId: created.data.id, cartSecret: created.data.secret })
  // A cart that somebody fills who is signed in is theirs on every device.
  if (await visit.locals.session.current()) await takeUpCart(visit)
  return created
}

/** What came of a visitor's cart when they signed in, where it is worth a word. */
export type CartNews = 'carts-merged' | 'carts-merged-partly'

/**
 * Makes the visitor's cart that of the customer who is signed in, together with what they had put aside before; a
 * visitor without one takes up the customer's. A cart that is being paid stays as it is.
 * @throws ConnectionProblem
 */
export async function takeUpCart(visit: Visit): Promise<CartNews | undefined> {
  const { shop } = visit.locals
  const key = cartKeyOf(visit)
  if (key) {
    const bound = await shop.associateCart.try(key)
    if (bound.ok) {
      const { id, secret, merged, itemCount } = bound.data
      keepCart(visit, { cartId: id, cartSecret: secret })
      if (!merged || itemCount === 0) return undefined
      return merged.leftOut.length > 0 ? 'carts-merged-partly' : 'carts-merged'
    }
    // Being paid: its checkout goes on with the key it began with.
    if (bound.refusal.code !== 'not-found' && (await readCart(visit))) return undefined
  }
  const own = await shop.getCustomerCart.try()
  if (own.ok) keepCart(visit, { cartId: own.data.id })
  else if (key) dropCart(visit)
  return undefined
}

/** Forgets the visitor's cart on this device. A customer's stays theirs. */
export function dropCart({ cookies }: Pick<Visit, 'cookies'>): void {
  cookies.delete(cartCookieName, { path: '/' })
}

async function isGone(visit: Visit, code: string): Promise<boolean> {
  if (code === 'not-found' || code === 'invalid-request') return (await readCart(visit)) === null
  // Open for no more changes: either it is being paid, then it is kept, or it has become an order.
  return code === 'cart-not-open' && (await readCart(visit)) === null
}

/** Has this device know the cart as the visitor's own. */
export function keepCart({ cookies, url }: Visit, key: CartKey): void {
  cookies.set(cartCookieName, writeCartKey(key), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
    maxAge: cartCookieSeconds,
  })
}
