import { IMPORT_LIMITS } from './imported-product.ts'
import type { RowProblemCode } from './row-problems.ts'
import { quoted } from './row-problems.ts'

/** One line of text: control characters and runs of blanks become one blank, broken surrogates are repaired. */
export function cleanLine(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
}

/** A text that may keep its line ends and tabs, and loses every other control character. */
export function cleanText(cell: string): string {
  return cell
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
}

/** An identifier (SKU, barcode): a clean line without the apostrophe exports put before it against spreadsheets. */
export function cleanIdentifier(cell: string): string {
  return cleanLine(cell).replace(/^'\s*/, '')
}

/** The first `characters` UTF-16 units, never half of a surrogate pair, without trailing blanks. */
export function cutText(text: string, characters: number): string {
  if (text.length <= characters) return text
  const last = text.charCodeAt(characters - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? characters - 1 : characters).trimEnd()
}

/** True or false as spreadsheets write them, null for a blank cell, 'unknown' for anything else. */
export function readBoolean(cell: string): boolean | null | 'unknown' {
  const text = cell.trim().toLowerCase()
  if (text === '') return null
  if (['true', 'yes', '1', 'y'].includes(text)) return true
  if (['false', 'no', '0', 'n'].includes(text)) return false
  return 'unknown'
}

/** A whole number of pieces, possibly negative; null for a blank cell, 'unreadable' for anything else. */
export function readQuantity(cell: string): number | null | 'unreadable' {
  const text = cell.trim().replace(/^'/, '')
  if (text === '') return null
  const match = /^([+-]?\d+)(?:\.0*)?$/.exec(text)
  const quantity = Number(match?.[1] ?? Number.NaN)
  return Math.abs(quantity) <= IMPORT_LIMITS.quantity ? quantity : 'unreadable'
}

/** Grams rounded to a whole number; null for a blank cell, 'unreadable' for anything that is no weight. */
export function readGrams(cell: string): number | null | 'unreadable' {
  const text = cell.trim().replace(/^'/, '')
  if (text === '') return null
  const grams = /^\d+(?:\.\d*)?$/.test(text) ? Math.round(Number(text)) : Number.NaN
  return grams <= IMPORT_LIMITS.weightGrams ? grams : 'unreadable'
}

/** An absolute http or https address, normalized; null for anything else. `//host/path` is read as https. */
export function readWebAddress(cell: string): string | null {
  const text = cell.trim()
  if (text.length > IMPORT_LIMITS.urlCharacters) return null
  const address = URL.parse(text.startsWith('//') ? `https:${text}` : text)
  if (address === null || !/^https?:$/.test(address.protocol)) return null
  if (address.username !== '' || address.password !== '') return null
  return address.href.length > IMPORT_LIMITS.urlCharacters ? null : address.href
}

/** Longer than any price that can be meant; trailing zeros are looked for in no more than this. */
const PRICE_CHARACTERS = 60

/** Why a price cell cannot be used; `advice` is a sentence that says what to write. */
export interface PriceFault {
  code: Extract<RowProblemCode, `price-${string}`>
  advice: string
}

/**
 * A decimal text such as `1234.50` as integer minor units of a currency with `currencyExponent` decimals.
 * No float is involved: the digits are moved, and decimals the currency does not have must be zeros.
 */
export function readPrice(cell: string, currencyExponent: number): number | PriceFault {
  const text = cell.trim().replace(/^'/, '')
  const match = text.length > PRICE_CHARACTERS ? null : /^(\d+)(?:\.(\d+))?$/.exec(text)
  if (match === null) return faultOf(text, currencyExponent)
  const [, whole = '', decimals = ''] = match
  const significant = decimals.replace(/0+$/, '')
  if (significant.length > currencyExponent) return tooPrecise(text, currencyExponent)
  const digits = (whole + significant.padEnd(currencyExponent, '0')).replace(/^0+(?=\d)/, '')
  const amount = Number(digits)
  if (digits.length > 15 || amount > IMPORT_LIMITS.priceAmount) {
    return {
      code: 'price-too-large',
      advice: `${quoted(text)} is more than a price can be. Write the price of one piece.`,
    }
  }
  return amount
}

function tooPrecise(text: string, currencyExponent: number): PriceFault {
  const grouped = /^\d{1,3}\.\d{3}$/.test(text)
    ? ` If a thousand is meant, write ${text.replace('.', '')}.`
    : ''
  const allowed = currencyExponent === 0 ? 'no decimals' : `at most ${currencyExponent} decimals`
  return {
    code: 'price-too-precise',
    advice: `${quoted(text)} has more decimals than the currency. Write it with ${allowed}.${grouped}`,
  }
}

function faultOf(text: string, currencyExponent: number): PriceFault {
  const example =
    currencyExponent === 0 ? '1234' : `1234.${'50'.padEnd(currencyExponent, '0').slice(0, currencyExponent)}`
  if (text === '')
    return {
      code: 'price-missing',
      advice: `The price is blank. Write it as a number, such as ${example}; 0 is allowed.`,
    }
  if (/^-\s*\d/.test(text))
    return { code: 'price-negative', advice: `${quoted(text)} is below zero. Write a price of 0 or more.` }
  if (text.length <= PRICE_CHARACTERS && /^\d+(?:[.,'’\s]\d+)+$/.test(text)) {
    return {
      code: 'price-separator',
      advice: `Write ${withoutSeparators(text, currencyExponent)} instead of ${quoted(text)}: a point before the decimals and nothing between the thousands.`,
    }
  }
  return {
    code: 'price-unreadable',
    advice: `${quoted(text)} is not a price. Write the number alone, without a currency sign, such as ${example}.`,
  }
}

function withoutSeparators(text: string, currencyExponent: number): string {
  const parts = text.split(/[.,'’\s]/)
  const separators = new Set(text.replace(/\d/g, ''))
  const tail = parts.at(-1) ?? ''
  const blank = /[\s'’]$/.test(text.slice(0, -tail.length))
  const onlyThousands =
    blank || (separators.size === 1 && (parts.length > 2 || tail.length > currencyExponent))
  return onlyThousands ? parts.join('') : `${parts.slice(0, -1).join('')}.${tail}`
}
