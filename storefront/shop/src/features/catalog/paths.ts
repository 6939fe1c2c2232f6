/** Addresses of the catalogue's pages, relative to the shop. */
export const paths = {
  home: '/',
  cart: '/cart',
  currency: '/cart/currency',
  checkout: '/checkout',
  category: (handle: string) => `/c/${encodeURIComponent(handle)}`,
  collections: '/collections',
  collection: (handle: string) => `/collections/${encodeURIComponent(handle)}`,
  product: (handle: string, choice?: Record<string, string>) =>
    withQuery(`/p/${encodeURIComponent(handle)}`, choice ?? {}),
  search: (q?: string) => withQuery('/search', q ? { q } : {}),
  payment: (checkoutId: string, notice?: string) =>
    withQuery('/checkout/payment', { checkout: checkoutId, notice }),
  paymentReturn: (checkoutId: string) => withQuery('/checkout/return', { checkout: checkoutId }),
  order: (orderId: string) => `/orders/${encodeURIComponent(orderId)}`,
  orderChange: (orderId: string) => `/orders/${encodeURIComponent(orderId)}/change`,
  orderEdit: (orderId: string, editId: string) =>
    `/orders/${encodeURIComponent(orderId)}/edits/${encodeURIComponent(editId)}`,
  liveOrder: (orderId: string) => `/orders/${encodeURIComponent(orderId)}/live`,
  document: (orderId: string, documentId: string) =>
    `/orders/${encodeURIComponent(orderId)}/documents/${encodeURIComponent(documentId)}.pdf`,
  orderAgain: (orderId: string) => `/orders/${encodeURIComponent(orderId)}/again`,
  liveProduct: (handle: string) => `/p/${encodeURIComponent(handle)}/live`,
}

/** Whether a text may be the handle of something: it goes into the paths of pages and of the API. */
export function isHandle(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  return text !== '' && text.length <= 255 && !/^\.{1,2}$|[\u0000-\u001f\u007f]/.test(text)
}

/** A path with those of the values that are not empty as its query. */
export function withQuery(path: string, values: Record<string, string | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value) query.append(name, value)
  return query.size === 0 ? path : `${path}?${query}`
}
