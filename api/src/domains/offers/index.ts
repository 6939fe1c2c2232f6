export type { OfferFacts, SavedOffer } from './queries.ts'
export { hasOffers } from './queries.ts'
export { saveOffers } from './save-offers.ts'
