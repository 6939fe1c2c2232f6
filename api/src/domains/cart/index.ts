export { type BoundCart, bindCart } from './bind-cart.ts'
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
export { offersOf } from './change-lines.ts'
export { dropCart } from './drop-cart.ts'
export { eraseCartMetadata } from './drop-cart-queries.ts'
export { presentBoundCart, presentCart } from './present-cart.ts'
export { type PricedLine, priceLines } from './price-lines.ts'
export { type Cart, hasCarts, lockCart, readCartOfCustomer } from './queries.ts'
export { cartRefusals } from './refusals.ts'
export { cartRouter } from './routes.ts'
export { boundCartSchema, cartSchema } from './schemas.ts'
