import type { UpdateSellerMemberInput } from '@tradepost/sdk'

type Permission = NonNullable<UpdateSellerMemberInput['permissions']>[number]

const words: Record<Permission, string> = {
  'seller-profile:read': 'See the profile',
  'seller-orders:read': 'See orders',
  'seller-orders:fulfill': 'Ship orders',
  'seller-orders:write': 'Decide on returns',
  'seller-money:read': 'See money: what is owed and was paid',
  'seller-offers:read': 'See offers and stock',
  'seller-stock:write': 'Receive and count goods, and prepare drops',
  'seller-profile:write': 'Change the profile',
  'seller-members:write': 'Manage members',
  'seller-keys:write': 'Manage API keys',
  'seller-webhooks:write': 'Manage webhooks',
}

/** Everything a member may be given, in the order to show. */
export const memberPermissions = Object.keys(words) as Permission[]

/** What an API key may be given: no key makes keys or members, or sends what it sees elsewhere. */
export const keyScopes = memberPermissions.filter(
  (one) => one !== 'seller-members:write' && one !== 'seller-keys:write' && one !== 'seller-webhooks:write',
)

/** What a permission lets one do. The API may learn new ones: those are shown by their own name. */
export const permissionWords = (permission: string): string =>
  (words as Record<string, string>)[permission] ?? permission

/** A few words for a list of permissions. */
export const permissionList = (permissions: readonly string[]): string =>
  permissions.map(permissionWords).join(', ') || 'Nothing yet'
