import { cleanLine } from './cell-values.ts'
import type { ImportedAttribute, ImportedProduct } from './imported-product.ts'
import { IMPORT_LIMITS } from './imported-product.ts'
import { sanitizeDescription } from './product-description.ts'
import { quoted } from './row-problems.ts'
import type { Complain, SheetRow } from './sheet-row.ts'
import { cellAt, cellOf, flagOf, limited, lineOf, textAt } from './sheet-row.ts'

/** What the first row of a product says about the product as a whole. */
export type ProductFacts = Omit<ImportedProduct, 'options' | 'variants' | 'images' | 'rows' | 'columns'>

/** An option of the product and the columns that hold its name and values. */
export interface OptionColumn {
  name: string
  nameColumn: number
  valueColumn: number
}

/** Reads the product's own fields from its first row; null, with the error reported, when it has no title. */
export function readProductFacts(row: SheetRow, handle: string, complain: Complain): ProductFacts | null {
  const title = lineOf(row, 'title', complain, IMPORT_LIMITS.titleCharacters)
  if (title === null) {
    complain(
      'title-missing',
      'title',
      `The product "${handle}" is not imported: its first row has no title. Write one.`,
    )
    return null
  }
  const productType = lineOf(row, 'type', complain)
  const isGiftCard = readIsGiftCard(row, complain)
  return {
    handle,
    title,
    descriptionHtml: readDescription(row, complain),
    brand: lineOf(row, 'brand', complain),
    productType,
    categoryPath: readCategoryPath(row, productType, complain),
    tags: readTags(row, complain),
    status: readStatus(row, isGiftCard, complain),
    isGiftCard,
    attributes: readAttributes(row, complain),
    seoTitle: lineOf(row, 'seoTitle', complain),
    seoDescription: lineOf(row, 'seoDescription', complain, IMPORT_LIMITS.seoDescriptionCharacters),
  }
}

/** The options the first row names, in order; null, with the error reported, when the product cannot have them. */
export function readOptionColumns(row: SheetRow, complain: Complain): OptionColumn[] | null {
  const options: OptionColumn[] = []
  for (const { name: nameColumn, value: valueColumn } of row.columns.options) {
    const name = limited(
      cleanLine(cellAt(row, nameColumn)),
      IMPORT_LIMITS.lineCharacters,
      nameColumn,
      complain,
    )
    if (name === '') continue
    if (options.some((option) => option.name.toLowerCase() === name.toLowerCase())) {
      complain(
        'option-name-repeated',
        nameColumn,
        `The product is not imported: two of its options are named ${quoted(name)}. Give each its own name.`,
      )
      return null
    }
    if (options.length === IMPORT_LIMITS.options) {
      complain(
        'too-many-options',
        nameColumn,
        `The product is not imported: it has more than ${IMPORT_LIMITS.options} options. Merge some of them or split the product.`,
      )
      return null
    }
    options.push({ name, nameColumn, valueColumn })
  }
  return options
}

function readDescription(row: SheetRow, complain: Complain): string {
  const cell = cellOf(row, 'description')
  const { html, cut } = sanitizeDescription(cell)
  if (cut) {
    const limit = IMPORT_LIMITS.descriptionCharacters
    complain(
      'text-too-long',
      'description',
      `The description is longer than ${limit} characters and loses its end. Shorten it.`,
    )
  }
  return html
}

function readCategoryPath(row: SheetRow, productType: string | null, complain: Complain): string[] {
  const steps = cellOf(row, 'category').split('>').map(cleanLine).filter(Boolean)
  if (steps.length === 0) return productType === null ? [] : [productType]
  if (steps.length > IMPORT_LIMITS.categorySteps) {
    complain(
      'text-too-long',
      'category',
      `The category has ${steps.length} steps; only the first ${IMPORT_LIMITS.categorySteps} are imported.`,
    )
  }
  return steps
    .slice(0, IMPORT_LIMITS.categorySteps)
    .map((step) => limited(step, IMPORT_LIMITS.lineCharacters, 'category', complain))
}

function readTags(row: SheetRow, complain: Complain): string[] {
  const tags = new Map<string, string>()
  for (const part of cellOf(row, 'tags').split(',')) {
    const tag = cleanLine(part)
    if (tag === '' || tags.has(tag.toLowerCase())) continue
    if (tags.size === IMPORT_LIMITS.tags) {
      complain(
        'too-many-tags',
        'tags',
        `Only the first ${IMPORT_LIMITS.tags} tags are imported. Remove some.`,
      )
      break
    }
    tags.set(tag.toLowerCase(), limited(tag, IMPORT_LIMITS.lineCharacters, 'tags', complain))
  }
  return [...tags.values()]
}

const readIsGiftCard = (row: SheetRow, complain: Complain): boolean =>
  flagOf(row, 'giftCard', false, complain) || cellOf(row, 'fulfillment').trim().toLowerCase() === 'gift_card'

function readStatus(row: SheetRow, isGiftCard: boolean, complain: Complain): ImportedProduct['status'] {
  const isPublished = flagOf(row, 'published', true, complain)
  const text = cellOf(row, 'status').trim().toLowerCase()
  if (text === 'archived') return 'archived'
  if (text !== '' && text !== 'active' && text !== 'draft') {
    complain(
      'status-unknown',
      'status',
      `${quoted(text)} is no status; the product becomes a draft. Write active, draft or archived.`,
    )
    return 'draft'
  }
  if (isGiftCard) {
    complain(
      'gift-card-as-draft',
      'giftCard',
      'Gift cards cannot be sold as products here; it is imported as a draft. Archive it if you do not need it.',
    )
    return 'draft'
  }
  return isPublished && text !== 'draft' ? 'active' : 'draft'
}

function readAttributes(row: SheetRow, complain: Complain): ImportedAttribute[] {
  const attributes: ImportedAttribute[] = []
  for (const { key, label, column } of row.columns.attributes) {
    const value = textAt(row, column, IMPORT_LIMITS.attributeValueCharacters, complain)
    if (value !== null) attributes.push({ key, label, value })
  }
  return attributes
}
