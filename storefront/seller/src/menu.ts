const pages = [
  { path: '/orders', label: 'Orders', permission: 'seller-orders:read' },
  { path: '/offers', label: 'Offers', permission: 'seller-offers:read' },
  { path: '/profile', label: 'Profile', permission: 'seller-profile:read' },
  { path: '/members', label: 'Members', permission: 'seller-members:write' },
  { path: '/keys', label: 'API keys', permission: 'seller-keys:write' },
] as const

/** The pages that somebody with these permissions can use, in the order of the menu. */
export function menuFor(permissions: readonly string[]): readonly { path: string; label: string }[] {
  return pages.filter(({ permission }) => permissions.includes(permission))
}

/** Where somebody lands: the first page they can use. */
export const homeFor = (permissions: readonly string[]): string => menuFor(permissions)[0]?.path ?? '/account'
