import { taxExemptionRouter } from './exemption-routes.ts'
import { taxRouter } from './routes.ts'

export { addTaxRate } from './add-tax-rate.ts'
export { createTaxZone } from './create-tax-zone.ts'
export { presentTaxExemption, type TaxExemption } from './exemption.ts'
export { eraseTaxExemptions, readTaxExemptions } from './exemption-queries.ts'
export { taxExemptionSchema } from './exemption-schemas.ts'
export {
  ownTaxId,
  standardTaxClass,
  type TaxOfStore,
  type TaxRateRow,
  type TaxZoneRow,
  taxToPrice,
} from './tax-to-price.ts'

/** In the order of the document. */
export const taxRouters = [taxRouter, taxExemptionRouter]
