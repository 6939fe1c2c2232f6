import { z } from '@hono/zod-openapi'
import { wireId } from '../../platform/ids.ts'
import { nextCursor } from '../../platform/pagination.ts'
import { moneyOrNull, moneySchema, timestamp } from '../../platform/schemas.ts'

const ex = {
  price: { amount: 8900, currency: 'EUR' },
  media: {
    url: 'https://api.example.com/media/brass-desk-lamp.svg',
    alt: 'Brass desk lamp with a round shade',
    width: 1200,
    height: 1200,
  },
}

export const mediaSchema = z
  .object({
    url: z.string().openapi({ format: 'uri-reference', description: 'Absolute, or a path on the API.' }),
    alt: z.string().openapi({ description: 'What the picture shows, for those who do not see it.' }),
    width: z.union([z.int(), z.null()]).openapi({ description: 'Pixels; null if unknown.' }),
    height: z.union([z.int(), z.null()]).openapi({ description: 'Pixels; null if unknown.' }),
  })
  .openapi('Media', { example: ex.media })

const mediaOrNull = z.union([mediaSchema, z.null()])

export const availabilitySchema = z
  .object({
    status: z
      .enum(['in_stock', 'low_stock', 'out_of_stock'])
      .openapi({ description: '`low_stock`: five or fewer. Clients must accept new values.' }),
    quantity: z
      .union([z.int(), z.null()])
      .openapi({ description: 'How many can be bought now; null when it sells without counting.' }),
  })
  .openapi('Availability', { example: { status: 'low_stock', quantity: 3 } })

export const quantityRulesShape = z.object({
  min: z.int().openapi({ description: 'At least so many.' }),
  max: z
    .union([z.int(), z.null()])
    .openapi({ description: 'At most so many; null: as many as a line may have.' }),
  step: z.int().openapi({ description: 'Sold by so many.' }),
})
const anyQuantity = { min: 1, max: null, step: 1 }

export const offerSchema = z
  .object({
    id: wireId('offer').openapi({ description: 'Goes into a cart.' }),
    seller: z.object({ id: wireId('seller'), name: z.string() }),
    condition: z.enum(['new', 'refurbished', 'used']),
    price: moneySchema,
    compareAtPrice: moneyOrNull.openapi({ description: 'What it cost before; null when it is not reduced.' }),
    quantityRules: quantityRulesShape.openapi({
      description: 'How many pieces of it a cart may hold: `min`, and more by `step`, up to `max`.',
    }),
    availability: availabilitySchema,
  })
  .openapi('Offer', {
    example: {
      id: 'off_01h455vb4pex5vsknk084sn02q',
      seller: { id: 'sel_01h455vb4pex5vsknk084sn02q', name: 'Northlight' },
      condition: 'new',
      price: ex.price,
      compareAtPrice: null,
      quantityRules: anyQuantity,
      availability: { status: 'in_stock', quantity: 24 },
    },
  })

export const variantSchema = z
  .object({
    id: wireId('variant'),
    title: z
      .string()
      .openapi({ description: 'Its option values, such as `Brass / Large`; empty for the only variant.' }),
    sku: z.union([z.string(), z.null()]).openapi({ description: "The seller's own number; not unique." }),
    optionValues: z.array(z.string()).openapi({ description: 'One per option, in the order of `options`.' }),
    media: mediaOrNull.openapi({
      description: 'The picture of this variant; null: use those of the product.',
    }),
    weightGrams: z.union([z.int(), z.null()]),
    offer: z
      .union([offerSchema, z.null()])
      .openapi({ description: 'The featured offer: what a buy button adds. Null: nobody sells it now.' }),
  })
  .openapi('Variant', {
    example: {
      id: 'var_01h455vb4pex5vsknk084sn02q',
      title: 'Brass',
      sku: 'NL-LAMP-01-BR',
      optionValues: ['Brass'],
      media: null,
      weightGrams: 1450,
      offer: {
        id: 'off_01h455vb4pex5vsknk084sn02q',
        seller: { id: 'sel_01h455vb4pex5vsknk084sn02q', name: 'Northlight' },
        condition: 'new',
        price: ex.price,
        compareAtPrice: null,
        quantityRules: anyQuantity,
        availability: { status: 'in_stock', quantity: 24 },
      },
    },
  })

const categoryRef = z.object({ id: wireId('category'), handle: z.string(), name: z.string() })

const priceRange = z
  .union([z.object({ min: moneySchema, max: moneySchema }), z.null()])
  .openapi({ description: 'Lowest and highest price over the variants; null when nobody sells it now.' })

const cardShape = {
  id: wireId('product'),
  handle: z.string().openapi({ description: 'Its name in addresses, unique in the store.' }),
  title: z.string(),
  subtitle: z.string(),
  brand: z.string().openapi({ description: 'Maker; may be empty.' }),
  priceRange,
  compareAtPrice: moneyOrNull.openapi({
    description: 'Former price of the cheapest variant; null when it is not reduced.',
  }),
  available: z.boolean().openapi({ description: 'At least one variant can be bought now.' }),
}

export const productCardSchema = z
  .object({
    ...cardShape,
    media: mediaOrNull,
    secondMedia: mediaOrNull.openapi({ description: 'For a change of picture on hover.' }),
    options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
  })
  .openapi('ProductCard', {
    example: {
      id: 'prod_01h455vb4pex5vsknk084sn02q',
      handle: 'brass-desk-lamp',
      title: 'Brass desk lamp',
      subtitle: 'With a dimmer',
      brand: 'Halvor & Sons',
      priceRange: { min: ex.price, max: ex.price },
      compareAtPrice: null,
      available: true,
      media: ex.media,
      secondMedia: null,
      options: [{ name: 'Finish', values: ['Brass', 'Black'] }],
    },
  })

export const productSchema = z
  .object({
    ...cardShape,
    descriptionHtml: z
      .string()
      .openapi({ description: 'Sanitized HTML: paragraphs, lists, emphasis, links, tables.' }),
    tags: z.array(z.string()),
    categories: z
      .array(z.array(categoryRef))
      .openapi({ description: 'Its categories, each as the path from the root; the first is the main one.' }),
    attributes: z.array(z.object({ key: z.string(), label: z.string(), value: z.string() })),
    options: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(variantSchema),
    media: z.array(mediaSchema),
    seo: z.object({ title: z.string(), description: z.string() }),
    updatedAt: timestamp,
  })
  .openapi('Product', {
    example: {
      id: 'prod_01h455vb4pex5vsknk084sn02q',
      handle: 'brass-desk-lamp',
      title: 'Brass desk lamp',
      subtitle: 'With a dimmer',
      brand: 'Halvor & Sons',
      priceRange: { min: ex.price, max: ex.price },
      compareAtPrice: null,
      available: true,
      descriptionHtml: '<p>Turned brass on a weighted foot.</p>',
      tags: ['lamp'],
      categories: [[{ id: 'cat_01h455vb4pex5vsknk084sn02q', handle: 'lighting', name: 'Lighting' }]],
      attributes: [{ key: 'material', label: 'Material', value: 'Brass' }],
      options: [{ name: 'Finish', values: ['Brass'] }],
      variants: [],
      media: [ex.media],
      seo: { title: 'Brass desk lamp', description: 'Turned brass on a weighted foot.' },
      updatedAt: '2026-11-22T09:30:00.000Z',
    },
  })

export const productListSchema = z
  .object({ items: z.array(productCardSchema), nextCursor })
  .openapi('ProductList', { example: { items: [], nextCursor: null } })

export const categorySchema = z
  .object({
    id: wireId('category'),
    handle: z.string(),
    name: z.string(),
    description: z.string(),
    parentId: z.union([wireId('category'), z.null()]).openapi({ description: 'Null at the root.' }),
    pictureUrl: z.union([z.string(), z.null()]),
    productCount: z.int().openapi({ description: 'Published products in it and below.' }),
  })
  .openapi('Category', {
    example: {
      id: 'cat_01h455vb4pex5vsknk084sn02q',
      handle: 'lighting',
      name: 'Lighting',
      description: 'Lamps for rooms one lives in.',
      parentId: null,
      pictureUrl: null,
      productCount: 12,
    },
  })

export const categoryListSchema = z
  .object({
    items: z
      .array(categorySchema)
      .openapi({ description: 'The whole tree, parents before children, in the order to show.' }),
  })
  .openapi('CategoryList', { example: { items: [] } })

export const collectionSchema = z
  .object({
    id: wireId('collection'),
    handle: z.string().openapi({ description: 'Its name in addresses, unique in the store.' }),
    title: z.string(),
    descriptionHtml: z.string().openapi({
      description: 'Sanitized HTML: paragraphs, lists, emphasis, links, tables; may be empty.',
    }),
    pictureUrl: z
      .union([z.string(), z.null()])
      .openapi({ description: 'The one chosen for it, or the first of its products; null: there is none.' }),
    productCount: z.int().openapi({ description: 'Published products in it.' }),
  })
  .openapi('Collection', {
    example: {
      id: 'col_01h455vb4pex5vsknk084sn02q',
      handle: 'winter-table',
      title: 'The winter table',
      descriptionHtml: '<p>What goes on it when it gets dark early.</p>',
      pictureUrl: '/media/stoneware-mug.svg',
      productCount: 12,
    },
  })

export const collectionListSchema = z
  .object({ items: z.array(collectionSchema), nextCursor })
  .openapi('CollectionList', { example: { items: [], nextCursor: null } })
