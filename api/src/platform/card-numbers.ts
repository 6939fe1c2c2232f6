import { z } from '@hono/zod-openapi'

/** Stands where a card number was. */
export const redactedCardNumber = '[card number]'

/** Digits as people write them: in groups, with spaces, hyphens or points between. */
const groupsOfDigits = /\d+(?:[\s.\-–_]{1,3}\d+)*/gu

/** Of a payment card (ISO/IEC 7812-1). */
const [digitsMin, digitsMax] = [13, 19]

/** Whether the last digit is the check digit of those before it (ISO/IEC 7812-1, annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at])
    const weighed = at % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return sum % 10 === 0
}

/**
 * The text without anything that could be the number of a payment card: what nobody keeps, nobody can lose (PCI DSS 4.0,
 * 3.2). A number is whole groups of digits; one whose check digit is wrong stays, as most numbers of parcels do.
 */
export const withoutCardNumbers = (text: string): string => text.replaceAll(groupsOfDigits, redacted)

function redacted(run: string): string {
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, index }))
  for (const [from, first] of groups.entries()) {
    let digits = ''
    let end = -1
    for (const group of groups.slice(from)) {
      digits += group.digits
      if (digits.length > digitsMax) break
      if (digits.length >= digitsMin && passesLuhn(digits)) end = group.index + group.digits.length
    }
    // The rest may hold another one.
    if (end > 0)
      return `${run.slice(0, first.index)}${redactedCardNumber}${withoutCardNumbers(run.slice(end))}`
  }
  return run
}

/** Free text that is kept: as it comes, but for card numbers. @param most characters */
export const keptText = (most: number, least = 0) =>
  z.string().trim().min(least).max(most).transform(withoutCardNumbers)
