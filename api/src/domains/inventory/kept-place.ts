import type { TxContext } from '../../platform/context.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import type { Pile } from './divide-pieces.ts'
import { ensureRows, findOffer, type KeptOffer, lockPlace, type Place } from './movement-queries.ts'
import { ensureLocation } from './queries.ts'

/** Where offers lie, unless somebody has said otherwise. */
export const mainLocation = { handle: 'main', name: 'Main warehouse' }

/** Whose stock is meant. */
export interface OfferOf {
  offerId: string
  /** Null: of whichever seller */
  sellerId: string | null
}

/**
 * The offer, and what lies of it where it is kept, locked: nobody sets anything aside, sells or counts it until the transaction
 * ends. An offer that lay nowhere lies at the store's main location now, with no piece.
 * @throws Refusal not-found, also for an offer of another seller
 */
export async function lockKeptPlace(
  { tx, store, now }: TxContext,
  of: OfferOf,
): Promise<{ offer: KeptOffer; place: Place }> {
  const offer = await findOffer(tx, store.id, of)
  if (!offer) throw new Refusal(platformRefusals.notFound)
  const known = await lockPlace(tx, store.id, offer.id)
  if (known) return { offer, place: known }
  const locationId = await ensureLocation(tx, store.id, mainLocation)
  await ensureRows(tx, store.id, { offerId: offer.id, locationId, rows: 1, now })
  const place = await lockPlace(tx, store.id, offer.id)
  if (!place) throw new Error(`the offer ${offer.id} lies nowhere`)
  return { offer, place }
}

/** How much there is of an offer. */
export interface OfferStock {
  offerId: string
  onHand: number
  reserved: number
  /** Null: as many as one likes */
  available: number | null
  /** In how many rows there are pieces */
  buckets: number
}

export function stockOf(
  offerId: string,
  piles: readonly Pile[],
  { isLimited }: { isLimited: boolean },
): OfferStock {
  const sum = (amount: (pile: Pile) => number) => piles.reduce((total, pile) => total + amount(pile), 0)
  const [onHand, reserved] = [sum((pile) => pile.onHand), sum((pile) => pile.reserved)]
  return {
    offerId,
    onHand,
    reserved,
    available: isLimited ? onHand - reserved : null,
    buckets: Math.max(1, piles.filter((pile) => pile.onHand > 0).length),
  }
}
