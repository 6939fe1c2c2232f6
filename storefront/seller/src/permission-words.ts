const words: Record<string, string> = {
  'seller-profile:read': 'See the profile',
  'seller-orders:read': 'See orders',
  'seller-orders:fulfill': 'Ship orders',
  'seller-offers:read': 'See offers and stock',
  'seller-profile:write': 'Change the profile',
  'seller-members:write': 'Manage members',
  'seller-keys:write': 'Manage API keys',
  'seller-webhooks:write': 'Manage webhooks',
}

/** Everything a member may be given, in the order to show. */
export const memberPermissions = Object.keys(words)

/** What an API key may be given: no key makes keys or members, or sends what it sees elsewhere. */
export const keyScopes = memberPermissions.filter(
  (one) => !['seller-members:write', 'seller-keys:write', 'seller-webhooks:write'].includes(one),
)

/** What a permission lets one do. The API may learn new ones: those are shown by their own name. */
export const permissionWords = (permission: string): string => words[permission] ?? permission

/** A few words for a list of permissions. */
export const permissionList = (permissions: readonly string[]): string =>
  permissions.map(permissionWords).join(', ') || 'Nothing yet'
