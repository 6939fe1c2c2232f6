import { cleanLine, readWebAddress } from './cell-values.ts'
import type { ImportedImage, ImportedProduct, ImportedVariant } from './imported-product.ts'
import { IMPORT_LIMITS } from './imported-product.ts'
import type { OptionColumn, ProductFacts } from './product-facts.ts'
import { readOptionColumns, readProductFacts } from './product-facts.ts'
import { quoted } from './row-problems.ts'
import type { Complain, ImportContext, SheetRow } from './sheet-row.ts'
import { cellOf, complaintsOf, limited } from './sheet-row.ts'
import { isVariantRow, readVariant } from './variant-row.ts'

/** A product while its rows come in: each carries the next variant, the next image, or both, unrelated to each other. */
export interface ProductAssembly {
  facts: ProductFacts
  options: OptionColumn[]
  variants: ImportedVariant[]
  /** By url, in order of appearance, with the position the file states. */
  images: Map<string, { alt: string | null; position: number | null }>
  /** Row of each combination of option values. */
  combinations: Map<string, number>
  leftOut: { variants: boolean; images: boolean }
  firstRow: SheetRow
  lastRow: number
}

/** Begins a product with its first row; null, with the errors reported, when the whole product is unusable. */
export function beginProduct(row: SheetRow, handle: string, context: ImportContext): ProductAssembly | null {
  const complain = complaintsOf(row, handle, context)
  const facts = readProductFacts(row, handle, complain)
  const options = facts === null ? null : readOptionColumns(row, complain)
  if (facts === null || options === null) return null
  const assembly: ProductAssembly = {
    facts,
    options,
    variants: [],
    images: new Map(),
    combinations: new Map(),
    leftOut: { variants: false, images: false },
    firstRow: row,
    lastRow: row.number,
  }
  addRow(assembly, row, context)
  return assembly
}

/** Adds the variant and the image of a row; what cannot be used is reported and left out. */
export function addRow(assembly: ProductAssembly, row: SheetRow, context: ImportContext): void {
  const complain = complaintsOf(row, assembly.facts.handle, context)
  assembly.lastRow = row.number
  if (isVariantRow(row)) addVariant(assembly, row, context, complain)
  if (cellOf(row, 'imageUrl').trim() !== '') addImage(assembly, row, complain)
}

/** The finished product; null, with the error reported, when no variant of it can be sold. */
export function finishProduct(assembly: ProductAssembly, context: ImportContext): ImportedProduct | null {
  const { facts, firstRow, lastRow, variants } = assembly
  const complain = complaintsOf(firstRow, facts.handle, context)
  if (variants.length === 0) {
    complain(
      'product-without-variants',
      'price',
      `The product "${facts.handle}" is not imported: none of its rows is a variant that can be sold. Give at least one row a price.`,
    )
    return null
  }
  for (const variant of variants) {
    if (variant.imageUrl !== null && !keepImage(assembly, variant.imageUrl, null, null, complain))
      variant.imageUrl = null
  }
  if (new Set(variants.map(({ taxable }) => taxable)).size > 1) {
    complain(
      'taxable-in-part',
      'taxable',
      'Some variants are taxed and others are not; all of them are imported as taxed. Make two products of them if that is wrong.',
    )
  }
  const hasNoOptions = isDefaultTitle(assembly)
  if (hasNoOptions) for (const variant of variants) variant.optionValues = []
  const options = hasNoOptions
    ? []
    : assembly.options.map(({ name }, index) => ({
        name,
        values: [...new Set(variants.map((variant) => variant.optionValues[index] ?? ''))],
      }))
  return {
    ...facts,
    options,
    variants,
    images: orderedImages(assembly),
    rows: [firstRow.number, lastRow],
    columns: firstRow.columns.present,
  }
}

function addVariant(
  assembly: ProductAssembly,
  row: SheetRow,
  context: ImportContext,
  complain: Complain,
): void {
  if (assembly.leftOut.variants) return
  const variant = readVariant(row, assembly.options, context, complain)
  if (variant === null) return
  const combination = JSON.stringify(variant.optionValues)
  const earlierRow = assembly.combinations.get(combination)
  if (earlierRow !== undefined) {
    const reason =
      assembly.options.length === 0
        ? `the product has no options, so row ${earlierRow} is its only variant. Name an option on the product's first row and give each variant a value`
        : `row ${earlierRow} has the same option values. Give it other values, or remove the row`
    complain(
      'variant-duplicated',
      row.columns.options[0]?.value ?? null,
      `This variant is not imported: ${reason}.`,
    )
    return
  }
  if (assembly.variants.length === IMPORT_LIMITS.variants) {
    assembly.leftOut.variants = true
    complain(
      'too-many-variants',
      null,
      `A product can have ${IMPORT_LIMITS.variants} variants; this row's and all later ones of the product are not imported. Split the product.`,
    )
    return
  }
  assembly.combinations.set(combination, row.number)
  assembly.variants.push(variant)
  noteSku(variant, row, context, complain)
}

function noteSku(variant: ImportedVariant, row: SheetRow, context: ImportContext, complain: Complain): void {
  if (variant.sku === null) return
  const earlierRow = context.skuRows.get(variant.sku)
  if (earlierRow === undefined) context.skuRows.set(variant.sku, row.number)
  else
    complain(
      'sku-repeated',
      'sku',
      `Row ${earlierRow} has the same SKU ${quoted(variant.sku)}. Both are imported; give each variant its own SKU so that stock and orders can be told apart.`,
    )
}

function addImage(assembly: ProductAssembly, row: SheetRow, complain: Complain): void {
  const cell = cellOf(row, 'imageUrl')
  const url = readWebAddress(cell)
  if (url === null) {
    complain(
      'image-url-unusable',
      'imageUrl',
      `${quoted(cell)} is not a web address and is left out. Write an address that begins with https://.`,
    )
    return
  }
  const alt = limited(
    cleanLine(cellOf(row, 'imageAlt')),
    IMPORT_LIMITS.imageAltCharacters,
    'imageAlt',
    complain,
  )
  const position = /^\d{1,6}$/.exec(cellOf(row, 'imagePosition').trim())
  keepImage(assembly, url, alt || null, position === null ? null : Number(position[0]), complain)
}

function keepImage(
  assembly: ProductAssembly,
  url: string,
  alt: string | null,
  position: number | null,
  complain: Complain,
): boolean {
  const known = assembly.images.get(url)
  if (known !== undefined) {
    known.alt ??= alt
    return true
  }
  if (assembly.images.size === IMPORT_LIMITS.images) {
    if (!assembly.leftOut.images) {
      complain(
        'too-many-images',
        'imageUrl',
        `A product can have ${IMPORT_LIMITS.images} images; further ones are left out. Remove some.`,
      )
    }
    assembly.leftOut.images = true
    return false
  }
  assembly.images.set(url, { alt, position })
  return true
}

/** Exports write a product without options as one option "Title" with the value "Default Title". */
function isDefaultTitle({ options, variants }: ProductAssembly): boolean {
  const isTitle = options.length === 1 && options[0]?.name.toLowerCase() === 'title'
  return isTitle && variants.every((variant) => variant.optionValues[0]?.toLowerCase() === 'default title')
}

function orderedImages({ images }: ProductAssembly): ImportedImage[] {
  return [...images]
    .map(([url, { alt, position }], index) => ({ url, alt, wanted: position ?? index + 1 }))
    .sort((one, other) => one.wanted - other.wanted)
    .map(({ url, alt }, index) => ({ url, alt, position: index + 1 }))
}
