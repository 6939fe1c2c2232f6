import { type Policy, sensitivePermissions } from '../../src/platform/policies.ts'
import type { Caller } from './callers.ts'

/** What must come of a call: a refusal's code, or `may`: then the operation itself answers. */
export type Verdict = 'not-authenticated' | 'not-permitted' | 'second-factor-required' | 'may' | (string & {})

/**
 * The rules of the design, said a second time and in other words than `authenticate.ts`: who is nobody, whose key is
 * held back, whom the policy names, whose store is closed.
 */
export function verdict(policy: Policy, caller: Caller): Verdict {
  if (policy.who === 'public') return 'may'
  const { is, held, home } = caller
  if (is.kind === 'nobody') return 'not-authenticated'
  if (held) return held
  const refused = is.kind === 'shopper' ? 'not-authenticated' : 'not-permitted'
  const named = isNamed(policy, caller)
  if (named === 'no') return refused
  if (named !== 'yes') return named
  const isDoor = policy.who === 'shopper' && policy.evenSuspended === true
  return home === 'suspended' && is.kind !== 'staff' && !isDoor ? 'store-suspended' : 'may'
}

function isNamed(policy: Policy, { is, cart, order }: Caller): 'yes' | 'no' | Verdict {
  switch (policy.who) {
    case 'public':
    case 'shopper':
      return 'yes'
    case 'customer':
      return is.kind === 'customer' ? 'yes' : 'no'
    case 'account':
      return is.kind === 'staff' || is.kind === 'sellerMember' ? 'yes' : 'no'
    case 'cartHolder':
      return cart || is.kind === 'customer' ? 'yes' : 'not-authenticated'
    case 'orderHolder':
      return order || is.kind === 'customer' || staffMay('orders:read', is) === 'yes'
        ? 'yes'
        : 'not-authenticated'
    case 'staff':
      return staffMay(policy.permission, is)
    case 'seller':
      if (is.kind === 'sellerMember' && is.secondFactorMissing) return 'second-factor-required'
      return (is.kind === 'sellerMember' || is.kind === 'sellerKey') && is.holds.includes(policy.permission)
        ? 'yes'
        : 'no'
  }
}

function staffMay(permission: string, is: Caller['is']): 'yes' | 'no' | Verdict {
  if (is.kind !== 'staff' && is.kind !== 'secretKey') return 'no'
  if (!(is.holds as readonly string[]).includes(permission)) return 'no'
  if (is.kind === 'secretKey') return 'yes'
  const proven =
    is.secondFactor || !(is.isOwner || is.setUp || (sensitivePermissions as string[]).includes(permission))
  return proven ? 'yes' : 'second-factor-required'
}

/** Whether what the path or body names as the store's own is the caller's to see, once the policy lets it in. */
export function owns(policy: Policy, { is, cart, order, home, resources }: Caller): boolean {
  if (policy.who === 'public') return true
  if (home !== 'own') return false
  switch (policy.who) {
    case 'shopper':
    case 'staff':
      return true
    case 'customer':
      return is.kind === 'customer' && is.who === 'ada'
    case 'account':
      return is.kind === 'staff' && is.is === 'theOwner'
    case 'cartHolder':
      return cart === 'own' || (is.kind === 'customer' && is.who === 'ada' && resources !== undefined)
    case 'orderHolder':
      return (
        order === 'own' ||
        is.kind === 'staff' ||
        is.kind === 'secretKey' ||
        (is.kind === 'customer' && is.who === 'ada' && resources !== undefined)
      )
    case 'seller':
      return 'seller' in is && is.seller === 'first'
  }
}
