export { createStore, type NewStore } from './create-store.ts'
export { createStoreIdentification, type StoreIdentification } from './identify-store.ts'
export { readAnyStore, readShippingMethod, type ShippingMethod } from './queries.ts'
export { storesRouter } from './routes.ts'
