export { type BoundCart, bindCart } from './bind-cart.ts'
export {
  type Buying,
  type CartPrices,
  nothingKnown,
  notPriced,
  type PlannedDelivery,
  type PricedLine,
  priceThisCart,
  type WhoBuys,
} from './cart-prices.ts'
export {
  type CartLock,
  completeCart,
  customerOf,
  freezeCart,
  loadCart,
  mayOpenCart,
  mustBeOpen,
  pinCart,
  thawCart,
} from './cart-state.ts'
export { type ChangedCart, changeCart } from './change-cart.ts'
export { openCart } from './create-cart.ts'
export { choicesAreSound, destinationChoice, divided, dividedLines } from './delivery-schemas.ts'
export { mustBeInParcels, mustFitCart } from './divided-cart.ts'
export { dropCart } from './drop-cart.ts'
export { eraseCartMetadata } from './drop-cart-queries.ts'
export { chosenIn, piecesIn } from './estimate-shipping.ts'
export { orderStepSchema } from './explanation-schemas.ts'
export { mustBeQuotable } from './may-buy.ts'
export { presentBoundCart, presentCart } from './present-cart.ts'
export { isForShoppers, presentDiscount, presentGift, presentNotApplied } from './present-discounts.ts'
export { presentInputs, presentStep } from './present-explanation.ts'
export { presentTotals, type QuoteTotals } from './present-totals.ts'
export { buyerHash } from './price-facts.ts'
export { createCartPricesRouter } from './price-routes.ts'
export { allowedUpTo } from './quantity-allowed.ts'
export { type Cart, hasCarts, lockCart, readCartOfCustomer, readingCart } from './queries.ts'
export { cartRefusals } from './refusals.ts'
export { cartRouter } from './routes.ts'
export {
  boundCartSchema,
  cartExample,
  cartSchema,
  discountExample,
  discountSchema,
  giftSchema,
  notAppliedSchema,
} from './schemas.ts'
export { eur, totalsExample, totalsSchema } from './totals-schemas.ts'
export { promotionTrialsRouter } from './trial-routes.ts'
