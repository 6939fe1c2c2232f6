import {
  cleanIdentifier,
  cleanLine,
  readGrams,
  readPrice,
  readQuantity,
  readWebAddress,
} from './cell-values.ts'
import type { ImportedVariant } from './imported-product.ts'
import { IMPORT_LIMITS } from './imported-product.ts'
import type { OptionColumn } from './product-facts.ts'
import { quoted } from './row-problems.ts'
import type { Complain, ImportContext, SheetRow } from './sheet-row.ts'
import { cellAt, cellOf, flagOf } from './sheet-row.ts'

/** Whether a row carries a variant. Defaults such as a policy or a weight unit stand on image-only rows too. */
export function isVariantRow(row: SheetRow): boolean {
  const tells = (['price', 'compareAt', 'sku', 'barcode'] as const).some(
    (field) => cellOf(row, field).trim() !== '',
  )
  return tells || row.columns.options.some(({ value }) => cellAt(row, value).trim() !== '')
}

/** Reads the variant of a row; null, with the error reported, when it cannot be sold. */
export function readVariant(
  row: SheetRow,
  options: readonly OptionColumn[],
  context: ImportContext,
  complain: Complain,
): ImportedVariant | null {
  const optionValues = readOptionValues(row, options, complain)
  const priceAmount = readPriceAmount(row, context.currencyExponent, complain)
  const sku = readIdentifier(row, 'sku', complain)
  const barcode = readIdentifier(row, 'barcode', complain)
  if (optionValues === null || priceAmount === null || sku === 'too-long' || barcode === 'too-long')
    return null
  const quantity = readStock(row, complain)
  return {
    optionValues,
    sku,
    barcode,
    weightGrams: readWeight(row, complain),
    priceAmount,
    compareAtAmount: readCompareAt(row, priceAmount, context.currencyExponent, complain),
    tracked: isTracked(row),
    quantity,
    continueSelling: continuesSelling(row, complain),
    requiresShipping: flagOf(row, 'requiresShipping', true, complain),
    taxable: flagOf(row, 'taxable', true, complain),
    imageUrl: readVariantImage(row, complain),
    row: row.number,
  }
}

function readOptionValues(
  row: SheetRow,
  options: readonly OptionColumn[],
  complain: Complain,
): string[] | null {
  const named = new Set(options.map((option) => option.valueColumn))
  for (const { name, value } of row.columns.options) {
    const text = cleanLine(cellAt(row, value))
    if (text === '' || named.has(value) || text.toLowerCase() === 'default title') continue
    complain(
      'option-name-missing',
      name === -1 ? value : name,
      `This variant is not imported: it has the option value ${quoted(text)}, but the first row of the product names no such option. Write the option's name there.`,
    )
    return null
  }
  const values: string[] = []
  for (const { name, nameColumn, valueColumn } of options) {
    const value = cleanLine(cellAt(row, valueColumn))
    const column = valueColumn === -1 ? nameColumn : valueColumn
    if (value === '') {
      complain(
        'option-value-missing',
        column,
        `This variant is not imported: it has no value for the option ${quoted(name)}. Write one.`,
      )
      return null
    }
    if (value.length > IMPORT_LIMITS.lineCharacters) {
      complain(
        'value-too-long',
        column,
        `This variant is not imported: its value for ${quoted(name)} is longer than ${IMPORT_LIMITS.lineCharacters} characters. Shorten it.`,
      )
      return null
    }
    values.push(value)
  }
  return values
}

function readPriceAmount(row: SheetRow, currencyExponent: number, complain: Complain): number | null {
  const price = readPrice(cellOf(row, 'price'), currencyExponent)
  if (typeof price === 'number') return price
  complain(price.code, 'price', `This variant is not imported. ${price.advice}`)
  return null
}

function readCompareAt(
  row: SheetRow,
  priceAmount: number,
  currencyExponent: number,
  complain: Complain,
): number | null {
  const cell = cellOf(row, 'compareAt')
  if (cell.trim() === '') return null
  const compareAt = readPrice(cell, currencyExponent)
  if (typeof compareAt !== 'number') {
    complain('compare-at-unreadable', 'compareAt', `The compare-at price is left out. ${compareAt.advice}`)
    return null
  }
  if (compareAt > priceAmount) return compareAt
  complain(
    'compare-at-not-above-price',
    'compareAt',
    'The compare-at price is left out: it is not above the price. Leave it blank or write the price before the reduction.',
  )
  return null
}

function readIdentifier(
  row: SheetRow,
  field: 'sku' | 'barcode',
  complain: Complain,
): string | null | 'too-long' {
  const identifier = cleanIdentifier(cellOf(row, field))
  if (identifier.length <= IMPORT_LIMITS.lineCharacters) return identifier || null
  complain(
    'value-too-long',
    field,
    `This variant is not imported: ${field === 'sku' ? 'the SKU' : 'the barcode'} is longer than ${IMPORT_LIMITS.lineCharacters} characters. Shorten it.`,
  )
  return 'too-long'
}

function readStock(row: SheetRow, complain: Complain): number {
  const quantity = readQuantity(cellOf(row, 'quantity'))
  if (quantity === 'unreadable') {
    complain(
      'quantity-unreadable',
      'quantity',
      `${quoted(cellOf(row, 'quantity'))} is not a quantity; 0 is imported. Write a whole number without separators.`,
    )
    return 0
  }
  if (quantity !== null && quantity < 0) {
    complain(
      'quantity-negative',
      'quantity',
      `The quantity is ${quantity}; 0 is imported. Count the stock and correct it.`,
    )
    return 0
  }
  return quantity ?? 0
}

/** A file without a tracker column but with a quantity means that quantity to count. */
function isTracked(row: SheetRow): boolean {
  return cellOf(row, row.columns.fields.has('tracker') ? 'tracker' : 'quantity').trim() !== ''
}

function continuesSelling(row: SheetRow, complain: Complain): boolean {
  const policy = cellOf(row, 'policy').trim().toLowerCase()
  if (['continue', 'true', 'yes'].includes(policy)) return true
  if (!['', 'deny', 'false', 'no'].includes(policy)) {
    complain(
      'policy-unknown',
      'policy',
      `${quoted(policy)} is not known; selling stops when the stock is used up. Write deny or continue.`,
    )
  }
  return false
}

function readWeight(row: SheetRow, complain: Complain): number | null {
  const grams = readGrams(cellOf(row, 'grams'))
  if (grams !== 'unreadable') return grams
  complain(
    'weight-unreadable',
    'grams',
    `${quoted(cellOf(row, 'grams'))} is not a weight and is left out. Write the grams as a number, without a unit.`,
  )
  return null
}

function readVariantImage(row: SheetRow, complain: Complain): string | null {
  const cell = cellOf(row, 'variantImage')
  if (cell.trim() === '') return null
  const url = readWebAddress(cell)
  if (url === null)
    complain(
      'image-url-unusable',
      'variantImage',
      `${quoted(cell)} is not a web address and is left out. Write an address that begins with https://.`,
    )
  return url
}
