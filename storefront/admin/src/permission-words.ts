import type { StaffRole } from '@tradepost/sdk'

/** Something a role lets one do. */
export type Permission = StaffRole['permissions'][number]

/** What each permission lets one do, in the order to show: what the contract says. */
const words: Record<Permission, string> = {
  'orders:read': 'Read orders',
  'orders:fulfill': 'Ship orders',
  'orders:write': 'Hold, cancel and edit orders, decide on returns, write notes',
  'payments:read': 'Read payments, refunds, disputes and what the reconciler did',
  'payments:capture': 'Capture and void payments',
  'payments:refund': 'Refund payments',
  'gift-cards:read': 'Read gift cards and store credit',
  'gift-cards:write': 'Give gift cards and store credit',
  'ledger:read': 'Read the ledger and its balances',
  'ledger:write': 'Record payouts and set commissions',
  'books:read': 'Read what the audit of the books found',
  'books:repair': 'Repair what the audit of the books found',
  'customers:read': 'Read customers, their groups and consents',
  'customers:write': 'Change and suspend customers, and manage groups',
  'customers:erase': 'Export and erase all that is known of a customer',
  'sellers:read': 'Read sellers and their applications',
  'sellers:write': 'Decide on applications, suspend and reopen sellers',
  'store:read': 'Read the settings of the store',
  'store:write': 'Change the settings and sign-in providers of the store, suspend and reopen it',
  'catalog:write': 'Change what the catalogue says of goods',
  'stock:write': 'Receive and count goods, and prepare stock for a drop',
  'prices:read': 'Read promotions, price lists and tax',
  'prices:write': 'Change promotions, price lists and tax',
  'domains:write': 'Choose the domains of the store, where customers’ links lead',
  'keys:read': 'Read which API keys there are',
  'keys:write': 'Make, change and revoke API keys',
  'secrets:write': 'Set secrets that the store keeps for other services',
  'webhooks:read': 'Read where webhooks go and how they fare',
  'webhooks:write': 'Choose where webhooks go, and send them again',
  'jobs:manage': 'Read jobs that failed, let them run again or give them up',
  'staff:read': 'Read who works here, and their roles',
  'staff:write': 'Invite and remove staff, and change roles',
  'audit:read': 'Read who did what',
  'store:export': 'Export everything the store has',
  'store:delete': 'Delete the store',
}

/** They make others mighty, lead customers elsewhere or cannot be undone: people’s alone, after a second factor. */
const sensitive = [
  'customers:erase',
  'domains:write',
  'keys:write',
  'secrets:write',
  'webhooks:write',
  'staff:write',
  'store:export',
  'store:delete',
] as const satisfies Permission[]

/** Whether it takes a second factor. */
export const isSensitive = (permission: string): boolean => sensitive.some((one) => one === permission)

/** Everything a role may allow, in the order to show. */
export const allPermissions = Object.keys(words) as Permission[]

/** What an API key may be given. */
export const keyScopes = allPermissions.filter(
  (one): one is Exclude<Permission, (typeof sensitive)[number]> => !isSensitive(one),
)

/** What a permission lets one do. The API may learn new ones: those are shown by their own name. */
export const permissionWords = (permission: string): string =>
  (words as Record<string, string>)[permission] ?? permission

/** {@link permissionWords} with a mark where it takes a second factor. */
export const markedWords = (permission: string): string =>
  isSensitive(permission) ? `${permissionWords(permission)} *` : permissionWords(permission)

/** A few words for a list of permissions. */
export function permissionList(permissions: readonly string[]): string {
  if (permissions.length === 0) return 'Nothing yet'
  if (allPermissions.every((one) => permissions.includes(one))) return 'Everything'
  const listed = permissions.slice(0, 3).map(permissionWords).join('; ')
  return permissions.length > 3 ? `${listed}; and ${permissions.length - 3} more` : listed
}
