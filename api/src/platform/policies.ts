import type { Actor } from './context.ts'

/**
 * Who may call an operation, as data beside its contract. A route without one does not boot.
 * - `public`: anybody
 * - `shopper`: a publishable key names the store (any other credential of the store does, too)
 * - `shopper` with `evenSuspended`: the same, also while the store is suspended: the doors of its staff
 * - `customer`: a signed-in customer of the store
 * - `cartHolder`: the secret of that very cart, or the session of the customer whose cart it is
 * - `orderHolder`: the secret of that very order, the session of its customer, or staff who may read orders
 * - `account`: anyone signed in to work here, staff or seller, whatever they may do: for their own account
 * - `staff`: a staff session with the permission, or a secret key with the scope of the same name
 * - `seller`: a session of a seller's member with the permission, or a seller's key with the scope of the same name
 */
export type Policy =
  | { who: 'public' }
  | { who: 'shopper'; evenSuspended?: true }
  | { who: 'customer' }
  | { who: 'cartHolder' }
  | { who: 'orderHolder' }
  | { who: 'account' }
  | { who: 'staff'; permission: Permission }
  | { who: 'seller'; permission: SellerPermission }

/** Permissions of staff roles, and what each lets one do. */
export const permissionTexts = {
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
  'domains:write': "Choose the domains of the store, where customers' links lead",
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
} as const
export type Permission = keyof typeof permissionTexts
export const permissions = Object.keys(permissionTexts) as Permission[]

/**
 * They make others mighty, lead customers elsewhere, take their data out or cannot be undone: only people may have them,
 * and only after a second factor.
 */
export const sensitivePermissions = [
  'customers:erase',
  'domains:write',
  'keys:write',
  'secrets:write',
  'webhooks:write',
  'staff:write',
  'store:export',
  'store:delete',
] as const satisfies Permission[]

/** What a merchant's secret key may be given. */
export const keyScopes: Permission[] = permissions.filter(
  (p) => !(sensitivePermissions as Permission[]).includes(p),
)

/** Permissions of a seller's members and scopes of its keys. */
export const sellerPermissionTexts = {
  'seller-profile:read': "Read the seller's name, description and address",
  'seller-orders:read': "Read the seller's part of orders",
  'seller-orders:fulfill': "Ship the seller's part of orders",
  'seller-orders:write': "Decide on returns of the seller's goods",
  'seller-money:read': 'Read what the seller is owed and was paid',
  'seller-offers:read': "Read the seller's offers and stock",
  'seller-stock:write': "Receive and count the seller's goods, and prepare stock for a drop",
  'seller-profile:write': "Change the seller's name and description",
  'seller-members:write': 'Invite and remove members of the seller',
  'seller-keys:write': "Make, change and revoke the seller's API keys",
  'seller-webhooks:write': "Choose where the seller's webhooks go, and send them again",
} as const
export type SellerPermission = keyof typeof sellerPermissionTexts
export const sellerPermissions = Object.keys(sellerPermissionTexts) as SellerPermission[]

/** What a seller's key may be given: no key makes keys or members, or sends what it sees elsewhere. */
export const sellerKeyScopes: SellerPermission[] = sellerPermissions.filter(
  (p) => p !== 'seller-members:write' && p !== 'seller-keys:write' && p !== 'seller-webhooks:write',
)

/** Roles that every store has from its beginning; `owner` may do everything. */
export const builtInRoles: Record<string, readonly Permission[]> = {
  owner: permissions,
  manager: permissions.filter((p) => p !== 'store:delete' && p !== 'store:export' && p !== 'staff:write'),
  fulfillment: ['orders:read', 'orders:fulfill'],
  support: ['orders:read', 'orders:write', 'payments:read', 'customers:read', 'sellers:read'],
}

export const policies = {
  public: { who: 'public' },
  shopper: { who: 'shopper' },
  staffDoor: { who: 'shopper', evenSuspended: true },
  customer: { who: 'customer' },
  cartHolder: { who: 'cartHolder' },
  orderHolder: { who: 'orderHolder' },
  account: { who: 'account' },
  staff: (permission: Permission) => ({ who: 'staff', permission }) as const,
  seller: (permission: SellerPermission) => ({ who: 'seller', permission }) as const,
} satisfies Record<string, Policy | ((permission: never) => Policy)>

/** Whether the caller may, may not, or may once it has shown a second factor. */
export function judgePermission(actor: Actor, permission: Permission): 'may' | 'mayNot' | 'secondFactor' {
  if (actor.kind === 'secretKey')
    return actor.scopes.includes(permission) && keyScopes.includes(permission) ? 'may' : 'mayNot'
  if (actor.kind !== 'staff' || !actor.permissions.includes(permission)) return 'mayNot'
  const needed =
    actor.isOwner || actor.secondFactorSetUp || (sensitivePermissions as Permission[]).includes(permission)
  return needed && !actor.secondFactor ? 'secondFactor' : 'may'
}

export const holdsPermission = (actor: Actor, permission: Permission): boolean =>
  judgePermission(actor, permission) === 'may'

/** Whether the caller acts for a seller and may do this for it, or may once it has shown its second factor. */
export function judgeSellerPermission(
  actor: Actor,
  permission: SellerPermission,
): 'may' | 'mayNot' | 'secondFactor' {
  if (actor.kind === 'sellerKey')
    return actor.scopes.includes(permission) && sellerKeyScopes.includes(permission) ? 'may' : 'mayNot'
  if (actor.kind !== 'sellerMember' || !actor.permissions.includes(permission)) return 'mayNot'
  return actor.secondFactorSetUp && !actor.secondFactor ? 'secondFactor' : 'may'
}

export const holdsSellerPermission = (actor: Actor, permission: SellerPermission): boolean =>
  judgeSellerPermission(actor, permission) === 'may'

/** The header that carries each credential, and its name under `securitySchemes`. */
export const credentialHeaders = {
  publishableKey: 'tradepost-publishable-key',
  cartSecret: 'tradepost-cart-secret',
  orderSecret: 'tradepost-order-secret',
} as const

/** What may stand behind `Authorization: Bearer`, by its name under `securitySchemes`. */
export const bearerSchemes = {
  customerToken: "A customer's access token (a JWT), from signing in.",
  staffSession: 'A session of staff (`st_…`), from `createStaffSession`.',
  secretKey: "A merchant's secret key (`sk_…`) with scopes, for servers.",
  sellerSession: "A session of a seller's member (`sm_…`), from `createSellerSession`.",
  sellerKey: "A seller's key (`slk_…`) with scopes, for servers.",
} as const
type BearerScheme = keyof typeof bearerSchemes
const anyBearer = Object.keys(bearerSchemes) as BearerScheme[]

/**
 * OpenAPI security requirements of a policy: any one of the listed alternatives. Beside each scheme stand the permissions
 * it must have (OpenAPI 3.1, 4.8.30: role names that are required, for schemes that exchange none).
 */
export function securityOf(policy: Policy): Record<string, string[]>[] {
  const oneOf = (schemes: BearerScheme[], ...permission: string[]) =>
    schemes.map((name) => ({ [name]: permission }))
  const namingTheStore = ['publishableKey', ...anyBearer]
  switch (policy.who) {
    case 'public':
      // Says in so many words that nothing is asked for.
      return [{}]
    case 'shopper':
      return namingTheStore.map((name) => ({ [name]: [] }))
    case 'cartHolder':
      return [...namingTheStore.map((name) => ({ [name]: [], cartSecret: [] })), ...oneOf(['customerToken'])]
    case 'orderHolder':
      return [
        ...namingTheStore.map((name) => ({ [name]: [], orderSecret: [] })),
        // What staff must have here stands in the description: as a requirement it would be that of administration.
        ...oneOf(['customerToken', 'staffSession', 'secretKey']),
      ]
    case 'customer':
      return oneOf(['customerToken'])
    case 'account':
      return oneOf(['staffSession', 'sellerSession'])
    case 'staff': {
      const schemes: BearerScheme[] = keyScopes.includes(policy.permission)
        ? ['staffSession', 'secretKey']
        : ['staffSession']
      return oneOf(schemes, policy.permission)
    }
    case 'seller': {
      const schemes: BearerScheme[] = sellerKeyScopes.includes(policy.permission)
        ? ['sellerSession', 'sellerKey']
        : ['sellerSession']
      return oneOf(schemes, policy.permission)
    }
  }
}

/** Who may call, for routes.txt and access.txt. */
export function policyText(policy: Policy): string {
  if (policy.who === 'staff')
    return keyScopes.includes(policy.permission)
      ? `staff session or secret key with ${policy.permission}`
      : `staff session with ${policy.permission}, after a second factor`
  if (policy.who === 'seller')
    return sellerKeyScopes.includes(policy.permission)
      ? `seller member or seller key with ${policy.permission}`
      : `seller member with ${policy.permission}`
  return policy.who
}
