import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { countPieces, type Move, movedPiles } from './divide-pieces.ts'
import { lockKeptPlace, type OfferOf, type OfferStock, stockOf } from './kept-place.ts'
import { type Place, writeMovements } from './movement-queries.ts'
import { inventoryRefusals } from './refusals.ts'

/** Pieces of one offer that are kept at the most: sums of them fit the column. */
const onHandMax = 1_000_000_000

export interface Adjustment {
  /** `received`: so many came. `counted`: so many are there. */
  kind: 'received' | 'counted'
  quantity: number
  note: string | null
}

/**
 * Changes what is on hand of an offer, by a movement that says why. A count that finds what was known changes nothing.
 * @throws Refusal not-found, stock-not-counted, stock-reserved, stock-too-high
 */
export async function adjustStock(
  context: Context,
  { adjustment, ...of }: OfferOf & { adjustment: Adjustment },
): Promise<OfferStock> {
  return inTransaction(context, async (tx) => {
    const { offer, place } = await lockKeptPlace(tx, of)
    const isLimited = !place.sellsWithoutStock
    const before = stockOf(offer.id, place.piles, { isLimited })
    mustBeCountable(place, before, adjustment)
    const moves = movesOf(place.piles, adjustment)
    const main = moves.find(({ kind }) => kind !== 'spread')
    if (!main) return before
    const id = newId('movement')
    const movements = moves.map((move) =>
      move === main
        ? { ...move, id, reference: null, note: adjustment.note }
        : { ...move, id: newId('movement'), reference: id, note: null },
    )
    await writeMovements(tx.tx, tx.store.id, { offerId: offer.id, movements, now: tx.now })
    const after = stockOf(offer.id, movedPiles(place.piles, moves), { isLimited })
    recordEvent(tx, {
      type: 'stock.adjusted',
      aggregate: 'movement',
      aggregateId: id,
      version: 1,
      payload: {
        offerId: offer.id,
        productId: offer.productId,
        kind: adjustment.kind,
        quantity: main.quantity,
      },
      details: { before: { onHand: before.onHand }, after: { onHand: after.onHand, note: adjustment.note } },
    })
    return after
  })
}

const movesOf = (piles: Place['piles'], { kind, quantity }: Adjustment): Move[] =>
  kind === 'counted' ? countPieces(piles, quantity) : [{ locationId: piles[0].locationId, kind, quantity }]

function mustBeCountable(place: Place, before: OfferStock, { kind, quantity }: Adjustment): void {
  if (!place.tracked) throw new Refusal(inventoryRefusals.stockNotCounted)
  if (kind === 'received' && before.onHand + quantity > onHandMax)
    throw new Refusal(inventoryRefusals.stockTooHigh)
  if (kind === 'counted' && quantity < before.reserved && !place.sellsWithoutStock)
    throw new Refusal(inventoryRefusals.stockReserved, {
      detail: `${quantity} were counted, and ${before.reserved} are set aside for buyers who are about to pay.`,
      members: { reserved: before.reserved },
    })
}
