/** What opens a cart: whoever has both may change and pay it. */
export interface CartKey {
  cartId: string
  cartSecret: string
}

export const cartCookieName = 'cart'

/** As long as the API keeps an untouched cart. */
export const cartCookieSeconds = 30 * 24 * 60 * 60

/** The key as the value of one cookie: `cart_….secret`. */
export function writeCartKey({ cartId, cartSecret }: CartKey): string {
  return `${cartId}.${cartSecret}`
}

/** Reads what `writeCartKey` wrote; undefined for anything else, such as a cookie somebody made up. */
export function readCartKey(value: string | undefined): CartKey | undefined {
  const [, cartId, cartSecret] = /^(cart_[0-9a-z]{26})\.([\w-]{16,200})$/.exec(value ?? '') ?? []
  return cartId && cartSecret ? { cartId, cartSecret } : undefined
}
