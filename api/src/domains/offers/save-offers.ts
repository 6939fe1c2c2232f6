import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { type OfferFacts, pauseOtherOffers, type SavedOffer, writeOffers } from './queries.ts'

/**
 * Makes these be the seller's offers of one product, in the store's currency: others of the product are paused.
 * @returns the offers and how many were paused
 */
export async function saveOffers(
  context: Context,
  of: { sellerId: string; productId: string; offers: OfferFacts[] },
): Promise<{ offers: SavedOffer[]; paused: number }> {
  return inTransaction(context, async (t) => {
    const { tx, store, now } = t
    const offers = await writeOffers(tx, store.id, { ...of, currency: store.currency, now })
    const variantIds = of.offers.map((offer) => offer.variantId)
    const paused = await pauseOtherOffers(tx, store.id, { ...of, variantIds, now })
    const tell = (offer: SavedOffer, status: 'active' | 'paused') => {
      const { offerId, variantId, priceAmount, version } = offer
      const payload = { variantId, productId: of.productId, priceAmount, currency: store.currency, status }
      recordEvent(t, {
        type: 'offer.changed',
        aggregate: 'offer',
        aggregateId: offerId,
        version,
        payload,
        audience: { sellerIds: [of.sellerId] },
      })
    }
    for (const offer of offers) if (offer.outcome !== 'unchanged') tell(offer, 'active')
    for (const offer of paused) tell(offer, 'paused')
    return { offers, paused: paused.length }
  })
}
