import { describe, expect, it } from 'vitest'
import {
  cleanIdentifier,
  cleanLine,
  cleanText,
  cutText,
  readBoolean,
  readGrams,
  readPrice,
  readQuantity,
  readWebAddress,
} from './cell-values.ts'
import { normalizeHandle } from './product-handle.ts'

describe('prices', () => {
  it.each([
    ['19.99', 2, 1999],
    ['0', 2, 0],
    ['0.07', 2, 7],
    ['1.1', 2, 110],
    ['007.50', 2, 750],
    ["'12.00", 2, 1200],
    ['1500', 0, 1500],
    ['1500.00', 0, 1500],
    ['1.234', 3, 1234],
    ['19.990000', 2, 1999],
    ['899999999.99', 2, 89_999_999_999],
    ['900000000.00', 2, 90_000_000_000],
  ])('reads %s with %i decimals exactly as %i minor units', (cell, exponent, amount) => {
    expect(readPrice(cell, exponent)).toBe(amount)
  })

  it.each([
    ['', 2, 'price-missing'],
    ['free', 2, 'price-unreadable'],
    ['$19.99', 2, 'price-unreadable'],
    ['1e3', 2, 'price-unreadable'],
    ['NaN', 2, 'price-unreadable'],
    ['0x10', 2, 'price-unreadable'],
    ['.5', 2, 'price-unreadable'],
    ['-1.00', 2, 'price-negative'],
    ['19.995', 2, 'price-too-precise'],
    ['19.5', 0, 'price-too-precise'],
    ['10000000000.01', 2, 'price-too-large'],
    ['9'.repeat(50), 2, 'price-too-large'],
    [`1.${'0'.repeat(500_000)}1`, 2, 'price-unreadable'],
  ])('refuses %j with %i decimals as %s', (cell, exponent, code) => {
    expect(readPrice(cell, exponent)).toMatchObject({ code })
  })

  it.each([
    ['1,234.50', 2, '1234.50'],
    ['1.234,50', 2, '1234.50'],
    ['1 234,50', 2, '1234.50'],
    ["1'234.50", 2, '1234.50'],
    ['12\u00a0345', 2, '12345'],
    ['1,234,567', 2, '1234567'],
    ['1,234', 2, '1234'],
    ['19,99', 2, '19.99'],
    ['1,500', 0, '1500'],
  ])('answers %s with the text to write', (cell, exponent, advised) => {
    expect(readPrice(cell, exponent)).toMatchObject({
      code: 'price-separator',
      advice: expect.stringContaining(`Write ${advised} instead`),
    })
  })

  it('asks whether a thousand is meant by a point before three digits', () => {
    expect(readPrice('1.234', 2)).toMatchObject({ advice: expect.stringContaining('write 1234.') })
  })
})

describe('other cells', () => {
  it('reads yes and no as spreadsheets write them and tells blank from nonsense', () => {
    expect(['TRUE', ' true ', 'Yes', '1'].map(readBoolean)).toEqual([true, true, true, true])
    expect(['FALSE', 'no', '0'].map(readBoolean)).toEqual([false, false, false])
    expect([readBoolean(' '), readBoolean('maybe')]).toEqual([null, 'unknown'])
  })

  it('reads whole quantities only', () => {
    expect(['5', '-3', '7.0', "'4", ''].map(readQuantity)).toEqual([5, -3, 7, 4, null])
    expect(['1.5', '1,000', 'lots', '9999999999'].map(readQuantity)).toEqual(Array(4).fill('unreadable'))
  })

  it('rounds grams and refuses what is no weight', () => {
    expect(['453.592', '0.0', '20', ''].map(readGrams)).toEqual([454, 0, 20, null])
    expect(['-1', '2kg', '1e3', '99999999999'].map(readGrams)).toEqual(Array(4).fill('unreadable'))
  })

  it('accepts http and https addresses without credentials only', () => {
    expect(readWebAddress(' https://cdn.example/a b.jpg ')).toBe('https://cdn.example/a%20b.jpg')
    expect(readWebAddress('//cdn.example/a.jpg')).toBe('https://cdn.example/a.jpg')
    for (const cell of ['javascript:alert(1)', 'file:///etc/passwd', 'a.jpg', 'https://u:p@x.example/', '']) {
      expect(readWebAddress(cell)).toBeNull()
    }
    expect(readWebAddress(`https://x.example/${'a'.repeat(2_100)}`)).toBeNull()
    expect(readWebAddress(`https://x.example/${'é'.repeat(1_500)}`)).toBeNull()
  })

  it('keeps nothing a database refuses: no control characters, no halves of surrogate pairs', () => {
    expect(cleanLine(' a\u0000b\t\n c\u2028d ')).toBe('a b c d')
    expect(cleanLine('x\ud83d')).toBe('x\ufffd')
    expect(cleanText('a\r\nb\rc\u0000\td')).toBe('a\nb\nc\td')
    expect(cutText('ab🚲', 3)).toBe('ab')
    expect(cutText('ab🚲', 4)).toBe('ab🚲')
  })

  it('strips the one apostrophe that exports put before identifiers', () => {
    expect([`'0012`, `''x`, "a'b", `'`].map(cleanIdentifier)).toEqual(['0012', `'x`, `a'b`, ''])
  })

  it('makes handles of letters, digits and inner dashes, or says why not', () => {
    expect(normalizeHandle('blue-shirt--2')).toBe('blue-shirt--2')
    expect(normalizeHandle('Crème Brûlée_Set!')).toBe('creme-brulee-set')
    expect(normalizeHandle('---')).toBe('unusable')
    expect(normalizeHandle('自転車')).toBe('unusable')
    expect(normalizeHandle('a'.repeat(256))).toBe('too-long')
    expect(normalizeHandle('㎖'.repeat(200))).toBe('too-long')
  })
})
