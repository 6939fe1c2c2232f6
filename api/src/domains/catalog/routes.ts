import { policies } from '../../platform/policies.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { createRouter, Reply, route } from '../../platform/router.ts'
import { presentPricedFacts } from './priced-facts.ts'
import { readPricedFacts } from './priced-facts-queries.ts'
import type { SizeMillimeters } from './product-facts.ts'
import {
  pricedFactsSchema,
  productParams,
  updateProductFactsInput,
  updateVariantFactsInput,
  variantParams,
} from './schemas.ts'
import { updateProductFacts } from './update-product-facts.ts'
import { updateVariantFacts } from './update-variant-facts.ts'

/** What prices depend on of goods, for those who look after them. */
export const catalogRouter = createRouter()

const one = { status: 200, schema: pricedFactsSchema, etag: true } as const

route(
  catalogRouter,
  {
    operationId: 'getProductFacts',
    tag: 'Catalog',
    summary: 'Read what prices depend on of a product',
    description:
      'Its tax class, whether promotions lower its price, and what shipping asks of its variants. Drafts and gift wrap are here, too.',
    method: 'get',
    path: '/v1/admin/products/{productId}',
    policy: policies.staff('store:read'),
    params: productParams,
    success: { ...one, description: 'The facts.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params }) => {
    const product = await readPricedFacts(context.db, context.store.id, params.productId)
    if (!product) throw new Refusal(platformRefusals.notFound)
    return Reply.versioned(presentPricedFacts(product), { revalidates: false })
  },
)

route(
  catalogRouter,
  {
    operationId: 'updateProductFacts',
    tag: 'Catalog',
    summary: 'Change what prices depend on of a product',
    description:
      'What is left out stays. Quotes and orders made before keep what they were promised; an import that says nothing of these facts keeps them.',
    method: 'patch',
    path: '/v1/admin/products/{productId}',
    policy: policies.staff('catalog:write'),
    params: productParams,
    body: updateProductFactsInput,
    ifMatch: true,
    success: { ...one, description: 'The facts as they are now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) =>
    Reply.versioned(
      presentPricedFacts(await updateProductFacts(context, { ...params, ifMatch, changes: body })),
    ),
)

route(
  catalogRouter,
  {
    operationId: 'updateVariantFacts',
    tag: 'Catalog',
    summary: 'Change what shipping asks of a variant',
    description:
      'What is left out stays. The version for `If-Match` is that of its product, which comes back whole.',
    method: 'patch',
    path: '/v1/admin/variants/{variantId}',
    policy: policies.staff('catalog:write'),
    params: variantParams,
    body: updateVariantFactsInput,
    ifMatch: true,
    success: { ...one, description: 'The facts of its product as they are now.' },
    refusals: [platformRefusals.notFound],
  },
  async ({ context, params, body, ifMatch }) => {
    const sizeMillimeters = body.sizeMillimeters as SizeMillimeters | null | undefined
    const changes = { ...body, sizeMillimeters }
    return Reply.versioned(
      presentPricedFacts(await updateVariantFacts(context, { ...params, ifMatch, changes })),
    )
  },
)
