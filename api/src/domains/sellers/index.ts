export { ensureHouseSeller } from './ensure-house-seller.ts'
