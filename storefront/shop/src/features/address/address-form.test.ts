import { expect, test } from 'vitest'
import { addressFaults, addressValues, blankAddress, toPostalAddress } from './address-form.ts'

const berlin = {
  fullName: 'Ada Lovelace',
  streetAddress: 'Torstraße 1',
  postalCode: '10119',
  addressLocality: 'Berlin',
  addressCountry: 'DE',
}

test('a kept address comes back from its form as it was', () => {
  expect(toPostalAddress(addressValues(berlin))).toEqual(berlin)
  const whole = { ...berlin, extendedAddress: 'Hof', addressRegion: 'BE', phoneNumber: '+49 30 1' }
  expect(toPostalAddress(addressValues(whole))).toEqual(whole)
})

test('a postal code may be left out, because some countries have none', () => {
  expect(toPostalAddress(blankAddress('HK'))).not.toHaveProperty('postalCode')
})

test('a fault of a country names its example', () => {
  const errors = [
    { pointer: '/address/postalCode', message: 'must look like 12345 in DE' },
    { pointer: '/address/addressRegion', message: 'is required in US: send one such as AL or Alabama' },
    { pointer: '/address/addressLocality', message: 'Too small' },
    { pointer: '/shippingAddress/fullName', message: 'elsewhere' },
  ]
  expect(addressFaults({ errors }, blankAddress('DE'), '/address')).toEqual({
    postalCode: 'Enter the postal code, like 12345.',
    addressRegion: 'Enter the state or region, like AL or Alabama.',
    addressLocality: 'Enter the city.',
  })
})
