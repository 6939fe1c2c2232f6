export { readShippingMethod, readShippingMethods, type ShippingMethod } from './queries.ts'
export { shippingRouter } from './routes.ts'
