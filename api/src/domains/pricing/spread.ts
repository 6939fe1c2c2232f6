import { allocate } from '../../platform/money.ts'
import type { PricedArticle } from './goods.ts'

/**
 * Spreads what came to an article over its lines, by what each still costs. A line never gets more taken off than it
 * costs, and which of them gets an odd minor unit follows from their ids, not from their places.
 */
export interface LineSpread {
  /** Takes an amount off the article. @returns its parts by line id, each above 0 */
  takeOff(at: number, amount: number): LinePart[]
  /** Splits an amount and takes nothing off. @returns as `takeOff` */
  split(at: number, amount: number): LinePart[]
  linesOf(at: number): string[]
  /** What a line still costs, by id */
  left: ReadonlyMap<string, number>
}

export interface LinePart {
  lineId: string
  amount: number
}

export function spreadOver(goods: readonly PricedArticle[]): LineSpread {
  const left = new Map(
    goods.flatMap(({ lines, unitPriceAmount }) =>
      lines.map(({ id, quantity }) => [id, unitPriceAmount * quantity] as const),
    ),
  )
  const split = (at: number, amount: number): LinePart[] => {
    const lines = goods[at]?.lines ?? []
    const [only] = lines
    if (amount === 0) return []
    if (only && lines.length === 1) return [{ lineId: only.id, amount }]
    const parts = allocate(
      amount,
      lines.map(({ id }) => left.get(id) ?? 0),
    )
    return lines.flatMap(({ id }, n) => (parts[n] ? [{ lineId: id, amount: parts[n] }] : []))
  }
  return {
    left,
    split,
    linesOf: (at) => (goods[at]?.lines ?? []).map(({ id }) => id),
    takeOff(at, amount) {
      const parts = split(at, amount)
      for (const { lineId, amount: part } of parts) left.set(lineId, (left.get(lineId) ?? 0) - part)
      return parts
    },
  }
}
