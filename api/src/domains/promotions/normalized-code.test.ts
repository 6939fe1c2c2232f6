import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, seed } from '../../../../test/counts.ts'
import { normalizedCode } from './normalized-code.ts'
import { newCode } from './promotion-code.ts'

describe('a code', () => {
  it.each([
    ['summer 26', 'SUMMER26'],
    ['SUMMER-26', 'SUMMER26'],
    ['\tsummer–26\u00a0', 'SUMMER26'],
    ['ＳＵＭＭＥＲ２６', 'SUMMER26'],
    ['sum\u200bmer\u00ad26', 'SUMMER26'],
    ['20%off', '20%OFF'],
    ['straße', 'STRASSE'],
    ['e\u0301te', 'ÉTE'],
    ['\u00e9te', 'ÉTE'],
    ['ΛΑΜΠΑ10', 'ΛΑΜΠΑ10'],
    ['лампа10', 'ЛАМПА10'],
    ['サマー割引5', 'サマー割引5'],
    ['여름세일', '여름세일'],
  ])('is one however it is written: %j', (text, code) => {
    expect(normalizedCode(text)).toBe(code)
  })

  it.each([
    ['nothing', ''],
    ['spaces', ' \t '],
    ['hyphens', '--–'],
    ['too many characters', 'A'.repeat(65)],
    ['ten thousand characters', 'A'.repeat(10_240)],
    ['characters that become too many', '\ufdfa'.repeat(10)],
    ['control characters', 'A\u0007B'],
    ['a Cyrillic A among Latin letters', 'S\u0410LE'],
    ['a Greek B among Latin letters', 'A\u0392C'],
    ['marks that stand on no letter of their own', 'S\u0336ALE'],
    ['pictures', 'SALE👍'],
    ['quotes and brackets', `<"'>`],
    ['half a character', 'A\ud800'],
  ])('is none: %s', (_, text) => {
    expect(normalizedCode(text)).toBeNull()
  })

  it('is what it is when it is read once more, and within its bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const code = normalizedCode(text)
        if (code === null) return
        expect(normalizedCode(code)).toBe(code)
        expect(normalizedCode(` ${code.toLowerCase()}-`.toUpperCase())).toBe(
          normalizedCode(code.toLowerCase().toUpperCase()),
        )
        expect(code.length).toBeLessThanOrEqual(64)
      }),
      { seed: seed(), numRuns: count(5_000, 100_000) },
    )
  })

  it('that is made is one of those, as it is, and made once', () => {
    const codes = Array.from({ length: 2_000 }, () => newCode('VIP'))
    for (const code of codes) expect(normalizedCode(code)).toBe(code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})
