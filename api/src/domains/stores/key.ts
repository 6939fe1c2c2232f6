import { toRfc3339 } from '../../platform/time.ts'

/** Kinds of keys, with the beginning of their secrets. */
export const keyKinds = {
  publishable: 'pk',
  secret: 'sk',
  seller: 'slk',
} as const
export type KeyKind = keyof typeof keyKinds

/** An API key as it is kept: everything but its secret, of which only a digest is there. */
export interface StoreKey {
  id: string
  kind: KeyKind
  /** Whose key a `seller` key is; null for the store's own. */
  sellerId: string | null
  name: string
  /** The beginning of its secret: enough to find it in a configuration, too little to use. */
  prefix: string
  scopes: string[]
  /** Of publishable keys: origins of pages; empty means any. */
  allowedOrigins: string[]
  /** Of secret and seller keys: CIDR notation; empty means any. */
  networks: string[]
  status: 'active' | 'expired' | 'revoked'
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
  /** The key that a rotation put in its place. */
  replacedBy: string | null
  version: number
}

/** What the record of changes says of a key: everything that somebody chose, and nothing of its secret. */
export const recordedKey = (key: StoreKey) => ({
  name: key.name,
  scopes: key.scopes,
  allowedOrigins: key.allowedOrigins,
  networks: key.networks,
  expiresAt: key.expiresAt && toRfc3339(key.expiresAt),
  revokedAt: key.revokedAt && toRfc3339(key.revokedAt),
})

/** A key with its secret, which is shown this once. */
export interface NewKey {
  key: StoreKey
  secret: string
}
