import { expect, test } from 'vitest'
import { freeShippingGap } from './free-shipping.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const standard = { name: 'Standard', freeFrom: eur(7500), freeFromOf: 'cart' as const, sellerId: null }

test('the gap to free shipping is counted in minor units and ends where it is reached', () => {
  expect(freeShippingGap(eur(7499), [standard])).toEqual({ missing: eur(1), name: 'Standard' })
  expect(freeShippingGap(eur(7500), [standard])).toBeNull()
  expect(freeShippingGap(eur(100), [{ ...standard, freeFrom: null }])).toBeNull()
  expect(freeShippingGap(eur(100), [])).toBeNull()
})

test('the nearest sum counts, and only one of the whole cart', () => {
  const near = { ...standard, name: 'Slow', freeFrom: eur(5000) }
  expect(freeShippingGap(eur(4000), [standard, near])).toEqual({ missing: eur(1000), name: 'Slow' })
  expect(freeShippingGap(eur(4000), [{ ...standard, freeFromOf: 'package' }])).toBeNull()
  expect(freeShippingGap(eur(4000), [{ ...standard, sellerId: 'sel_1' }])).toBeNull()
  expect(freeShippingGap({ amount: 1, currency: 'JPY' }, [standard])).toBeNull()
})
