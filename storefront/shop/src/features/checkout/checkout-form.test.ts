import { expect, test } from 'vitest'
import { blankValues, faultsOf, faultsOfAddress, readValues, toRequest } from './checkout-form.ts'

const seller = 'sel_01h455vb4pex5vsknk084sn02q'
const method = 'shp_01h455vb4pex5vsknk084sn02q'
const packages = [{ sellerId: seller, shippingMethodId: method }]

const filled = (more: Record<string, string> = {}) => {
  const form = new FormData()
  const entries = {
    email: ' ada@example.com ',
    company: '',
    fullName: 'Ada Lovelace',
    streetAddress: 'Torstraße 1',
    extendedAddress: '',
    postalCode: '10119',
    addressLocality: 'Berlin',
    addressCountry: 'DE',
    [`package.${seller}`]: method,
    price: '1',
    ...more,
  }
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('a filled form becomes a request without what is empty and without what is not asked for', () => {
  const values = readValues(filled())
  expect(values.chosen).toEqual({ [seller]: method })
  expect(toRequest(values, packages)).toEqual({
    buyer: { email: 'ada@example.com' },
    shippingAddress: {
      fullName: 'Ada Lovelace',
      streetAddress: 'Torstraße 1',
      postalCode: '10119',
      addressLocality: 'Berlin',
      addressCountry: 'DE',
    },
    packages,
  })
})

test('a business and the address of its bill are sent where they are filled in', () => {
  const form = filled({ company: 'Analytical Engines', vatNumber: 'ATU12345678', billsElsewhere: 'on' })
  form.set('billing.fullName', 'Charles Babbage')
  form.set('billing.addressCountry', 'AT')
  const request = toRequest(readValues(form), [])
  expect(request.buyer).toEqual({
    email: 'ada@example.com',
    company: 'Analytical Engines',
    vatNumber: 'ATU12345678',
  })
  expect(request.billingAddress).toMatchObject({ fullName: 'Charles Babbage', addressCountry: 'AT' })
  form.delete('billsElsewhere')
  expect(toRequest(readValues(form), [])).not.toHaveProperty('billingAddress')
})

test('what cannot be an id is not chosen', () => {
  const form = filled({ 'package.sel_1': method, [`package.${seller}`]: 'shp_1; drop' })
  expect(readValues(form).chosen).toEqual({})
})

test('required fields are sent even when empty, so that the API names all faults at once', () => {
  const request = toRequest(blankValues('DE'), [])
  expect(request.buyer.email).toBe('')
  expect(request.shippingAddress.fullName).toBe('')
  expect(request.packages).toEqual([])
})

test('faults stand at their fields and say whether something is missing or wrong', () => {
  const values = { ...blankValues('DE'), email: 'ada@', vatNumber: 'DE1' }
  const errors = [
    { pointer: '/buyer/email' },
    { pointer: '/buyer/vatNumber' },
    { pointer: '/shippingAddress/postalCode' },
    { pointer: '/billingAddress/fullName' },
    { pointer: '/somewhere/else' },
  ]
  const faults = faultsOf({ code: 'invalid-request', errors }, values)
  expect(faults).toEqual({
    email: 'Enter an e-mail address like ada@example.com.',
    vatNumber: expect.stringContaining('DE123456789'),
    postalCode: 'Enter the postal code.',
    'billing.fullName': 'Enter the name of who receives it.',
  })
  expect(faultsOfAddress(faults)).toEqual({ postalCode: 'Enter the postal code.' })
  expect(Object.keys(faultsOfAddress(faults, 'billing.'))).toEqual(['fullName'])
})

test('refusals about one thing stand at its field', () => {
  const values = blankValues('US')
  expect(faultsOf({ code: 'country-not-served', errors: [] }, values).addressCountry).toContain('not ship')
  const problem = { packages: [{ sellerId: seller, reason: 'no-rate' }] }
  const faults = faultsOf({ code: 'shipping-not-possible', errors: [], problem }, values)
  expect(faults[`package.${seller}`]).toContain('too heavy')
  expect(faultsOf({ code: 'out-of-stock', errors: [] }, values)).toEqual({})
})
