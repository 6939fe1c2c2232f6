import type { StockStatus } from './stock-order.ts'

/** The lists of stock one can look at, by their name in the address. */
export const stockLists = {
  all: { label: 'Everything', status: undefined },
  'sold-out': { label: 'Sold out', status: 'out_of_stock' },
  low: { label: 'Low', status: 'low_stock' },
  'in-stock': { label: 'In stock', status: 'in_stock' },
} as const satisfies Record<string, { label: string; status: StockStatus | undefined }>

/** Which part of the stock is shown, as its address says. */
export type StockQuery = {
  show: keyof typeof stockLists
  status: StockStatus | undefined
  search: string | undefined
  cursor: string | undefined
}

/** Reads the address of a list of stock; a list that there is not is that of everything. */
export function stockQueryOf({ searchParams }: URL): StockQuery {
  const asked = searchParams.get('show') ?? 'all'
  const show = Object.hasOwn(stockLists, asked) ? (asked as keyof typeof stockLists) : 'all'
  return {
    show,
    status: stockLists[show].status,
    search: searchParams.get('search')?.trim().slice(0, 200) || undefined,
    cursor: searchParams.get('cursor') ?? undefined,
  }
}
