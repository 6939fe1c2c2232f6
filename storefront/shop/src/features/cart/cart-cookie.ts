/** What opens a cart: a guest's its secret, a customer's their session. */
export interface CartKey {
  cartId: string
  cartSecret?: string | undefined
}

export const cartCookieName = 'cart'

/** As long as the API keeps an untouched cart. */
export const cartCookieSeconds = 30 * 24 * 60 * 60

/** The key as the value of one cookie: `cart_….secret`, or `cart_…` for a cart that only its customer opens. */
export function writeCartKey({ cartId, cartSecret }: CartKey): string {
  return cartSecret ? `${cartId}.${cartSecret}` : cartId
}

/** Reads what `writeCartKey` wrote; undefined for anything else, such as a cookie somebody made up. */
export function readCartKey(value: string | undefined): CartKey | undefined {
  const [, cartId, cartSecret] = /^(cart_[0-9a-z]{26})(?:\.([\w-]{16,200}))?$/.exec(value ?? '') ?? []
  if (!cartId) return undefined
  return cartSecret ? { cartId, cartSecret } : { cartId }
}
