import type { Database, Transaction } from './database.ts'
import type { Log } from './log.ts'
import type { SecretKeeper } from './secrets.ts'

/** The tenant of a request, as every layer needs it. Times it: `clockOffsetSeconds` moves a test store's clock. */
export interface Store {
  id: string
  slug: string
  name: string
  tagline: string
  currency: string
  /** BCP 47 */
  locale: string
  /** ISO 3166-1 alpha-2 codes the store ships to */
  countries: string[]
  /** Tax contained in its prices: 1900 is 19 % */
  taxBasisPoints: number
  clockOffsetSeconds: number
  /** Origins of its own pages */
  origins: string[]
}

export type Actor =
  | { kind: 'shopper'; keyId: string }
  | { kind: 'secretKey'; keyId: string; scopes: string[] }
  | { kind: 'staff'; accountId: string; name: string; sessionId: string }
  | { kind: 'worker' }

/** Who, where and with what: the first argument of every verb and read. */
export interface Context {
  store: Store
  actor: Actor
  db: Database
  secrets: SecretKeeper
  requestId: string
  log: Log
}

/** A context inside a transaction: only `inTransaction` makes one. `now` is the database's clock plus the store's offset. */
export interface TxContext extends Context {
  tx: Transaction
  now: Date
}

/** The actor as events and keys record it: a kind and an opaque id, never a name. */
export function actorName(actor: Actor): string {
  switch (actor.kind) {
    case 'shopper':
      return `shopper:${actor.keyId}`
    case 'secretKey':
      return `secret_key:${actor.keyId}`
    case 'staff':
      return `staff:${actor.accountId}`
    case 'worker':
      return 'worker'
  }
}
