import { describe, expect, it } from 'vitest'
import { memberStates, readVatNumber, vatNumberProblem } from './vat-number.ts'

const good: Record<string, string[]> = {
  AT: ['ATU12345678'],
  BE: ['BE0123456789', 'BE1234567890'],
  BG: ['BG123456789', 'BG1234567890'],
  CY: ['CY12345678L'],
  CZ: ['CZ12345678', 'CZ123456789', 'CZ1234567890'],
  DE: ['DE123456789'],
  DK: ['DK12345678'],
  EE: ['EE123456789'],
  GR: ['EL123456789'],
  ES: ['ESA12345678', 'ES12345678Z', 'ESX1234567L'],
  FI: ['FI12345678'],
  FR: ['FR12345678901', 'FRAB123456789'],
  HR: ['HR12345678901'],
  HU: ['HU12345678'],
  IE: ['IE1234567T', 'IE1A23456T', 'IE1234567TW'],
  IT: ['IT12345678901'],
  LT: ['LT123456789', 'LT123456789012'],
  LU: ['LU12345678'],
  LV: ['LV12345678901'],
  MT: ['MT12345678'],
  NL: ['NL123456789B01'],
  PL: ['PL1234567890'],
  PT: ['PT123456789'],
  RO: ['RO12', 'RO1234567890'],
  SE: ['SE123456789012'],
  SI: ['SI12345678'],
  SK: ['SK1234567890'],
  XI: ['XI123456789', 'XI123456789012', 'XIGD123', 'XIHA123'],
}

describe('a VAT number', () => {
  it('is read by the form of its state, for all 27 and Northern Ireland', () => {
    expect(memberStates.size).toBe(27)
    expect(new Set(Object.keys(good))).toEqual(new Set([...memberStates, 'XI']))
    for (const [country, numbers] of Object.entries(good))
      for (const number of numbers) expect(readVatNumber(number), number).toEqual({ country, number })
  })

  it('is read as people write it', () => {
    for (const text of ['de 123 456 789', 'DE-123.456.789', ' DE123456789 ', 'ＤＥ１２３４５６７８９'])
      expect(readVatNumber(text)?.number).toBe('DE123456789')
  })

  it('is none with a piece more, a piece less, another state, or no state', () => {
    for (const numbers of Object.values(good))
      for (const number of numbers) {
        expect(readVatNumber(`${number}00000000000`), number).toBeNull()
        expect(readVatNumber(number.slice(0, 3)), number).toBeNull()
      }
    for (const text of ['', 'DE', '123456789', 'GB123456789', 'US123456789', 'GR123456789', 'DEABCDEFGHI'])
      expect(readVatNumber(text), text).toBeNull()
    // Names of what every object has are no states, and what looks like a letter is not one.
    for (const text of ['__proto__', 'constructor', 'toString', 'DЕ123456789', 'A'.repeat(10_000)])
      expect(readVatNumber(text), text.slice(0, 20)).toBeNull()
  })
})

describe('what is wrong with a VAT number', () => {
  it('is nothing where it has the form of its state', () => {
    for (const [country, numbers] of Object.entries(good))
      for (const number of numbers) expect(vatNumberProblem(number, country), number).toBeNull()
    for (const number of ['GB123456789', 'GB 123 4567 89', 'GB123456789012', 'GBGD123', 'GBHA123'])
      expect(vatNumberProblem(number, 'GB'), number).toBeNull()
    for (const number of ['CHE-123.456.789', 'CHE-123.456.789 MWST', 'che123456789tva'])
      expect(vatNumberProblem(number, 'CH'), number).toBeNull()
    // Of another state than the address.
    expect(vatNumberProblem('FR40303265045', 'US')).toBeNull()
  })

  it('is said with a number as it should look', () => {
    expect(vatNumberProblem('DE1', 'DE')).toBe('must look like DE123456789, as those of DE do')
    expect(vatNumberProblem('DE1', 'US')).toBe('must look like DE123456789, as those of DE do')
    expect(vatNumberProblem('CHE-123.456', 'CH')).toBe('must look like CHE-123.456.789, as those of CH do')
    for (const text of ['123456789', 'ZZ123456789', 'NO123456789MVA', ''])
      expect(vatNumberProblem(text, 'DE'), text).toBe(
        'must be a VAT number with its country, such as DE123456789',
      )
    expect(vatNumberProblem('123456789', 'GR')).toContain('EL123456789')
    expect(vatNumberProblem('123456789', 'LI')).toContain('CHE-123.456.789')
  })

  it('is that it cannot be one, where the form of its state is not known', () => {
    for (const number of ['NO 123 456 789 MVA', '51 824 753 556', 'T1234567890123', '22AAAAA0000A1Z5'])
      expect(vatNumberProblem(number, 'NO'), number).toBeNull()
    // Letters of a company's name, which are no prefix.
    for (const number of ['SER850101AB1', 'DEL850101AB1', 'Ñ&A850101AB1'])
      expect(vatNumberProblem(number, 'MX'), number).toBeNull()
    for (const text of ['', '1', 'ABCDEFGH', '12-3', '__proto__', '1234567890123456789012', '１２３４５💥'])
      expect(vatNumberProblem(text, 'NO'), text).toContain('5 to 20 letters and digits')
  })
})
