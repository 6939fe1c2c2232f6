import type { Checkout, Money, PaymentProblem, QuoteChange, Refusal } from '@tradepost/sdk'
import { formatMoney } from '@tradepost/sdk'

type Refused = Pick<Refusal, 'problem'>

/** The new promise that came with a refused payment; undefined when there is none. */
export function newQuoteIn({ problem }: Refused): Checkout | undefined {
  const { code, checkout } = problem as PaymentProblem
  return code === 'quote-changed' ? (checkout ?? undefined) : undefined
}

/** What differs from what was promised, as a refused payment says. */
export function changesIn({ problem }: Refused): QuoteChange[] {
  return (problem as PaymentProblem).changes ?? []
}

/** A change as a row of two columns: what it is about, and from what to what. */
export interface ChangeRow {
  about: string
  was: string
  now: string
}

/**
 * What has changed, for people to read. What a promotion takes off each line is left out where the promotion itself is
 * on the list; the total is last.
 */
export function changeRows(changes: readonly QuoteChange[], locale: string): ChangeRow[] {
  const hasPromotion = changes.some(({ kind }) => kind === 'promotion')
  const told = changes.filter(({ kind }) => kind !== 'line-discount' || !hasPromotion)
  const totalLast = told.toSorted((a, b) => Number(a.kind === 'total') - Number(b.kind === 'total'))
  return totalLast.map((change) => ({
    about: aboutOf(change),
    was: amountOf(change, change.was, locale),
    now: amountOf(change, change.now, locale),
  }))
}

function aboutOf({ kind, title }: QuoteChange): string {
  const name = title ?? ''
  switch (kind) {
    case 'line-price':
      return `${name}, each`
    case 'line-quantity':
      return `${name}, another quantity`
    case 'line-discount':
      return `Discount on ${name}`
    case 'line-added':
      return `New: ${name}`
    case 'line-gone':
      return `Gone: ${name}`
    case 'shipping':
      return name === '' ? 'Shipping' : `Shipping, ${name}`
    case 'promotion':
      return name
    case 'tax':
      return 'Tax in it'
    case 'total':
      return 'Total'
    default:
      return name
  }
}

function amountOf({ kind }: QuoteChange, amount: Money | null, locale: string): string {
  if (amount === null) return 'nothing'
  const isOff = (kind === 'promotion' || kind === 'line-discount') && amount.amount > 0
  return `${isOff ? '−' : ''}${formatMoney(amount, locale)}`
}
