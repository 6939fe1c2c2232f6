import { z } from '@hono/zod-openapi'
import { idInput, wireId } from '../../platform/ids.ts'
import { taxClass, version } from '../../platform/schemas.ts'

export const productParams = z.object({ productId: idInput('product') })
export const variantParams = z.object({ variantId: idInput('variant') })

/** Ten tonnes: the fullest cart of such goods has a weight that stays exact. */
const weightMax = 10_000_000
/** Thirty meters. */
const sideMax = 30_000
/** 90 cubic meters, more than a truck carries: the volume of the fullest cart of such goods stays exact. */
const volumeMax = 90_000_000_000

const kind = z.enum(['goods', 'gift_wrap']).openapi({
  description: '`gift_wrap`: bought with other goods; shoppers neither find it nor open a page of it.',
})
const isDiscountable = z
  .boolean()
  .openapi({ description: 'False: no promotion lowers its price, as it should be with what is worth money.' })
const weightText = 'Of a piece as it is sent; null: not known, and then it weighs nothing for shipping.'
const sizeText = 'Length, width and height of a piece as it is sent; null: not known, counts as none.'
const needsShipping = z.boolean().openapi({ description: 'False: a service or a download, in no package.' })

const exampleVariant = {
  id: 'var_01h455vb4pex5vsknk084sn02q',
  title: 'Sand',
  sku: 'NL-MUG-01-SA',
  weightGrams: 380,
  sizeMillimeters: [120, 90, 95],
  needsShipping: true,
}

const pricedVariantSchema = z
  .object({
    id: wireId('variant'),
    title: z.string().openapi({ description: 'Its option values; empty for the only variant.' }),
    sku: z.union([z.string(), z.null()]),
    weightGrams: z.union([z.int(), z.null()]).openapi({ description: weightText }),
    sizeMillimeters: z.union([z.array(z.int()).min(3).max(3), z.null()]).openapi({ description: sizeText }),
    needsShipping,
  })
  .openapi('VariantFacts', { example: exampleVariant })

export const pricedFactsSchema = z
  .object({
    id: wireId('product'),
    handle: z.string(),
    title: z.string(),
    status: z.enum(['draft', 'active', 'archived']),
    kind,
    taxClass,
    isDiscountable,
    variants: z.array(pricedVariantSchema),
    version,
  })
  .openapi('ProductFacts', {
    example: {
      id: 'prod_01h455vb4pex5vsknk084sn02q',
      handle: 'stoneware-mug',
      title: 'Stoneware mug',
      status: 'active',
      kind: 'goods',
      taxClass: 'standard',
      isDiscountable: true,
      variants: [exampleVariant],
      version: 3,
    },
  })

export const updateProductFactsInput = z
  .strictObject({ kind, taxClass, isDiscountable })
  .partial()
  .openapi('UpdateProductFacts', { example: { taxClass: 'reduced' } })

const side = z.int().min(1).max(sideMax)

export const updateVariantFactsInput = z
  .strictObject({
    weightGrams: z
      .union([z.int().min(0).max(weightMax), z.null()])
      .openapi({ description: weightText, example: 380 }),
    sizeMillimeters: z
      .union([z.array(side).min(3).max(3), z.null()])
      .refine(
        (size) => size === null || size.reduce((volume, one) => volume * one, 1) <= volumeMax,
        'must be at most 90 cubic meters',
      )
      .openapi({ description: `${sizeText} At most 90 cubic meters.`, example: [120, 90, 95] }),
    needsShipping,
  })
  .partial()
  .openapi('UpdateVariantFacts', { example: { weightGrams: 380, sizeMillimeters: [120, 90, 95] } })
