export type { OfferFacts, SavedOffer } from './queries.ts'
export { hasOffers } from './queries.ts'
export { offersRouter } from './routes.ts'
export { saveOffers } from './save-offers.ts'
