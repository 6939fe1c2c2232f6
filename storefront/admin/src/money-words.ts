import type { Client } from '@tradepost/sdk'

type Transfer = Awaited<ReturnType<Client['listLedgerTransfers']>>['items'][number]
type Account = Transfer['debit']

const kinds: Record<Account['kind'], string> = {
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
export const kindWords = (kind: string): string =>
  (kinds as Record<string, string>)[kind] ?? kind.replaceAll('_', ' ')

/** Kinds of accounts one can look for. */
export const accountKinds = Object.keys(kinds) as Account['kind'][]

/** `Payment provider (test)`, `Sales`. */
export const accountWords = ({ kind, name }: { kind: string; name: string }): string =>
  name ? `${kindWords(kind)} (${name})` : kindWords(kind)

/** The page of the desk about whom an account belongs to; undefined where there is none. */
export function ownerPath({ kind, ownerId }: Pick<Account, 'kind' | 'ownerId'>): string | undefined {
  if (!ownerId) return undefined
  if (kind === 'seller') return `/sellers/${ownerId}/money`
  if (kind === 'gift_card') return `/gift-cards/${ownerId}`
  return kind === 'store_credit' ? `/customers/${ownerId}/credit` : undefined
}
