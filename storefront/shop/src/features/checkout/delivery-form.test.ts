import type { CartLine } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { blankAddress } from '../address/address-form.ts'
import {
  deliveryButtons,
  deliveryChange,
  deliveryFaults,
  piecesAt,
  readDeliveries,
  toDeliveries,
} from './delivery-form.ts'

const [mug, pot] = ['cln_01h455vb4pex5vsknk084sn02q', 'cln_01h455vb4pex5vsknk084sn02r'] as const

function filled(more: Record<string, string> = {}): FormData {
  const form = new FormData()
  const entries = {
    'delivery.1.fullName': 'Grace Hopper',
    'delivery.1.streetAddress': 'Kärntner Straße 1',
    'delivery.1.postalCode': '1010',
    'delivery.1.addressLocality': 'Wien',
    'delivery.1.addressCountry': 'AT',
    [`pieces.1.${mug}`]: ' 2 ',
    [`pieces.1.${pot}`]: '0',
    'pieces.1.cln_1': '7',
    ...more,
  }
  for (const [name, value] of Object.entries(entries)) form.set(name, value)
  return form
}

test('further addresses become deliveries of the pieces that were entered for them', () => {
  expect(toDeliveries(readDeliveries(filled()))).toEqual([
    {
      shippingAddress: {
        fullName: 'Grace Hopper',
        streetAddress: 'Kärntner Straße 1',
        postalCode: '1010',
        addressLocality: 'Wien',
        addressCountry: 'AT',
      },
      lineItems: [{ id: mug, quantity: 2 }],
    },
  ])
  expect(readDeliveries(new FormData())).toEqual([])
  expect(readDeliveries(filled({ 'delivery.3.fullName': 'after a gap' }))).toHaveLength(1)
})

test('what stays is what no further address gets, and what is no number goes nowhere', () => {
  const line = { id: mug, quantity: 3 } as CartLine
  const of = (quantity: string) => ({ address: blankAddress('DE'), pieces: { [mug]: quantity } })
  expect([0, 1].map((place) => piecesAt(line, [of('2')], place))).toEqual([1, 2])
  expect([0, 1, 2].map((place) => piecesAt(line, [of('2'), of('9')], place))).toEqual([0, 2, 9])
  expect([0, 1].map((place) => piecesAt(line, [of('many')], place))).toEqual([3, 0])
})

test('buttons add, remove and fill in an address, and all else is none of them', () => {
  expect(deliveryChange(deliveryButtons.add)).toEqual({ kind: 'add' })
  expect(deliveryChange(deliveryButtons.remove(2))).toEqual({ kind: 'remove', n: 2 })
  expect(deliveryChange(deliveryButtons.fill(1, 'adr_1'))).toEqual({ kind: 'fill', n: 1, addressId: 'adr_1' })
  for (const other of ['', 'refresh', 'remove.0', 'remove.10', 'book', 'remove.x'])
    expect(deliveryChange(other)).toBeNull()
})

test('faults stand at the field of the address and of the line that they are about', () => {
  const deliveries = readDeliveries(filled({ [`pieces.1.${pot}`]: '1' }))
  const errors = [
    { pointer: '/deliveries/0/shippingAddress/postalCode', message: 'must look like 1010 in AT' },
    {
      pointer: '/deliveries/0/lineItems/0/quantity',
      message: 'only 1 of this line are left for this delivery',
    },
    { pointer: '/deliveries/0/lineItems/1/id', message: 'is not shipped, so it goes nowhere else' },
  ]
  expect(deliveryFaults({ code: 'delivery-not-possible', errors }, deliveries)).toEqual({
    'delivery.1.postalCode': 'Enter the postal code, like 1010.',
    [`pieces.1.${mug}`]: 'Only 1 is left for this address.',
    [`pieces.1.${pot}`]: 'This is not shipped.',
  })
  const empty = { code: 'invalid-request', errors: [{ pointer: '/deliveries/0/lineItems' }] }
  expect(deliveryFaults(empty, deliveries)).toEqual({ 'pieces.1': 'Say what goes there.' })
  const country = { pointer: '/deliveries/0/shippingAddress/addressCountry', message: 'is not served' }
  expect(deliveryFaults({ code: 'country-not-served', errors: [country] }, deliveries)).toEqual({
    'delivery.1.addressCountry': 'We do not ship to that country.',
  })
})
