const pages = [
  { path: '/orders', label: 'Orders', permission: 'orders:read' },
  { path: '/customers', label: 'Customers', permission: 'customers:read' },
  { path: '/sellers', label: 'Sellers', permission: 'sellers:read' },
  { path: '/staff', label: 'Staff', permission: 'staff:read' },
  { path: '/keys', label: 'API keys', permission: 'keys:read' },
  { path: '/settings', label: 'Settings', permission: 'store:read' },
  { path: '/audit', label: 'Audit', permission: 'audit:read' },
] as const

/** Where somebody goes on the desk. */
export type Place = { path: string; label: string }

/** The pages that somebody with these permissions can use, in the order of the menu. */
export function menuFor(permissions: readonly string[]): readonly Place[] {
  return pages.filter(({ permission }) => permissions.includes(permission))
}

/** Where somebody lands: the first page they can use. */
export const homeFor = (permissions: readonly string[]): string => menuFor(permissions)[0]?.path ?? '/account'

/** Whether the page at `path` belongs to the place of the menu. */
export const isWithin = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`)

/** The pages about customers. */
export const customerPlaces: Place[] = [
  { path: '/customers', label: 'Customers' },
  { path: '/customers/groups', label: 'Groups' },
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
    { path: '/settings/shipping', label: 'Shipping' },
    { path: '/settings/sign-in', label: 'Sign-in providers' },
    ...(permissions.includes('secrets:write') ? [{ path: '/settings/secrets', label: 'Secrets' }] : []),
    { path: '/settings/life', label: 'Close, test, export' },
  ]
}
