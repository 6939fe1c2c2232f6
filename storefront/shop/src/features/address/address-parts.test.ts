import type { AddressForm } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { blankAddress } from './address-form.ts'
import { addressParts, emptyFaults } from './address-parts.ts'

const germany: AddressForm = {
  country: 'DE',
  lines: [
    ['fullName'],
    ['extendedAddress'],
    ['streetAddress'],
    ['postalCode', 'addressLocality'],
    ['addressCountry'],
  ],
  required: ['fullName', 'streetAddress', 'addressLocality', 'postalCode', 'addressCountry'],
  postalCode: { label: 'postal-code', isRequired: true, example: '10119', pattern: '[0-9]{5}' },
  region: { label: 'region', isRequired: false, choices: null },
}
const states: AddressForm = {
  ...germany,
  country: 'US',
  lines: [
    ['fullName'],
    ['streetAddress'],
    ['addressLocality', 'addressRegion', 'postalCode'],
    ['addressCountry'],
  ],
  required: ['fullName', 'streetAddress', 'addressLocality', 'addressRegion', 'postalCode', 'addressCountry'],
  postalCode: { label: 'zip-code', isRequired: true, example: '95014', pattern: null },
  region: { label: 'state', isRequired: true, choices: [{ code: 'CA', name: 'California' }] },
}
const fieldsOf = (form: AddressForm | null, values = blankAddress('DE')) =>
  addressParts(form, values).map((line) => line.map(({ field }) => field))

test('fields stand as the country writes them, without what nobody writes there', () => {
  expect(fieldsOf(germany)).toEqual([
    ['fullName'],
    ['streetAddress'],
    ['extendedAddress'],
    ['postalCode', 'addressLocality'],
  ])
})

test('what a country needs has its own name and choices', () => {
  const parts = addressParts(states, blankAddress('US')).flat()
  const region = parts.find(({ field }) => field === 'addressRegion')
  expect(region).toMatchObject({ label: 'State', isRequired: true })
  expect(region?.choices?.map(({ value }) => value)).toEqual(['', 'CA'])
  expect(parts.find(({ field }) => field === 'postalCode')?.label).toBe('ZIP code')
})

test('what is filled in already is not hidden, and a region in other words stays chosen', () => {
  expect(fieldsOf(germany, { ...blankAddress('DE'), addressRegion: 'Bayern' })).toContainEqual([
    'addressRegion',
  ])
  const parts = addressParts(states, { ...blankAddress('US'), addressRegion: 'Calif.' }).flat()
  const region = parts.find(({ field }) => field === 'addressRegion')
  expect(region?.choices).toContainEqual({ value: 'Calif.', name: 'Calif.' })
})

test('of a country nothing is known of, every part may be filled in', () => {
  expect(fieldsOf(null).flat()).toContain('addressRegion')
  expect(fieldsOf({ ...germany, lines: null }).flat()).toContain('postalCode')
})

test('everything that a country asks for and nobody has entered is told at once', () => {
  expect(emptyFaults(germany, { ...blankAddress('DE'), fullName: 'Ada Lovelace' })).toEqual({
    streetAddress: 'Enter street and number.',
    addressLocality: 'Enter the city.',
    postalCode: 'Enter the postal code, like 10119.',
  })
  expect(Object.keys(emptyFaults(states, blankAddress('US')))).toContain('addressRegion')
  expect(emptyFaults(null, blankAddress('DE'))).toEqual({})
})
