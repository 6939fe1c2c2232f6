/** Rows that the pieces of an offer may lie in, at one place. */
export const bucketsMax = 64

/** What lies in one row of a place: the place's own first, then its buckets in their order. */
export interface Pile {
  locationId: string
  onHand: number
  reserved: number
}

/** So many pieces into a row (or out of it). */
export interface Move {
  locationId: string
  kind: 'received' | 'counted' | 'spread'
  quantity: number
}

const freeOf = ({ onHand, reserved }: Pile) => Math.max(0, onHand - reserved)

/**
 * Divides what is free evenly over the first so many rows, and leaves what is set aside where it is.
 * @returns moves that sum to zero; none where it is so already
 */
export function spreadPieces(piles: readonly Pile[], buckets: number): Move[] {
  const free = piles.reduce((sum, pile) => sum + freeOf(pile), 0)
  const among = Math.min(buckets, piles.length)
  const [share, rest] = [Math.floor(free / among), free % among]
  const wanted = (index: number) => (index >= among ? 0 : share + (index < rest ? 1 : 0))
  return movesOf(piles.map((pile, index) => ({ pile, quantity: wanted(index) - freeOf(pile) })))
}

/**
 * What makes so many pieces of those that are there: more of them come to the place's own row; fewer leave it, after what it lacks
 * has been put there from its buckets.
 * @param onHand pieces in all rows together; not below what is set aside, where no piece may be sold that is not there
 * @returns at most one move of the kind `counted`, and others that sum to zero
 */
export function countPieces(piles: readonly [Pile, ...Pile[]], onHand: number): Move[] {
  const [own, ...others] = piles
  const difference = onHand - piles.reduce((sum, pile) => sum + pile.onHand, 0)
  let lacking = Math.max(0, -difference - freeOf(own))
  const taken = others.map((pile) => {
    const quantity = Math.min(lacking, freeOf(pile))
    lacking -= quantity
    return { pile, quantity: -quantity }
  })
  const gathered = -taken.reduce((sum, { quantity }) => sum + quantity, 0)
  const counted: Move = { locationId: own.locationId, kind: 'counted', quantity: difference }
  return [...movesOf([{ pile: own, quantity: gathered }, ...taken]), ...(difference === 0 ? [] : [counted])]
}

const movesOf = (changes: { pile: Pile; quantity: number }[]): Move[] =>
  changes.flatMap(({ pile, quantity }) =>
    quantity === 0 ? [] : [{ locationId: pile.locationId, kind: 'spread', quantity }],
  )

/** What lies in each row after the moves. */
export const movedPiles = (piles: readonly Pile[], moves: readonly Move[]): Pile[] =>
  piles.map((pile) => ({
    ...pile,
    onHand: moves.reduce(
      (sum, { locationId, quantity }) => (locationId === pile.locationId ? sum + quantity : sum),
      pile.onHand,
    ),
  }))
