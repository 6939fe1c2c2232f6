import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { movedPiles, spreadPieces } from './divide-pieces.ts'
import { lockKeptPlace, type OfferOf, type OfferStock, stockOf } from './kept-place.ts'
import { ensureRows, lockPlace, writeMovements } from './movement-queries.ts'
import { inventoryRefusals } from './refusals.ts'

/**
 * Divides the free pieces of an offer over so many rows of its place, so that a crowd that buys it at once does not wait for one;
 * one row gathers them. What is set aside stays where it is, and nothing is more or less for anybody.
 * @throws Refusal not-found, stock-not-counted
 */
export async function spreadStock(
  context: Context,
  { buckets, ...of }: OfferOf & { buckets: number },
): Promise<OfferStock> {
  return inTransaction(context, async (tx) => {
    const { offer, place } = await lockKeptPlace(tx, of)
    if (!place.tracked || place.sellsWithoutStock) throw new Refusal(inventoryRefusals.stockNotCounted)
    const [{ locationId }] = place.piles
    if (buckets > place.piles.length)
      await ensureRows(tx.tx, tx.store.id, { offerId: offer.id, locationId, rows: buckets, now: tx.now })
    const { piles } = (await lockPlace(tx.tx, tx.store.id, offer.id)) ?? place
    const moves = spreadPieces(piles, buckets)
    const after = stockOf(offer.id, movedPiles(piles, moves), { isLimited: true })
    if (moves.length === 0) return after
    const reference = newId('movement')
    const movements = moves.map((move) => ({ ...move, id: newId('movement'), reference, note: null }))
    await writeMovements(tx.tx, tx.store.id, { offerId: offer.id, movements, now: tx.now })
    recordEvent(tx, {
      type: 'stock.spread',
      aggregate: 'movement',
      aggregateId: reference,
      version: 1,
      payload: { offerId: offer.id, productId: offer.productId, buckets },
    })
    return after
  })
}
