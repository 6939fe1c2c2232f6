import type { RowProblem } from './row-problems.ts'
import { quoted, rowProblem } from './row-problems.ts'

/** Headers of both dialects, older exports first; compared without case or repeated blanks. */
const FIELD_HEADERS = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  description: ['body (html)', 'description'],
  brand: ['vendor'],
  category: ['product category', 'standardized product type', 'standard product type'],
  type: ['type', 'custom product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  giftCard: ['gift card'],
  seoTitle: ['seo title'],
  seoDescription: ['seo description'],
  sku: ['variant sku', 'sku'],
  grams: ['variant grams', 'weight value (grams)'],
  tracker: ['variant inventory tracker', 'inventory tracker'],
  quantity: ['variant inventory qty', 'inventory quantity'],
  policy: ['variant inventory policy', 'continue selling when out of stock'],
  fulfillment: ['variant fulfillment service', 'fulfillment service'],
  price: ['variant price', 'price'],
  compareAt: ['variant compare at price', 'compare-at price', 'compare at price'],
  requiresShipping: ['variant requires shipping', 'requires shipping'],
  taxable: ['variant taxable', 'charge tax'],
  barcode: ['variant barcode', 'barcode'],
  imageUrl: ['image src', 'product image url'],
  imagePosition: ['image position'],
  imageAlt: ['image alt text'],
  variantImage: ['variant image', 'variant image url'],
} as const satisfies Record<string, readonly string[]>

/** A column the import understands, whatever the dialect calls it. */
export type ShopifyField = keyof typeof FIELD_HEADERS

const FIELD_BY_HEADER = new Map<string, ShopifyField>(
  Object.entries(FIELD_HEADERS).flatMap(([field, headers]) =>
    headers.map((header): [string, ShopifyField] => [header, field as ShopifyField]),
  ),
)

const GOOGLE_ATTRIBUTES = new Map([
  ['google shopping / gender', { key: 'google.gender', label: 'Gender' }],
  ['google shopping / age group', { key: 'google.age_group', label: 'Age group' }],
  ['google shopping / condition', { key: 'google.condition', label: 'Condition' }],
])

/** Part of the format, without a place in this catalogue: no reason to worry anyone. */
const KNOWN_BUT_UNUSED = [
  /^google shopping \/ ./,
  /^option\d+ linked to$/,
  /^(variant )?weight unit( for display)?$/,
  /^(variant )?tax code$/,
  /^cost per item$/,
  /^(variant )?unit price (total|base) measure( unit)?$/,
]

const METAFIELD = /^(.*)\(product\.metafields\.([^.()\s]+)\.([^.()\s]+)\)$/i
const MARKET_COLUMN = /^(included|price|compare[ -]at price) \/ ./
const OPTION_COLUMN = /^option([1-9]\d?) (name|value)$/

/** Where each field of one file stands. Column numbers count from 0. */
export interface SheetColumns {
  fields: ReadonlyMap<ShopifyField, number>
  /** Option columns by option number less one; -1 where the file has no such column. */
  options: readonly { name: number; value: number }[]
  attributes: readonly { key: string; label: string; column: number }[]
  /** The headers as the file writes them. */
  headers: readonly string[]
  /** The fields present, in the order of FIELD_HEADERS. */
  present: readonly ShopifyField[]
}

/**
 * Reads the header row of either dialect. `columns` is null when the file cannot be imported at all, and then
 * `problems` holds the one error that says why; otherwise the problems are warnings.
 */
export function readHeader(cells: readonly string[]): {
  columns: SheetColumns | null
  problems: RowProblem[]
} {
  const headers = cells.map((cell) => cell.replace(/[\p{Cc}\s\ufeff]+/gu, ' ').trim())
  const fields = new Map<ShopifyField, number>()
  const options: { name: number; value: number }[] = []
  const attributes: { key: string; label: string; column: number }[] = []
  const seen = new Set<string>()
  const repeated: string[] = []
  const unknown: string[] = []
  const market: string[] = []
  for (const [column, header] of headers.entries()) {
    const name = header.toLowerCase()
    if (name === '') continue
    const field = FIELD_BY_HEADER.get(name)
    const option = OPTION_COLUMN.exec(name)
    const attribute = GOOGLE_ATTRIBUTES.get(name) ?? metafieldOf(header)
    if (seen.has(field ?? name)) repeated.push(header)
    else if (field !== undefined) fields.set(field, column)
    else if (option !== null) placeOption(options, Number(option[1]), option[2] as 'name' | 'value', column)
    else if (attribute !== null) attributes.push({ ...attribute, column })
    else if (MARKET_COLUMN.test(name)) market.push(header)
    else if (!KNOWN_BUT_UNUSED.some((pattern) => pattern.test(name))) unknown.push(header)
    seen.add(field ?? name)
  }
  const refusal = refusalOf(fields, headers)
  if (refusal !== null) return { columns: null, problems: [refusal] }
  const present = (Object.keys(FIELD_HEADERS) as ShopifyField[]).filter((field) => fields.has(field))
  return {
    columns: { fields, options, attributes, headers, present },
    problems: headerWarnings(repeated, unknown, market),
  }
}

function metafieldOf(header: string): { key: string; label: string } | null {
  const match = METAFIELD.exec(header)
  if (match === null) return null
  const [, label = '', namespace = '', key = ''] = match
  return { key: `${namespace}.${key}`.toLowerCase(), label: label.trim() || key }
}

function placeOption(
  options: { name: number; value: number }[],
  number: number,
  part: 'name' | 'value',
  column: number,
): void {
  while (options.length < number) options.push({ name: -1, value: -1 })
  const option = options[number - 1]
  if (option !== undefined) option[part] = column
}

function refusalOf(fields: ReadonlyMap<ShopifyField, number>, headers: readonly string[]): RowProblem | null {
  if (!fields.has('handle')) {
    const only = headers.length === 1 ? (headers[0] ?? '') : ''
    const separator = only.includes(';') ? 'semicolons' : only.includes('\t') ? 'tabs' : null
    const advice =
      separator === null
        ? 'The first row must hold the column names of a Shopify product export, one of them "Handle" or "URL handle".'
        : `The cells seem to be separated by ${separator}; save the file with commas between the cells.`
    return rowProblem('handle-column-missing', 1, null, null, `There is no handle column. ${advice}`)
  }
  if (!fields.has('title')) {
    return rowProblem(
      'title-column-missing',
      1,
      null,
      null,
      'There is no "Title" column. Add it, filled in on the first row of each product.',
    )
  }
  if (!fields.has('price')) {
    return rowProblem(
      'price-column-missing',
      1,
      null,
      null,
      'There is no price column. Add "Variant Price" (or "Price"), filled in for each variant.',
    )
  }
  return null
}

function headerWarnings(repeated: string[], unknown: string[], market: string[]): RowProblem[] {
  const problems: RowProblem[] = []
  if (repeated.length > 0) {
    problems.push(
      rowProblem(
        'column-repeated',
        1,
        null,
        repeated[0] ?? null,
        `These columns stand in the file more than once and only the first of each is read: ${listed(repeated)}. Remove the others.`,
      ),
    )
  }
  if (unknown.length > 0) {
    problems.push(
      rowProblem(
        'columns-unknown',
        1,
        null,
        unknown[0] ?? null,
        `These columns are not part of a product export and are ignored: ${listed(unknown)}. Check their spelling if you need them.`,
      ),
    )
  }
  if (market.length > 0) {
    problems.push(
      rowProblem(
        'market-prices-not-imported',
        1,
        null,
        market[0] ?? null,
        `Prices of single markets are not imported yet: ${listed(market)}. Only the main price of each variant is used; set market prices by hand.`,
      ),
    )
  }
  return problems
}

function listed(headers: string[]): string {
  const shown = headers.slice(0, 10).map(quoted).join(', ')
  return headers.length > 10 ? `${shown} and ${headers.length - 10} more` : shown
}
