import type { Actor, Store } from './context.ts'
import { credentialHeaders, holdsPermission, type Policy } from './policies.ts'
import { platformRefusals, Refusal } from './refusals.ts'

export interface Identity {
  store: Store
  actor: Actor
}

/** Given by the domains above: who stands behind a key or a token. Null when nobody does. */
export interface Authenticator {
  byKey(key: string): Promise<Identity | null>
  bySession(token: string): Promise<Identity | null>
}

/** Secrets sent along; whether they fit is judged by the read that needs them. */
export interface Presented {
  cartSecret: string | undefined
  orderSecret: string | undefined
}

/**
 * Resolves the caller of an operation and judges the policy before any input is looked at.
 * @throws Refusal not-authenticated, not-permitted
 */
export async function authenticate(
  headers: Headers,
  policy: Policy,
  authenticator: Authenticator,
): Promise<{ identity: Identity | null; presented: Presented }> {
  const presented = {
    cartSecret: headers.get(credentialHeaders.cartSecret) ?? undefined,
    orderSecret: headers.get(credentialHeaders.orderSecret) ?? undefined,
  }
  if (policy.who === 'public') return { identity: null, presented }
  const identity = await identify(headers, authenticator)
  if (!identity) throw new Refusal(platformRefusals.notAuthenticated)
  if (policy.who === 'staff' && !holdsPermission(identity.actor, policy.permission)) {
    // A publishable key is no credential for staff work: it is in every shopper's browser.
    throw new Refusal(
      identity.actor.kind === 'shopper' ? platformRefusals.notAuthenticated : platformRefusals.notPermitted,
    )
  }
  if (policy.who === 'cartHolder' && !presented.cartSecret) throw missing('Tradepost-Cart-Secret')
  if (
    policy.who === 'orderHolder' &&
    !presented.orderSecret &&
    !holdsPermission(identity.actor, 'orders:read')
  ) {
    throw missing('Tradepost-Order-Secret')
  }
  return { identity, presented }
}

const missing = (header: string) =>
  new Refusal(platformRefusals.notAuthenticated, { detail: `Send the secret in the ${header} header.` })

async function identify(headers: Headers, authenticator: Authenticator): Promise<Identity | null> {
  const authorization = headers.get('authorization')
  if (authorization !== null) {
    const token = /^Bearer ([A-Za-z0-9_-]{16,200})$/i.exec(authorization)?.[1]
    if (!token) return null
    return token.startsWith('sk_') ? authenticator.byKey(token) : authenticator.bySession(token)
  }
  const key = headers.get(credentialHeaders.publishableKey)
  // A secret key in the publishable header is a mistake that would end up in a browser.
  if (!key?.startsWith('pk_') || key.length > 200) return null
  return authenticator.byKey(key)
}
