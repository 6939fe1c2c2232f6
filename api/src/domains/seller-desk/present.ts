import type { z } from 'zod'
import { toWire } from '../../platform/ids.ts'
import { money } from '../../platform/money.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { SellerOffer } from './queries.ts'
import type { sellerOfferSchema } from './schemas.ts'

export const presentSellerOffer = (offer: SellerOffer): z.infer<typeof sellerOfferSchema> => ({
  id: toWire('offer', offer.id),
  status: offer.status,
  condition: offer.condition,
  productHandle: offer.productHandle,
  title: offer.productTitle,
  variantTitle: offer.variantTitle,
  sku: offer.sku,
  price: money(offer.priceAmount, offer.currency),
  compareAt: offer.compareAtAmount === null ? null : money(offer.compareAtAmount, offer.currency),
  onHand: offer.onHand,
  reserved: offer.reserved,
  unlimited: offer.unlimited,
  createdAt: toRfc3339(offer.createdAt),
})
