import type { StockStatus } from './stock-order.ts'

/** What a status is called. */
export const stockStatusWords: Record<StockStatus, string> = {
  out_of_stock: 'Sold out',
  low_stock: 'Low',
  in_stock: 'In stock',
}

/** A number of pieces that can be bought. */
export const availableWords = (available: number | null): string => available?.toString() ?? 'no limit'

/** What somebody hears who does not see the rows move. */
export function newsWords(news: readonly { name: string; available: number | null }[]): string {
  const told = news.map(({ name, available }) => {
    if (available === 0) return `${name} is sold out`
    return available === null ? `${name} has no limit` : `${name}: ${available} available`
  })
  if (told.length > 3) return `The stock of ${told.length} items changed.`
  return told.length > 0 ? `${told.join('; ')}.` : ''
}

const movements: Record<string, string> = {
  received: 'Came',
  sold: 'Sold',
  counted: 'Counted',
  canceled: 'Back: the order was canceled',
  returned: 'Back: returned',
  edited: 'Back: the order was changed',
}

/** Why there are more or fewer pieces. The API may learn new reasons: those are shown by their own name. */
export const movementWords = (kind: string): string => movements[kind] ?? kind

/** So many pieces more or fewer. */
export const differenceWords = (quantity: number): string =>
  quantity > 0 ? `+${quantity}` : `−${Math.abs(quantity)}`
