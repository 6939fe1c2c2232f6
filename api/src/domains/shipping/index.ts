export { readShippingMethod, readShippingMethods, shippingMethodFromRow } from './queries.ts'
export { shippingRouter } from './routes.ts'
export type { ShippingMethod } from './shipping-method.ts'
export { shippingMethodToPrice } from './shipping-method-to-price.ts'
