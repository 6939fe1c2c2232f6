import { expect, test } from 'vitest'
import { blankValues, faultsOf, readValues, toRequest } from './checkout-form.ts'

const filled = () => {
  const form = new FormData()
  const entries = {
    email: ' ada@example.com ',
    fullName: 'Ada Lovelace',
    streetAddress: 'Torstraße 1',
    extendedAddress: '',
    postalCode: '10119',
    addressLocality: 'Berlin',
    addressCountry: 'DE',
    shippingMethodId: 'shp_1',
    price: '1',
  }
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('a filled form becomes a request without what is empty and without what is not asked for', () => {
  expect(toRequest(readValues(filled()))).toEqual({
    buyer: { email: 'ada@example.com' },
    shippingAddress: {
      fullName: 'Ada Lovelace',
      streetAddress: 'Torstraße 1',
      postalCode: '10119',
      addressLocality: 'Berlin',
      addressCountry: 'DE',
    },
    shippingMethodId: 'shp_1',
  })
})

test('required fields are sent even when empty, so that the API names all faults at once', () => {
  const request = toRequest(blankValues('DE', ''))
  expect(request.buyer.email).toBe('')
  expect(request.shippingAddress.fullName).toBe('')
  expect(request.shippingMethodId).toBe('')
})

test('faults stand at their fields and say whether something is missing or wrong', () => {
  const values = { ...blankValues('DE', 'shp_1'), email: 'ada@' }
  const errors = [
    { pointer: '/buyer/email' },
    { pointer: '/shippingAddress/postalCode' },
    { pointer: '/somewhere/else' },
  ]
  expect(faultsOf({ code: 'invalid-request', errors }, values)).toEqual({
    email: 'Enter an e-mail address like ada@example.com.',
    postalCode: 'Enter the postal code.',
  })
})

test('refusals about one thing stand at its field', () => {
  const values = blankValues('US', 'shp_1')
  expect(faultsOf({ code: 'country-not-served', errors: [] }, values).addressCountry).toContain('not ship')
  expect(faultsOf({ code: 'shipping-method-not-found', errors: [] }, values).shippingMethodId).toBeDefined()
  expect(faultsOf({ code: 'out-of-stock', errors: [] }, values)).toEqual({})
})
