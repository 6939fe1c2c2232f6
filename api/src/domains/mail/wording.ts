import { minorUnitExponent } from '../../platform/money.ts'

const units = [
  ['days', 86_400],
  ['hours', 3600],
  ['minutes', 60],
] as const

const durationFormats = new Map<string, Intl.DurationFormat>()

/** Made once a language: making one takes longer than the rest of a mail, and would tell mails with a link from others. */
function durationFormat(language: string): Intl.DurationFormat {
  const format = durationFormats.get(language) ?? new Intl.DurationFormat(language, { style: 'long' })
  durationFormats.set(language, format)
  return format
}

/**
 * How long something is valid, in the largest unit that says it in a whole number above one: `2 hours`.
 * @param language of the words around it, of which there are few
 */
export function durationWords(seconds: number, language: string): string {
  const [unit, size] =
    units.find(([, size]) => seconds % size === 0 && seconds / size > 1) ?? (['minutes', 60] as const)
  const count = Math.max(1, Math.floor(seconds / size))
  return durationFormat(language).format({ [unit]: count })
}

/** An amount of integer minor units as people write it: 1999 EUR is `€19.99`. */
export function moneyWords(amount: number, currency: string, locale: string): string {
  const digits = minorUnitExponent(currency)
  const text = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = text.length - digits
  // A decimal text, not a division: no float touches money.
  const decimal = digits === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(`${amount < 0 ? '-' : ''}${decimal}` as Intl.StringNumericLiteral)
}

const subjectMax = 200

/** One line of at most 200 characters, whatever a name holds: a subject is a header. */
export function oneLine(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
  return [...line].length > subjectMax ? `${[...line].slice(0, subjectMax - 1).join('')}…` : line
}
