import { derivedId } from '../../platform/derived-ids.ts'

/**
 * What an account is for. A balance is credits less debits: above 0 somebody is owed it or it was earned, below 0 the store
 * has it somewhere or spent it.
 */
export const accountKinds = {
  provider: 'Money at a payment provider',
  bank: 'Money in the bank',
  buyers: 'What buyers owe',
  sales: 'Goods of the house sold, without tax',
  seller: 'What a seller is owed',
  commission: 'Commission earned on the goods of sellers',
  shipping: 'Shipping of the house sold, without tax',
  tax: 'Tax owed',
  promotions: 'What the store bears of discounts on the goods of sellers',
  gift_card: 'What a gift card still pays for',
  store_credit: 'What a customer has as store credit',
  given: 'Gift cards and store credit that were given away',
  disputes: 'Money that banks of buyers have taken back',
  fees: 'Fees of payment providers',
} as const
export type AccountKind = keyof typeof accountKinds
export const kindsOfAccounts = Object.keys(accountKinds) as AccountKind[]

/**
 * An account by what it is: `ownerId` is the seller, the customer or the gift card it belongs to, `name` tells providers
 * apart, `currency` is an ISO 4217 code. It is opened by the first transfer.
 */
export interface AccountRef {
  kind: AccountKind
  ownerId?: string | null
  name?: string
  currency: string
}

/** Accounts that may not be overdrawn: their rows keep a balance, so that two spenders meet there. */
export const isGuarded = ({ kind }: AccountRef): boolean => kind === 'gift_card' || kind === 'store_credit'

/**
 * The id of an account follows from what it is, so that a sale finds its accounts without reading them, and two that open
 * the same one meet.
 */
export const accountIdOf = (storeId: string, { kind, ownerId, name, currency }: AccountRef): string =>
  derivedId(storeId, kind, ownerId ?? '', name ?? '', currency)
