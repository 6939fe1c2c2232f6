import { timesQuantity } from '../../platform/money.ts'
import type { SellableOffer } from '../discovery/index.ts'
import type { CartLine } from './queries.ts'

export interface PricedLine extends CartLine {
  offer: SellableOffer
  totalAmount: number
  purchasable: boolean
}

/**
 * Lines with the offers as they are now. A line whose offer has vanished cannot be shown and is left out: offers
 * are paused, never deleted, so that is another store's id at the most.
 */
export function priceLines(lines: CartLine[], offers: SellableOffer[]): PricedLine[] {
  const byId = new Map(offers.map((offer) => [offer.offerId, offer]))
  return lines.flatMap((line) => {
    const offer = byId.get(line.offerId)
    if (!offer) return []
    return [
      {
        ...line,
        offer,
        totalAmount: timesQuantity(offer.priceAmount, line.quantity),
        purchasable: offer.forSale && (offer.unlimited || offer.available >= line.quantity),
      },
    ]
  })
}
