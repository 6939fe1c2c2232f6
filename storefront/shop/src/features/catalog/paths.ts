/** Addresses of the catalogue's pages, relative to the shop. */
export const paths = {
  home: '/',
  cart: '/cart',
  checkout: '/checkout',
  category: (handle: string) => `/c/${encodeURIComponent(handle)}`,
  product: (handle: string, choice?: Record<string, string>) =>
    withQuery(`/p/${encodeURIComponent(handle)}`, choice ?? {}),
  search: (q?: string) => withQuery('/search', q ? { q } : {}),
  payment: (checkoutId: string, notice?: string) => withQuery('/checkout/payment', { checkout: checkoutId, notice }),
  paymentReturn: (checkoutId: string) => withQuery('/checkout/return', { checkout: checkoutId }),
  order: (orderId: string) => `/orders/${encodeURIComponent(orderId)}`,
}

/** A path with those of the values that are not empty as its query. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.append(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}
