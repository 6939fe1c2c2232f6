import type { Order } from '@tradepost/sdk'

type Tender = Order['tenders'][number]

const own: Record<string, string> = { gift_card: 'Gift card', store_credit: 'Store credit' }

/** `Visa ending in 4242`, `Gift card ending in WXY9`, `Store credit`. */
export function tenderWords({
  kind,
  method,
  brand,
  lastFour,
}: Pick<Tender, 'kind' | 'method' | 'brand' | 'lastFour'>): string {
  const name = (own[kind] ?? brand ?? method ?? 'Payment').replaceAll('_', ' ')
  const end = lastFour ? ` ending in ${lastFour}` : ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${end}`
}

/** What a person should know besides: nothing where it simply paid. */
export function tenderNote({ status, editId }: Pick<Tender, 'status' | 'editId'>): string {
  const state = status === 'authorized' ? 'promised' : status === 'canceled' ? 'let go' : ''
  return [editId && 'for a change of the order', state].filter(Boolean).join(', ')
}
