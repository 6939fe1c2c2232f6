import type { Place } from '@tradepost/desk/menu.ts'
import { placesFor } from '@tradepost/desk/menu.ts'

const pagesBefore = [
  { path: '/orders', label: 'Orders', permission: 'orders:read' },
  { path: '/returns', label: 'Returns', permission: 'orders:read' },
  { path: '/inventory', label: 'Inventory', permission: 'store:read' },
  { path: '/collections', label: 'Collections', permission: 'store:read' },
] as const

const pricePages = [
  { path: '/promotions', label: 'Promotions', permission: 'prices:read' },
  { path: '/price-lists', label: 'Price lists', permission: 'prices:read' },
  { path: '/tax', label: 'Tax', permission: 'prices:read' },
  { path: '/shipping', label: 'Shipping', permission: 'store:read' },
] as const

const pagesAfter = [
  { path: '/customers', label: 'Customers', permission: 'customers:read' },
  { path: '/sellers', label: 'Sellers', permission: 'sellers:read' },
  { path: '/gift-cards', label: 'Gift cards', permission: 'gift-cards:read' },
  { path: '/ledger', label: 'Ledger', permission: 'ledger:read' },
  { path: '/staff', label: 'Staff', permission: 'staff:read' },
  { path: '/keys', label: 'API keys', permission: 'keys:read' },
  { path: '/webhooks', label: 'Webhooks', permission: 'webhooks:read' },
  { path: '/events', label: 'Events', permission: 'webhooks:read' },
  { path: '/jobs', label: 'Failed jobs', permission: 'jobs:manage' },
  { path: '/books', label: 'Books', permission: 'books:read' },
  { path: '/settings', label: 'Settings', permission: 'store:read' },
  { path: '/audit', label: 'Audit', permission: 'audit:read' },
] as const

/** The pages about what things cost that somebody with these permissions can use. */
export const pricesPlaces = (permissions: readonly string[]): readonly Place[] =>
  placesFor(pricePages, permissions)

/** The pages that somebody with these permissions can use, in the order of the menu. */
export function menuFor(permissions: readonly string[]): readonly Place[] {
  const [first, ...more] = pricesPlaces(permissions)
  const prices = first && { path: first.path, label: 'Prices', others: more.map(({ path }) => path) }
  return [
    ...placesFor(pagesBefore, permissions),
    ...(prices ? [prices] : []),
    ...placesFor(pagesAfter, permissions),
  ]
}

/** Where somebody lands: the first page they can use. */
export const homeFor = (permissions: readonly string[]): string => menuFor(permissions)[0]?.path ?? '/account'

/** The pages about customers. */
export const customerPlaces: Place[] = [
  { path: '/customers', label: 'Customers' },
  { path: '/customers/groups', label: 'Groups' },
]

/** The pages about the books. */
export const ledgerPlaces: Place[] = [
  { path: '/ledger', label: 'Balances' },
  { path: '/ledger/transfers', label: 'Transfers' },
]

/** The pages about who works here. */
export const staffPlaces: Place[] = [
  { path: '/staff', label: 'People' },
  { path: '/staff/roles', label: 'Roles' },
]

/** The pages about the store itself that somebody with these permissions can use. */
export function settingsPlaces(permissions: readonly string[]): Place[] {
  return [
    { path: '/settings', label: 'General' },
    { path: '/settings/pages', label: 'Shop pages' },
    { path: '/settings/invoices', label: 'Invoices and returns' },
    { path: '/settings/sign-in', label: 'Sign-in providers' },
    ...(permissions.includes('payments:read') ? [{ path: '/settings/payments', label: 'Payments' }] : []),
    ...(permissions.includes('secrets:write') ? [{ path: '/settings/secrets', label: 'Secrets' }] : []),
    { path: '/settings/life', label: 'Close, test, export' },
  ]
}
