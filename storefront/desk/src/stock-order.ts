/** How much there is of an offer. */
export interface Level {
  offerId: string
  /** Null: as many as one likes. */
  available: number | null
}

/** What the API calls it: `low_stock` is five or fewer. */
export type StockStatus = 'out_of_stock' | 'low_stock' | 'in_stock'

const lowStockMax = 5

/** The status of so many pieces, as the API has it. */
export function stockStatus(available: number | null): StockStatus {
  if (available === null || available > lowStockMax) return 'in_stock'
  return available > 0 ? 'low_stock' : 'out_of_stock'
}

/** Least first, what never runs out last; of equals by id: the order of the API's list. */
export function byLevel(a: Level, b: Level): number {
  if (a.available !== b.available)
    return (a.available ?? Number.POSITIVE_INFINITY) - (b.available ?? Number.POSITIVE_INFINITY)
  if (a.offerId === b.offerId) return 0
  return a.offerId < b.offerId ? -1 : 1
}

/** What the rows of a page become by news, and the ids of those that are another than before. */
export function patched(
  rows: readonly Level[],
  news: readonly Level[],
): { rows: Level[]; changed: string[] } {
  const told = new Map(news.map(({ offerId, available }) => [offerId, available]))
  const changed: string[] = []
  const now = rows.map((row) => {
    const available = told.get(row.offerId)
    if (available === undefined || available === row.available) return row
    changed.push(row.offerId)
    return { offerId: row.offerId, available }
  })
  return { rows: changed.length > 0 ? now.toSorted(byLevel) : now, changed }
}

/**
 * The offers that a message of the feed tells of; none when it tells of something else, or cannot be read.
 * @param text a wire event as JSON
 */
export function newsIn(text: string): Level[] {
  try {
    const { type, data } = JSON.parse(text)
    if (type !== 'stock.changed' || !Array.isArray(data?.offers)) return []
    return data.offers.filter(isLevel).map(({ offerId, available }: Level) => ({ offerId, available }))
  } catch {
    return []
  }
}

const isLevel = (one: unknown): one is Level => {
  const { offerId, available } = (one ?? {}) as Partial<Level>
  return typeof offerId === 'string' && (available === null || Number.isInteger(available))
}
