import type {
  ImportedProduct,
  ImportedVariant,
  ShopifyField,
} from '../../api/src/domains/catalog/import/shopify-csv.ts'
import type { ProductFacts, VariantFacts } from '../../api/src/domains/catalog/index.ts'
import type { CatalogueProduct } from '../../api/src/import-catalogue.ts'

/** New products come after those that the shop has put in an order of its own. */
const rankOfNew = 1000

/** What the store has of a product already. */
export interface StoredProduct {
  facts: ProductFacts
  /** Prices before a reduction, by `variantKey`. */
  compareAt: ReadonlyMap<string, number>
}

export const variantKey = (variant: { optionValues: readonly string[] }): string =>
  JSON.stringify(variant.optionValues)

/**
 * The product as it will be: what the file says, and what the store has where the file has no column for it. A blank
 * cell clears, a missing column keeps.
 * @param of.category handle of the category the file puts it in; null: in none
 * @param of.attributeKeys keys of the attributes the file has a column for
 */
export function catalogueProduct(
  imported: ImportedProduct,
  of: {
    category: string | null
    attributeKeys: ReadonlySet<string>
    stored: StoredProduct | null
  },
): CatalogueProduct {
  const { stored, attributeKeys } = of
  const has = (...fields: ShopifyField[]) => fields.some((field) => imported.columns.includes(field))
  const media = mediaOf(imported, stored?.facts.media ?? [], has)
  const storedVariants = new Map(stored?.facts.variants.map((variant) => [variantKey(variant), variant]))
  const old = stored?.facts
  const pick = <T>(isInFile: boolean, fromFile: T, kept: T | undefined): T =>
    isInFile ? fromFile : (kept ?? fromFile)
  return {
    facts: {
      handle: imported.handle,
      title: imported.title,
      subtitle: old?.subtitle ?? '',
      descriptionHtml: pick(has('description'), imported.descriptionHtml, old?.descriptionHtml),
      brand: pick(has('brand'), imported.brand ?? '', old?.brand),
      productType: pick(has('type'), imported.productType ?? '', old?.productType),
      tags: pick(has('tags'), imported.tags, old?.tags),
      status: pick(has('status', 'published'), imported.status, old?.status),
      rank: old?.rank ?? rankOfNew,
      seoTitle: pick(has('seoTitle'), imported.seoTitle ?? '', old?.seoTitle),
      seoDescription: pick(has('seoDescription'), imported.seoDescription ?? '', old?.seoDescription),
      options: imported.options,
      media,
      variants: imported.variants.map((variant) =>
        variantOf(variant, storedVariants.get(variantKey(variant)), { has, media }),
      ),
      attributes: attributesOf(imported, old?.attributes ?? [], attributeKeys),
      categories: pick(has('category', 'type'), of.category === null ? [] : [of.category], old?.categories),
      // One variant that is taxed makes the product so: classes are of products.
      isTaxable: has('taxable') ? imported.variants.some(({ taxable }) => taxable) : undefined,
      isDiscountable: imported.isGiftCard ? false : undefined,
    },
    offers: imported.variants.map((variant) => ({
      priceAmount: variant.priceAmount,
      compareAtAmount: has('compareAt')
        ? variant.compareAtAmount
        : keptCompareAt(variant.priceAmount, stored?.compareAt.get(variantKey(variant))),
      quantity: variant.quantity,
      tracked: variant.tracked,
      sellsWithoutStock: variant.continueSelling,
    })),
  }
}

/** A price that has risen to it or above is a reduction no longer. */
const keptCompareAt = (price: number, kept: number | undefined): number | null =>
  kept !== undefined && kept > price ? kept : null

type Has = (...fields: ShopifyField[]) => boolean
type Media = ProductFacts['media']

function mediaOf(imported: ImportedProduct, stored: Media, has: Has): Media {
  const known = new Map(stored.map((picture) => [picture.url, picture]))
  const fromFile = imported.images.map(({ url, alt }) => {
    const old = known.get(url)
    const keptAlt = has('imageAlt') ? undefined : old?.alt
    return {
      url,
      alt: alt ?? keptAlt ?? imported.title,
      width: old?.width ?? null,
      height: old?.height ?? null,
    }
  })
  if (has('imageUrl')) return fromFile
  return [...stored, ...fromFile.filter(({ url }) => !known.has(url))]
}

function variantOf(
  variant: ImportedVariant,
  stored: VariantFacts | undefined,
  { has, media }: { has: Has; media: Media },
): VariantFacts {
  const imageUrl = has('variantImage') ? variant.imageUrl : (stored?.imageUrl ?? null)
  return {
    optionValues: variant.optionValues,
    sku: has('sku') ? variant.sku : (stored?.sku ?? null),
    barcode: has('barcode') ? variant.barcode : (stored?.barcode ?? null),
    weightGrams: has('grams') ? variant.weightGrams : (stored?.weightGrams ?? null),
    imageUrl: media.some(({ url }) => url === imageUrl) ? imageUrl : null,
    needsShipping: has('requiresShipping') ? variant.requiresShipping : undefined,
  }
}

function attributesOf(
  imported: ImportedProduct,
  stored: ProductFacts['attributes'],
  inFile: ReadonlySet<string>,
): ProductFacts['attributes'] {
  const byKey = new Map<string, ProductFacts['attributes'][number]>()
  // Two columns may stand for one attribute under different labels; the first one counts, as with fields.
  for (const attribute of imported.attributes)
    if (!byKey.has(attribute.key)) byKey.set(attribute.key, attribute)
  return [...byKey.values(), ...stored.filter(({ key }) => !inFile.has(key))]
}
