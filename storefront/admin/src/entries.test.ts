import { describe, expect, it, test } from 'vitest'
import { decimalsOf, majorOf, minorOf, partsOf, percentOf, percentOfParts, pointsOf } from './entries.ts'

describe('an amount', () => {
  it.each([
    ['4.90', 2, 490],
    ['4,9', 2, 490],
    ['0', 2, 0],
    ['12', 2, 1200],
    [' 7.05 ', 2, 705],
    ['1500', 0, 1500],
    ['1.234', 3, 1234],
  ])('%j with %i decimals is %i', (text, decimals, minor) => expect(minorOf(text, decimals)).toBe(minor))

  it.each([
    ['4.905', 2],
    ['1.5', 0],
    ['-1', 2],
    ['', 2],
    ['4.', 2],
    ['.5', 2],
    ['1e3', 2],
    ['1,000.00', 2],
    ['9'.repeat(12), 2],
  ])('%j with %i decimals is none', (text, decimals) => expect(minorOf(text, decimals)).toBeUndefined())

  it('is shown as it is entered', () => {
    expect(majorOf(490, 2)).toBe('4.90')
    expect(majorOf(5, 2)).toBe('0.05')
    expect(majorOf(0, 2)).toBe('0.00')
    expect(majorOf(3300, 0)).toBe('3300')
    for (const amount of [0, 1, 9, 10, 99, 100, 12345]) expect(minorOf(majorOf(amount, 2), 2)).toBe(amount)
  })

  it('has the decimals of its currency', () => {
    expect(decimalsOf('EUR')).toBe(2)
    expect(decimalsOf('JPY')).toBe(0)
    expect(decimalsOf('KWD')).toBe(3)
    expect(decimalsOf('CLF')).toBe(4)
    // Intl shows Albanian cents nowhere; ISO 4217 has them.
    expect(decimalsOf('ALL')).toBe(2)
    expect(decimalsOf('XX')).toBe(2)
  })
})

test('a tax rate is a percentage with up to two decimals', () => {
  expect(pointsOf('19')).toBe(1900)
  expect(pointsOf('7.75')).toBe(775)
  expect(pointsOf('7.755')).toBeUndefined()
  expect(pointsOf('much')).toBeUndefined()
  expect([1900, 775, 850, 0].map(percentOf)).toEqual(['19', '7.75', '8.5', '0'])
})

test('a tax rate of a zone has up to four decimals', () => {
  expect(partsOf('19')).toBe(190_000)
  expect(partsOf('8.875')).toBe(88_750)
  expect(partsOf('12,5')).toBe(125_000)
  expect(partsOf('0.00001')).toBeUndefined()
  for (const parts of [0, 1, 88_750, 123_457, 190_000, 1_000_000])
    expect(partsOf(percentOfParts(parts))).toBe(parts)
})
