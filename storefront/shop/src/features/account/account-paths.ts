/** Addresses of the pages of a customer's account, relative to the shop. */
export const accountPaths = {
  overview: '/account',
  signIn: '/account/sign-in',
  signOut: '/account/sign-out',
  code: '/account/code',
  register: '/account/register',
  forgot: '/account/forgot',
  mailSent: '/account/mail-sent',
  email: '/account/email',
  orders: '/account/orders',
  addresses: '/account/addresses',
  address: (addressId: string) => `/account/addresses/${encodeURIComponent(addressId)}`,
  newAddress: '/account/addresses/new',
  payments: '/account/payments',
  credit: '/account/credit',
  profile: '/account/profile',
  security: '/account/security',
  twoStep: '/account/security/two-step',
  passkeyChallenge: '/account/security/passkey-challenge',
  privacy: '/account/privacy',
  data: '/account/privacy/data.json',
  erased: '/account/erased',
  provider: (handle: string) => `/account/provider/${encodeURIComponent(handle)}`,
  providerReturn: '/account/provider/callback',
  findOrder: '/orders/find',
  giftCard: '/gift-card',
} as const

/** Pages of the account area that are there for who is not signed in, or comes with a link from a mail. */
const open =
  /^\/account\/(?:sign-in|sign-in\/passkey|sign-out|code|register|mail-sent|confirm|forgot|reset|erased|provider\/[^/]+)\/?$/

/** Whether a page shows nothing to who is not signed in. */
export function needsCustomer(path: string): boolean {
  return /^\/account(?:\/|$)/.test(path) && !open.test(path)
}

/** Whether a page belongs to one person: it is rendered for each, knows the session, and is kept by nobody. */
export function isPersonal(path: string): boolean {
  return /^\/(?:account|cart|checkout|orders|gift-card)(?:\/|$)/.test(path)
}

const nowhere = 'http://shop.invalid'
const longest = 512

/**
 * The path, with its query, to lead somebody to after signing in: `wish` when it is a page of this shop, else the
 * overview of the account. Whatever a browser could read as another site is refused, and so are the pages of signing
 * in, which would lead in a circle.
 */
export function returnPath(wish: unknown): string {
  if (typeof wish !== 'string' || wish.length > longest || !wish.startsWith('/')) return accountPaths.overview
  if (!URL.canParse(wish, nowhere)) return accountPaths.overview
  const url = new URL(wish, nowhere)
  // Parsing drops dots and tabs and turns backslashes: what comes out is judged, not what went in.
  const isOurs = url.origin === nowhere && !url.pathname.startsWith('//')
  return isOurs && !open.test(url.pathname) ? url.pathname + url.search : accountPaths.overview
}

/** The page of signing in that leads back to `wish`, and says why it is shown when there is a notice. */
export function signInPath(wish: string, notice?: string): string {
  const to = returnPath(wish)
  const query = new URLSearchParams()
  if (to !== accountPaths.overview) query.set('to', to)
  if (notice) query.set('notice', notice)
  return query.size === 0 ? accountPaths.signIn : `${accountPaths.signIn}?${query}`
}
