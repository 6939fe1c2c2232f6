export { type Asking, answerMilliseconds, askingServices, withAnswers } from './ask-price-services.ts'
export type {
  Band,
  BuyingCustomer,
  CartToPrice,
  ChosenMethod,
  LineToPrice,
  ShippingMethodToPrice,
  ShippingRate,
  ShippingToPrice,
  TaxExemption,
  TaxRate,
  TaxToPrice,
  TaxZone,
} from './cart-to-price.ts'
export { createPriceList } from './create-price-list.ts'
export type { ExplainedStep } from './explanation.ts'
export { answerBytesMax, HttpCarrier, HttpTaxService } from './http-price-service.ts'
export { lineOfPart, linePartId } from './line-part.ts'
export type { ShippingOption, ShippingProblem } from './packages.ts'
export type { Destination, Place } from './place.ts'
export { priceCart } from './price-cart.ts'
export { priceListRouter } from './price-list-routes.ts'
export { type PriceList, priceChooser } from './price-lists.ts'
export { priceQuestions } from './price-questions.ts'
export { priceServiceRefusals } from './price-service-refusals.ts'
export {
  type CarrierQuestion,
  type CarrierService,
  noPriceServices,
  type PriceServices,
  type TaxQuestion,
  type TaxService,
  UnusableAnswer,
} from './price-services.ts'
export type { CartTotals, Discount, PricedCart, PricedLine, PricedPackage, PricedTax } from './priced-cart.ts'
export { categoriesAbove, type PriceRules, rulesKept, rulesOf } from './rules.ts'
export { readRules } from './rules-queries.ts'
export { ServiceRest } from './service-rest.ts'
export { setPrices } from './set-prices.ts'
export type { TaxRelief } from './tax-due.ts'
