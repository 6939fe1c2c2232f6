import type { Actor } from './context.ts'

/**
 * Who may call an operation, as data beside its contract. A route without one does not boot.
 * - `public`: anybody
 * - `shopper`: a publishable key names the store (a secret key or a staff session does, too)
 * - `cartHolder`, `orderHolder`: the same, and the secret of that very cart or order
 * - `staff`: a staff session with the permission, or a secret key with the scope of the same name
 */
export type Policy =
  | { who: 'public' }
  | { who: 'shopper' }
  | { who: 'cartHolder' }
  | { who: 'orderHolder' }
  | { who: 'staff'; permission: Permission }

/** Permissions of staff roles and scopes of secret keys: one list. */
export const permissions = ['orders:read', 'orders:fulfill'] as const
export type Permission = (typeof permissions)[number]

/** What each staff role may do. */
export const rolePermissions: Record<'owner', readonly Permission[]> = { owner: permissions }

export const policies = {
  public: { who: 'public' },
  shopper: { who: 'shopper' },
  cartHolder: { who: 'cartHolder' },
  orderHolder: { who: 'orderHolder' },
  staff: (permission: Permission) => ({ who: 'staff', permission }) as const,
} satisfies Record<string, Policy | ((permission: Permission) => Policy)>

/** Whether this caller, already authenticated, may use a staff operation. */
export function holdsPermission(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'staff') return rolePermissions.owner.includes(permission)
  return actor.kind === 'secretKey' && actor.scopes.includes(permission)
}

/** The header that carries each credential, and its name under `securitySchemes`. */
export const credentialHeaders = {
  publishableKey: 'tradepost-publishable-key',
  cartSecret: 'tradepost-cart-secret',
  orderSecret: 'tradepost-order-secret',
} as const

/** OpenAPI security requirements of a policy: any one of the listed alternatives. */
export function securityOf(policy: Policy): Record<string, string[]>[] {
  switch (policy.who) {
    case 'public':
      return []
    case 'shopper':
      return [{ publishableKey: [] }, { bearer: [] }]
    case 'cartHolder':
      return [
        { publishableKey: [], cartSecret: [] },
        { bearer: [], cartSecret: [] },
      ]
    case 'orderHolder':
      return [
        { publishableKey: [], orderSecret: [] },
        { bearer: [], orderSecret: [] },
      ]
    case 'staff':
      return [{ bearer: [] }]
  }
}

/** One line for `access.txt`. */
export const policyText = (policy: Policy): string =>
  policy.who === 'staff' ? `staff session or secret key with ${policy.permission}` : policy.who
