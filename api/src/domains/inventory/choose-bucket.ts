/** What is free of an offer in one row of its place. */
export interface Bucket {
  locationId: string
  available: number
}

/** So many pieces of an offer, for a quote in whose place it comes. */
interface Wanted {
  quantity: number
  /** Pieces in each bucket that are set aside for the quote that is replaced */
  own: ReadonlyMap<string, number>
}

const mostFor = ({ locationId, available }: Bucket, { own }: Wanted) => available + (own.get(locationId) ?? 0)

/**
 * The row to take pieces of an offer from. Of several that have enough it is one by chance, the fuller the likelier, so that a
 * crowd meets at none of them and all drain alike; the one that holds them for this very buyer already, if there is one. Where
 * none has enough it is the fullest.
 * @param dice a whole number from 0 to below the one given
 */
export function chooseBucket(
  rows: readonly [Bucket, ...Bucket[]],
  of: Wanted,
  dice: (below: number) => number,
): string {
  const [first] = rows
  if (rows.length === 1) return first.locationId
  const enough = rows.filter((row) => mostFor(row, of) >= of.quantity)
  const kept = enough.find(({ locationId }) => of.own.has(locationId))
  if (kept) return kept.locationId
  if (enough.length === 0)
    return rows.reduce((most, row) => (mostFor(row, of) > mostFor(most, of) ? row : most)).locationId
  // A piece by chance, and the row it lies in.
  let piece = dice(enough.reduce((sum, { available }) => sum + available, 0))
  for (const { locationId, available } of enough) {
    if (piece < available) return locationId
    piece -= available
  }
  return first.locationId
}

/**
 * What a hold must know of the row that was chosen. `many`: others may have enough where this one does not by then. `gathered`:
 * none had enough, so free pieces of the others are put into it first. Undefined: there is only this one.
 */
export function bucketsAt(
  rows: readonly Bucket[],
  of: Wanted & { locationId: string },
): 'many' | 'gathered' | undefined {
  if (rows.length < 2) return undefined
  const chosen = rows.find(({ locationId }) => locationId === of.locationId)
  return chosen && mostFor(chosen, of) >= of.quantity ? 'many' : 'gathered'
}
