import type { AccessTokens } from './access-tokens.ts'
import type { Database, Transaction } from './database.ts'
import type { Log } from './log.ts'
import type { CodeKeeper } from './one-time-codes.ts'
import type { Permission, SellerPermission } from './policies.ts'
import type { Sealer } from './sealing.ts'
import type { SecretKeeper } from './secrets.ts'

/** The tenant of a request, as every layer needs it. Times it: `clockOffsetSeconds` moves a test store's clock. */
export interface Store {
  id: string
  slug: string
  name: string
  tagline: string
  currency: string
  /** `suspended`: staff only. Deleted stores are found by nobody. */
  status: 'open' | 'suspended'
  /** BCP 47 */
  locale: string
  /** What customers may choose from; holds `locale`. */
  locales: string[]
  /** Where answers to its mails go; null: nowhere. */
  supportEmail: string | null
  /** The live store whose test twin this is. */
  twinOf: string | null
  /** ISO 3166-1 alpha-2 codes the store ships to */
  countries: string[]
  /** Of the tax class `standard`, where no tax zone says otherwise: 1900 is 19 % */
  taxBasisPoints: number
  /** Whether its prices contain the tax; the other way round in `taxExceptionCountries`. */
  pricesIncludeTax: boolean
  /** ISO 3166-1 alpha-2 */
  taxExceptionCountries: string[]
  /** Whether shipping is taxed by the class of its method, or in proportion to the goods. */
  taxOnShipping: 'own-class' | 'as-goods'
  /** The member state of the EU where it is registered for VAT; null: it does not know reverse charge. */
  reverseChargeCountry: string | null
  /** IANA name: windows of promotions and price lists are read by its clocks. */
  timeZone: string
  /** ISO 4217 codes, besides its own, of carts it takes. */
  currencies: string[]
  clockOffsetSeconds: number
  /** Origins of its own pages */
  origins: string[]
}

export type Actor =
  | { kind: 'shopper'; keyId: string }
  | { kind: 'secretKey'; keyId: string; scopes: string[] }
  | { kind: 'customer'; customerId: string; sessionId: string }
  | { kind: 'sellerKey'; keyId: string; sellerId: string; scopes: string[] }
  | {
      kind: 'sellerMember'
      accountId: string
      name: string
      sessionId: string
      sellerId: string
      permissions: SellerPermission[]
      /** As of staff. */
      secondFactor: boolean
      secondFactorSetUp: boolean
    }
  | {
      kind: 'staff'
      accountId: string
      name: string
      sessionId: string
      isOwner: boolean
      permissions: Permission[]
      /** Whether this session has shown a second factor. */
      secondFactor: boolean
      /** Whether the account has one: then every session must show it. */
      secondFactorSetUp: boolean
    }
  | { kind: 'worker' }

/** What a process does its work with: one of each, the same for every caller and store. */
export interface Equipment {
  db: Database
  secrets: SecretKeeper
  /** Encrypts what must be read again: mails that wait, TOTP secrets, secrets of other services. */
  sealer: Sealer
  /** Customers' access tokens. */
  accessTokens: AccessTokens
  /** Digests of codes that are short enough to type. */
  codes: CodeKeeper
  /** Where links in mails to staff and to sellers lead: addresses without a slash at the end. */
  desks: { staff: string; seller: string }
  log: Log
}

/** Who, where and with what: the first argument of every verb and read. */
export interface Context extends Equipment {
  store: Store
  actor: Actor
  requestId: string
}

/** Someone in a store, with what the process has; of that only what belongs into a context, whatever else is at hand. */
export function contextWith(
  { db, secrets, sealer, accessTokens, codes, desks, log }: Equipment,
  of: Omit<Context, keyof Equipment>,
): Context {
  return { ...of, db, secrets, sealer, accessTokens, codes, desks, log }
}

/** A context inside a transaction: only `inTransaction` makes one. `now` is the database's clock plus the store's offset. */
export interface TxContext extends Context {
  tx: Transaction
  now: Date
  /** The database's clock without the offset: sessions, tokens and keys live by it, also in a store whose clock was moved. */
  clock: Date
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
    case 'customer':
      return `customer:${actor.customerId}`
    case 'sellerKey':
      return `seller_key:${actor.keyId}`
    case 'sellerMember':
      return `seller_member:${actor.accountId}`
    case 'worker':
      return 'worker'
  }
}
