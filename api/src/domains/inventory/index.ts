export { claimStock, extendHold, holdStock, outOfStock, releaseStock } from './hold-stock.ts'
export type { FirstStock, StockWish } from './queries.ts'
export { receiveFirstStock } from './receive-first-stock.ts'
export { inventoryRefusals } from './refusals.ts'
