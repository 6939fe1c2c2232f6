import type { Actor, Store } from './context.ts'
import type { NetworkList } from './networks.ts'
import {
  credentialHeaders,
  holdsPermission,
  judgePermission,
  judgeSellerPermission,
  type Policy,
} from './policies.ts'
import { platformRefusals, Refusal, type RefusalKind } from './refusals.ts'

export interface Identity {
  store: Store
  actor: Actor
  /** Of a publishable key: pages that may use it; empty means any. */
  allowedOrigins?: readonly string[]
  /** Of a secret or seller key: networks that may use it; absent means any. */
  networks?: NetworkList
}

/** Given by the domains above: who stands behind a key or a token. Null when nobody does. */
export interface Authenticator {
  byKey(key: string): Promise<Identity | null>
  /** A session of staff (`st_…`) or of a seller's member (`sm_…`). */
  bySession(token: string): Promise<Identity | null>
  /** A customer's access token: a JWT. */
  byAccessToken(token: string): Promise<Identity | null>
  /** For operations that need no credential: the store that a link or token names. Null when it is gone. */
  storeById(storeId: string): Promise<Store | null>
  /** Remembers that a key was used; written later, not in the request. */
  noteUse(identity: Identity): void
}

/** Secrets sent along; whether they fit is judged by the read that needs them. */
export interface Presented {
  cartSecret: string | undefined
  orderSecret: string | undefined
}

/** What is known of the sender besides its credentials. */
export interface Sender {
  address: string
  origin: string | undefined
  /** Told as soon as the caller is known, before anything is refused. */
  identified: (identity: Identity) => void
}

/**
 * Resolves the caller of an operation and judges the policy before any input is looked at.
 * @throws Refusal not-authenticated, not-permitted, second-factor-required, origin-not-allowed, network-not-allowed,
 * store-suspended
 */
export async function authenticate(
  headers: Headers,
  policy: Policy,
  authenticator: Authenticator,
  sender: Sender,
): Promise<{ identity: Identity | null; presented: Presented }> {
  const presented = {
    cartSecret: headers.get(credentialHeaders.cartSecret) ?? undefined,
    orderSecret: headers.get(credentialHeaders.orderSecret) ?? undefined,
  }
  if (policy.who === 'public') return { identity: null, presented }
  const identity = await identify(headers, authenticator)
  if (!identity) throw new Refusal(platformRefusals.notAuthenticated, { detail: howToAuthenticate(headers) })
  sender.identified(identity)
  judgeSender(identity, sender)
  judgePolicy(identity.actor, policy, presented)
  // Staff look after a suspended store and may sign in to it; nobody else does anything in it.
  const isDoor = policy.who === 'shopper' && policy.evenSuspended === true
  if (identity.store.status !== 'open' && identity.actor.kind !== 'staff' && !isDoor)
    throw new Refusal(platformRefusals.storeSuspended)
  return { identity, presented }
}

function judgeSender({ allowedOrigins, networks }: Identity, sender: Sender): void {
  if (allowedOrigins?.length && sender.origin !== undefined && !allowedOrigins.includes(sender.origin))
    throw new Refusal(platformRefusals.originNotAllowed)
  if (networks && !networks.allows(sender.address)) throw new Refusal(platformRefusals.networkNotAllowed)
}

function judgePolicy(actor: Actor, policy: Policy, presented: Presented): void {
  // A publishable key is no credential for anything of one person's: it is in every shopper's browser.
  const refuse = (kind: RefusalKind = platformRefusals.notPermitted) =>
    new Refusal(actor.kind === 'shopper' ? platformRefusals.notAuthenticated : kind)
  switch (policy.who) {
    case 'public':
    case 'shopper':
      return
    case 'customer':
      if (actor.kind !== 'customer') throw refuse()
      return
    case 'account':
      if (actor.kind !== 'staff' && actor.kind !== 'sellerMember') throw refuse()
      return
    case 'cartHolder':
      if (!presented.cartSecret && actor.kind !== 'customer') throw missing('Tradepost-Cart-Secret')
      return
    case 'orderHolder':
      if (!presented.orderSecret && actor.kind !== 'customer' && !holdsPermission(actor, 'orders:read'))
        throw missing('Tradepost-Order-Secret')
      return
    case 'staff': {
      const judged = judgePermission(actor, policy.permission)
      if (judged === 'secondFactor') throw refuse(platformRefusals.secondFactorRequired)
      if (judged === 'mayNot') throw refuse()
      return
    }
    case 'seller': {
      const judged = judgeSellerPermission(actor, policy.permission)
      if (judged === 'secondFactor') throw refuse(platformRefusals.secondFactorRequired)
      if (judged === 'mayNot') throw refuse()
    }
  }
}

const missing = (header: string) =>
  new Refusal(platformRefusals.notAuthenticated, { detail: `Send the secret in the ${header} header.` })

/** Which header was looked at, never what it held. */
function howToAuthenticate(headers: Headers): string {
  if (headers.has('authorization'))
    return 'The Authorization header does not hold a living key, session or access token as `Bearer …`.'
  if (headers.has(credentialHeaders.publishableKey))
    return 'The Tradepost-Publishable-Key header does not hold a living publishable key (`pk_…`).'
  return 'Send a publishable key in Tradepost-Publishable-Key or a bearer token in Authorization.'
}

async function identify(headers: Headers, authenticator: Authenticator): Promise<Identity | null> {
  const authorization = headers.get('authorization')
  const key = headers.get(credentialHeaders.publishableKey)
  if (authorization === null) {
    // A secret key in the publishable header is a mistake that would end up in a browser.
    if (!key?.startsWith('pk_') || key.length > 200) return null
    return authenticator.byKey(key)
  }
  const identity = await identifyBearer(authorization, authenticator)
  if (identity?.actor.kind !== 'customer' || key === null) return identity
  // A customer's page sends both: they must name one store, and the key's pages hold for its customers.
  const named = key.startsWith('pk_') && key.length <= 200 ? await authenticator.byKey(key) : null
  if (named?.store.id !== identity.store.id) return null
  return named.allowedOrigins ? { ...identity, allowedOrigins: named.allowedOrigins } : identity
}

async function identifyBearer(authorization: string, authenticator: Authenticator): Promise<Identity | null> {
  const token = /^Bearer ([A-Za-z0-9._-]{16,2000})$/i.exec(authorization)?.[1]
  if (!token) return null
  if (token.startsWith('eyJ')) return authenticator.byAccessToken(token)
  if (token.length > 200) return null
  if (token.startsWith('sk_') || token.startsWith('slk_')) return authenticator.byKey(token)
  return token.startsWith('st_') || token.startsWith('sm_') ? authenticator.bySession(token) : null
}
