import type { Place } from '@tradepost/desk/menu.ts'
import { isWithin, placesFor } from '@tradepost/desk/menu.ts'

/** What belongs together, in the order of the menu, each with its pages. */
const groups = [
  {
    label: 'Orders',
    pages: [
      { path: '/orders', label: 'Orders', permission: 'orders:read' },
      { path: '/returns', label: 'Returns', permission: 'orders:read' },
      { path: '/documents', label: 'Invoices', permission: 'orders:read' },
    ],
  },
  {
    label: 'Goods',
    pages: [
      { path: '/inventory', label: 'Inventory', permission: 'store:read' },
      { path: '/collections', label: 'Collections', permission: 'store:read' },
    ],
  },
  {
    label: 'Prices',
    pages: [
      { path: '/promotions', label: 'Promotions', permission: 'prices:read' },
      { path: '/price-lists', label: 'Price lists', permission: 'prices:read' },
      { path: '/tax', label: 'Tax', permission: 'prices:read' },
      { path: '/shipping', label: 'Shipping', permission: 'store:read' },
    ],
  },
  {
    label: 'Customers',
    pages: [{ path: '/customers', label: 'Customers', permission: 'customers:read' }],
  },
  { label: 'Sellers', pages: [{ path: '/sellers', label: 'Sellers', permission: 'sellers:read' }] },
  {
    label: 'Money',
    pages: [
      { path: '/payments', label: 'Payments', permission: 'payments:read' },
      { path: '/disputes', label: 'Disputes', permission: 'payments:read' },
      { path: '/reconciliations', label: 'Reconciliation', permission: 'payments:read' },
      { path: '/ledger', label: 'Ledger', permission: 'ledger:read' },
      { path: '/gift-cards', label: 'Gift cards', permission: 'gift-cards:read' },
      { path: '/books', label: 'Books', permission: 'books:read' },
    ],
  },
  { label: 'Staff', pages: [{ path: '/staff', label: 'Staff', permission: 'staff:read' }] },
  { label: 'API keys', pages: [{ path: '/keys', label: 'API keys', permission: 'keys:read' }] },
  { label: 'Webhooks', pages: [{ path: '/webhooks', label: 'Webhooks', permission: 'webhooks:read' }] },
  {
    label: 'Events',
    pages: [
      { path: '/events', label: 'Events', permission: 'webhooks:read' },
      { path: '/jobs', label: 'Failed jobs', permission: 'jobs:manage' },
    ],
  },
  { label: 'Settings', pages: [{ path: '/settings', label: 'Settings', permission: 'store:read' }] },
  { label: 'Audit', pages: [{ path: '/audit', label: 'Audit', permission: 'audit:read' }] },
] as const

/** The pages of a group that somebody with these permissions can use. */
function pagesOf(label: string, permissions: readonly string[]): readonly Place[] {
  const group = groups.find((each) => each.label === label)
  return group ? placesFor(group.pages, permissions) : []
}

/** The pages about what things cost that somebody with these permissions can use. */
export const pricesPlaces = (permissions: readonly string[]): readonly Place[] =>
  pagesOf('Prices', permissions)

/** What somebody with these permissions can use, a place for each group: it leads to the first of its pages. */
export const menuFor = (permissions: readonly string[]): readonly Place[] =>
  groups.flatMap(({ label }) => {
    const [first, ...more] = pagesOf(label, permissions)
    return first ? [{ path: first.path, label, others: more.map(({ path }) => path) }] : []
  })

/** The pages beside the one at `path`, where there are several: those about prices show them by themselves. */
export function placesBeside(path: string, permissions: readonly string[]): readonly Place[] {
  const group = groups.find(
    ({ label, pages }) => label !== 'Prices' && pages.some((page) => isWithin(path, page.path)),
  )
  const places = group ? pagesOf(group.label, permissions) : []
  return places.length > 1 ? places : []
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
