import { expect, test } from 'vitest'
import { freeShippingGap, shippingPrice } from './free-shipping.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const standard = { price: eur(490), freeFrom: eur(7500) }

test('the gap to free shipping is counted in minor units and ends where it is reached', () => {
  expect(freeShippingGap(eur(7499), [standard])).toEqual(eur(1))
  expect(freeShippingGap(eur(7500), [standard])).toBeNull()
  expect(freeShippingGap(eur(100), [{ freeFrom: null }])).toBeNull()
  expect(freeShippingGap(eur(100), [])).toBeNull()
})

test('shipping is free from its sum on', () => {
  expect(shippingPrice(eur(7499), standard)).toEqual(eur(490))
  expect(shippingPrice(eur(7500), standard)).toEqual(eur(0))
  expect(shippingPrice(eur(999900), { price: eur(1290), freeFrom: null })).toEqual(eur(1290))
})
