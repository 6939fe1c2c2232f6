export { followListings } from './follow-listings.ts'
export { offerPricesIn, otherCurrency } from './in-currency.ts'
export { KeptPages } from './kept-pages.ts'
export { availabilityOf } from './product-page.ts'
export { readPage } from './queries.ts'
export { refreshProducts } from './refresh-products.ts'
export { refreshSeller } from './refresh-seller.ts'
export { createDiscoveryRouter } from './routes.ts'
export { availabilitySchema, quantityRulesShape } from './schemas.ts'
export {
  readingOffers,
  readingOffersOfCart,
  readSellableOffers,
  type SellableOffer,
} from './sellable-offer-queries.ts'
export { stockRouter } from './stock-routes.ts'
