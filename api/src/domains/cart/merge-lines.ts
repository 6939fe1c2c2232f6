import { newId } from '../../platform/ids.ts'
import type { CartLine } from './queries.ts'
import { linesMax } from './schemas.ts'

/**
 * What becomes of the lines of a customer's other cart (`others`) when it goes into this one (`lines`):
 * - of an offer that is in both, the larger quantity stays: who chose a lamp on two devices wants one lamp, and however
 *   often the two meet, nothing doubles;
 * - who wants to buy it in either cart wants to buy it: it is saved for later only if it is in both;
 * - this cart's note and seen price stay; where it has none, the other one's are taken;
 * - what is only in the other one comes behind, oldest first, until the cart is full;
 * - what does not fit any more is left out, and said.
 * No line of this cart is lost or made smaller. No quantity grows beyond what one of the two had, so none gets too large.
 * @returns lines to set in this cart, and lines of the other one that found no place
 */
export function mergeLines(
  lines: CartLine[],
  others: CartLine[],
): { set: CartLine[]; leftOut: CartLine[]; merged: CartLine[] } {
  const set: CartLine[] = []
  const leftOut: CartLine[] = []
  const merged = [...lines]
  for (const other of others) {
    const at = merged.findIndex(({ offerId }) => offerId === other.offerId)
    const mine = merged[at]
    if (!mine && merged.length >= linesMax) {
      leftOut.push(other)
      continue
    }
    const line = mine ? both(mine, other) : { ...other, id: newId('cartLine') }
    if (mine && isSame(mine, line)) continue
    merged[mine ? at : merged.length] = line
    set.push(line)
  }
  return { set, leftOut, merged }
}

const both = (mine: CartLine, other: CartLine): CartLine => ({
  ...mine,
  quantity: Math.max(mine.quantity, other.quantity),
  isSaved: mine.isSaved && other.isSaved,
  note: mine.note || other.note,
  seenPriceAmount: mine.seenPriceAmount ?? other.seenPriceAmount,
})

const isSame = (a: CartLine, b: CartLine): boolean =>
  a.quantity === b.quantity &&
  a.isSaved === b.isSaved &&
  a.note === b.note &&
  a.seenPriceAmount === b.seenPriceAmount
