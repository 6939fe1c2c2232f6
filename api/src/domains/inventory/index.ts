export { type Bucket, bucketsAt, chooseBucket } from './choose-bucket.ts'
export {
  claimStock,
  extendHold,
  extendWholeHold,
  HoldGone,
  holdStock,
  holdStockAgain,
  outOfStock,
  releaseStock,
} from './hold-stock.ts'
export type { FirstStock, HoldWish, StockWish } from './queries.ts'
export { receiveFirstStock } from './receive-first-stock.ts'
export { inventoryRefusals } from './refusals.ts'
export { restock } from './restock.ts'
export { inventoryRouter } from './routes.ts'
