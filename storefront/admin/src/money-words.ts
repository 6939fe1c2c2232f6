import type { Client } from '@tradepost/sdk'

type Transfer = Awaited<ReturnType<Client['listLedgerTransfers']>>['items'][number]
type Account = Transfer['debit']

const kinds: Record<string, string> = {
  provider: 'Payment provider',
  bank: 'Bank',
  buyers: 'Buyers',
  sales: 'Sales',
  seller: 'Seller',
  commission: 'Commission',
  shipping: 'Shipping',
  tax: 'Tax',
  promotions: 'Promotions',
  gift_card: 'Gift card',
  store_credit: 'Store credit',
  given: 'Given away',
  disputes: 'Disputes',
  fees: 'Fees',
}

/** What a kind of account is called. The API may learn new ones: those are shown by their own name. */
export const kindWords = (kind: string): string => kinds[kind] ?? kind.replaceAll('_', ' ')

/** Kinds of accounts one can look for. */
export const accountKinds = Object.entries(kinds)

/** `Payment provider (test)`, `Sales`. */
export const accountWords = ({ kind, name }: Pick<Account, 'kind' | 'name'>): string =>
  name ? `${kindWords(kind)} (${name})` : kindWords(kind)

const codes: Record<string, string> = {
  sale_goods: 'Goods sold',
  sale_tax: 'Tax of a sale',
  sale_shipping: 'Shipping sold',
  promotion: 'The store’s part of a discount',
  commission: 'Commission',
  payment: 'Payment',
  refund_goods: 'Goods taken back',
  refund_tax: 'Tax given back',
  refund_shipping: 'Shipping given back',
  refund_promotion: 'Discount taken back',
  refund_commission: 'Commission given back',
  refund_payment: 'Paid back',
  gift_card_given: 'Gift card given',
  store_credit_given: 'Store credit given',
  store_credit_taken: 'Store credit taken back',
  dispute_opened: 'Dispute',
  dispute_closed: 'Dispute won',
  payout: 'Payout',
  fee: 'Fee',
}

/** What a transfer is for. */
export const transferWords = (code: string): string => codes[code] ?? code.replaceAll('_', ' ')

/** The page of the desk about whom an account belongs to; undefined where there is none. */
export function ownerPath({ kind, ownerId }: Pick<Account, 'kind' | 'ownerId'>): string | undefined {
  if (!ownerId) return undefined
  if (kind === 'seller') return `/sellers/${ownerId}/money`
  if (kind === 'gift_card') return `/gift-cards/${ownerId}`
  return kind === 'store_credit' ? `/customers/${ownerId}/credit` : undefined
}
