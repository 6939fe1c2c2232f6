import { expect, test } from 'vitest'
import { parseDestination } from './destination.ts'

const countries = ['DE', 'FR', 'JP']

test('a destination is a country of the shop, and a postal code where there is one', () => {
  expect(parseDestination('DE.10119', countries)).toEqual({ country: 'DE', postalCode: '10119' })
  expect(parseDestination('JP.150-0001', countries)).toEqual({ country: 'JP', postalCode: '150-0001' })
  expect(parseDestination('FR.', countries)).toEqual({ country: 'FR', postalCode: '' })
})

test('what somebody made up is no destination', () => {
  const values = [undefined, '', 'DE', 'US.10001', 'de.10119', 'DE.<b>', `DE.${'1'.repeat(21)}`, 'DE.1\n']
  for (const value of values) expect(parseDestination(value, countries)).toBeUndefined()
})
