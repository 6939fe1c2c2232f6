import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../test/counts.ts'
import { passesLuhn, redactedCardNumber, withoutCardNumbers } from './card-numbers.ts'
import { metadataSchema } from './schemas.ts'

const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 12, maxLength: 18 })
/** With the check digit that makes it a card's. */
const cardNumber = digits.map((start) => {
  const last = [...'0123456789'].find((digit) => passesLuhn(start + digit)) ?? ''
  return start + last
})
const separators = fc.constantFrom('', ' ', '-', '.', '  ', ' - ')
const words = fc.constantFrom('', 'my card is ', 'Nr.', 'call me; ', ' 12/28 ', ' cvc 123 ', '\n', 'ü')

/** The number in groups of four, as on the card. */
const grouped = fc
  .tuple(cardNumber, separators)
  .map(([number, between]) => (number.match(/.{1,4}/g) ?? []).join(between))

const runs = { seed: seed(), numRuns: 500 }

describe('a text that is kept', () => {
  it('holds no card number, however it is written and whatever stands around it', () => {
    fc.assert(
      fc.property(fc.tuple(words, grouped, words), ([before, number, after]) => {
        const kept = withoutCardNumbers(`${before}${number}${after}`)
        expect(kept).toContain(redactedCardNumber)
        expect(kept).not.toContain(number)
      }),
      { ...runs, numRuns: count(500, 100_000) },
    )
  })

  it('is otherwise as it came: prices, dates, phone numbers, numbers with another check digit', () => {
    for (const text of [
      'Ring twice, 3rd floor, +49 30 901820',
      '23.11.2026 10:15, 1 299.00 EUR',
      '00340434161094042557',
      '4111 1111 1111 1112',
      'K7M4-2Q9X',
    ])
      expect(withoutCardNumbers(text)).toBe(text)
    fc.assert(
      fc.property(cardNumber, fc.integer({ min: 1, max: 9 }), (number, by) => {
        const wrong = number.slice(0, -1) + ((Number(number.at(-1)) + by) % 10)
        expect(withoutCardNumbers(wrong)).toBe(wrong)
      }),
      runs,
    )
  })

  it('stays as it is when it is looked at again', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(words, grouped, fc.string()), { maxLength: 6 }), (parts) => {
        const kept = withoutCardNumbers(parts.join(''))
        expect(withoutCardNumbers(kept)).toBe(kept)
      }),
      runs,
    )
  })

  it('of metadata holds none in a value, and no key is one', () => {
    const [key, number] = ['4111 1111 1111 1111', '4111-1111-1111-1111']
    expect(metadataSchema.parse({ note: `paid with ${number}` })).toEqual({
      note: `paid with ${redactedCardNumber}`,
    })
    expect(metadataSchema.safeParse({ [key]: 'x' }).success).toBe(false)
  })

  it('knows cards that everybody tests with', () => {
    for (const number of [
      '4111111111111111',
      '5555 5555 5555 4444',
      '3782-822463-10005',
      '6011 0009 9013 9424',
    ])
      expect(withoutCardNumbers(`Please take ${number}, thanks`)).toBe(
        `Please take ${redactedCardNumber}, thanks`,
      )
  })
})
