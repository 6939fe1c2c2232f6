import { type Checkout, formatMoney, type Order } from '@tradepost/sdk'

type Tender = Order['tenders'][number]

const own: Record<string, string> = { gift_card: 'Gift card', store_credit: 'Store credit' }

/** `Visa ending in 4242`, `Gift card ending in WXY9`, `Store credit`. */
export function tenderWords({
  kind,
  method,
  brand,
  lastFour,
}: Pick<Tender, 'kind' | 'lastFour'> & Partial<Pick<Tender, 'method' | 'brand'>>): string {
  const name = (own[kind] ?? brand ?? method ?? 'Payment').replaceAll('_', ' ')
  const end = lastFour ? ` ending in ${lastFour}` : ''
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${end}`
}

/** What a person should know besides: nothing where it simply paid. */
export function tenderNote(
  { status, editId, refunded }: Pick<Tender, 'status' | 'editId' | 'refunded'>,
  locale: string,
): string {
  const state = status === 'authorized' ? 'promised' : status === 'canceled' ? 'let go' : ''
  const back = refunded.amount > 0 && `${formatMoney(refunded, locale)} went back`
  return [editId && 'for a change of the order', state, back].filter(Boolean).join(', ')
}

/** A payment that is running, or the last one. */
export type Payment = NonNullable<Checkout['payment']>

/** What stands for a tender of a payment that runs: of a card nobody has seen yet, where it is asked for. */
export function runningWords(tender: Payment['tenders'][number], { nextAction }: Payment): string {
  if (tender.kind !== 'provider') return `${tenderWords(tender)}, set aside`
  return nextAction && !tender.lastFour ? 'At the bank' : tenderWords(tender)
}

/** What becomes of gift cards and credit when the payment that had set them aside is over; empty: of none. */
export function freedWords(payment: Payment | null): string {
  const kinds = payment?.tenders.map(({ kind }) => kind) ?? []
  const cards = kinds.filter((kind) => kind === 'gift_card').length
  const freed = [
    cards > 0 && (cards === 1 ? 'the gift card' : 'the gift cards'),
    kinds.includes('store_credit') && 'your credit',
  ]
    .filter(Boolean)
    .join(' and ')
  if (!freed) return ''
  return `${freed.charAt(0).toUpperCase()}${freed.slice(1)} can be used again.`
}
