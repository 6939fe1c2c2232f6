import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { nextCursor, pageQuery } from '../../platform/pagination.ts'
import { oneLine, timestamp, version } from '../../platform/schemas.ts'
import { collectedMax, handleMax } from './collection.ts'
import { HANDLE_PATTERN } from './import/product-handle.ts'

export const collectionParams = z.object({ collectionId: idInput('collection') })
export const collectionListQuery = z.strictObject(pageQuery)

const texts = {
  handle: 'Its name in addresses, unique in the store.',
  descriptionHtml: 'Sanitized HTML: paragraphs, lists, emphasis, links, tables; may be empty.',
  pictureUrl: 'The address of a picture of one of your products; null: the first that its products have.',
  isPublished: 'Whether shoppers find it. Promotions that name it count its products either way.',
  position: 'Its place among collections: lower is shown first.',
}

const exampleCollection = {
  id: 'col_01h455vb4pex5vsknk084sn02q',
  handle: 'winter-table',
  title: 'The winter table',
  descriptionHtml: '<p>What goes on it when it gets dark early.</p>',
  pictureUrl: '/media/stoneware-mug.svg',
  isPublished: true,
  position: 10,
  products: 12,
  version: 3,
  createdAt: '2026-11-22T09:30:00.000Z',
  updatedAt: '2026-11-22T09:30:00.000Z',
}

export const managedCollectionSchema = z
  .object({
    id: wireId('collection'),
    handle: z.string().openapi({ description: texts.handle }),
    title: z.string(),
    descriptionHtml: z.string().openapi({ description: texts.descriptionHtml }),
    pictureUrl: z.union([z.string(), z.null()]).openapi({ description: texts.pictureUrl }),
    isPublished: z.boolean().openapi({ description: texts.isPublished }),
    position: z.int().openapi({ description: texts.position }),
    products: z.int().openapi({ description: 'How many products are in it, drafts among them.' }),
    version,
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('ManagedCollection', { example: exampleCollection })

export const managedCollectionListSchema = z
  .object({ items: z.array(managedCollectionSchema), nextCursor })
  .openapi('ManagedCollectionList', { example: { items: [exampleCollection], nextCursor: null } })

const title = oneLine(120).openapi({ example: 'The winter table' })
const handle = z
  .string()
  .max(handleMax)
  .regex(HANDLE_PATTERN, 'must be lower-case letters and digits, with - between them')
const descriptionHtml = z.string().max(20_000).openapi({
  description: 'HTML. What a description may not hold is taken out, as it is of products.',
  example: '<p>What goes on it when it gets dark early.</p>',
})
const pictureUrl = z
  .union([z.string().min(1).max(2048), z.null()])
  .openapi({ description: texts.pictureUrl, example: '/media/stoneware-mug.svg' })
const isPublished = z.boolean().openapi({ description: texts.isPublished })
const position = z.int().min(0).max(1_000_000).openapi({ description: texts.position })

export const createCollectionInput = z
  .strictObject({
    title,
    handle: handle.optional().openapi({
      description: `${texts.handle} Left out: made of the title.`,
      example: 'winter-table',
    }),
    descriptionHtml: descriptionHtml.default(''),
    pictureUrl: pictureUrl.default(null),
    isPublished: isPublished.default(true),
    position: position.default(1000),
  })
  .openapi('CreateCollection', { example: { title: 'The winter table', handle: 'winter-table' } })
export type CreateCollectionInput = z.output<typeof createCollectionInput>

export const updateCollectionInput = z
  .strictObject({
    title,
    handle: handle.openapi({ description: texts.handle, example: 'winter-table' }),
    descriptionHtml,
    pictureUrl,
    isPublished,
    position,
  })
  .partial()
  .openapi('UpdateCollection', { example: { title: 'The long table' } })
export type UpdateCollectionInput = z.output<typeof updateCollectionInput>

const exampleProduct = {
  productId: 'prod_01h455vb4pex5vsknk084sn02q',
  handle: 'stoneware-mug',
  title: 'Stoneware mug',
  status: 'active' as const,
}

export const collectedProductSchema = z
  .object({
    productId: wireId('product'),
    handle: z.string(),
    title: z.string(),
    status: z.enum(['draft', 'active', 'archived']).openapi({
      description: 'Shoppers find it in the collection only while it is `active` and somebody sells it.',
    }),
  })
  .openapi('CollectedProduct', { example: exampleProduct })

export const collectedProductListSchema = z
  .object({ items: z.array(collectedProductSchema), nextCursor })
  .openapi('CollectedProductList', { example: { items: [exampleProduct], nextCursor: null } })

const productIds = (min: number, max: number, description: string) =>
  z
    .array(idInput('product'))
    .min(min)
    .max(max)
    .refine((ids) => new Set(ids).size === ids.length, 'must hold each only once')
    .openapi({ description, example: [exampleProduct.productId] })

const someProducts = (name: string, description: string) =>
  z
    .strictObject({ productIds: productIds(1, 250, description) })
    .openapi(name, { example: { productIds: [exampleProduct.productId] } })

export const setCollectionProductsInput = z
  .strictObject({ productIds: productIds(0, collectedMax, 'All of them, in the order to show.') })
  .openapi('SetCollectionProducts', { example: { productIds: [exampleProduct.productId] } })

export const addCollectionProductsInput = someProducts(
  'AddCollectionProducts',
  'Those that are in it stay where they are; the others come behind them, in this order.',
)
export const removeCollectionProductsInput = someProducts(
  'RemoveCollectionProducts',
  'Those that are not in it are passed over.',
)
