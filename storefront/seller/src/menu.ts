import type { Place } from '@tradepost/desk/menu.ts'
import { placesFor } from '@tradepost/desk/menu.ts'

const pages = [
  { path: '/orders', label: 'Orders', permission: 'seller-orders:read' },
  { path: '/returns', label: 'Returns', permission: 'seller-orders:read' },
  { path: '/offers', label: 'Offers', permission: 'seller-offers:read' },
  { path: '/inventory', label: 'Inventory', permission: 'seller-offers:read' },
  { path: '/money', label: 'Money', permission: 'seller-money:read' },
  { path: '/profile', label: 'Profile', permission: 'seller-profile:read' },
  { path: '/members', label: 'Members', permission: 'seller-members:write' },
  { path: '/keys', label: 'API keys', permission: 'seller-keys:write' },
  { path: '/webhooks', label: 'Webhooks', permission: 'seller-webhooks:write' },
] as const

/** The pages that somebody with these permissions can use, in the order of the menu. */
export const menuFor = (permissions: readonly string[]): readonly Place[] => placesFor(pages, permissions)

/** Where somebody lands: the first page they can use. */
export const homeFor = (permissions: readonly string[]): string => menuFor(permissions)[0]?.path ?? '/account'
