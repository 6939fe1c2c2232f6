import { collectionRouter } from './collection-routes.ts'
import { catalogRouter } from './routes.ts'

export { createCollection } from './create-collection.ts'
export { parseShopifyCsv, writeProblemsCsv } from './import/shopify-csv.ts'
export type { ProductFacts, SavedProduct, VariantFacts } from './product-facts.ts'
export type { CategoryFacts } from './queries.ts'
export { saveCategories } from './save-category.ts'
export { saveProduct } from './save-product.ts'
export { setCollectionProducts } from './set-collection-products.ts'

/** In the order of the document. */
export const catalogRouters = [catalogRouter, collectionRouter]
