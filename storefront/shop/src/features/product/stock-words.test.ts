import type { Offer } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { offeredQuantities } from './stock-words.ts'

const offered = (quantity: number | null, quantityRules: Offer['quantityRules']) =>
  offeredQuantities({
    availability: { status: quantity === 0 ? 'out_of_stock' : 'in_stock', quantity },
    quantityRules,
  } as Offer)
const any = { min: 1, max: null, step: 1 }

test('the form of a product offers what its rules allow and what is there', () => {
  expect(offered(3, any)).toEqual([1, 2, 3])
  expect(offered(null, any)).toHaveLength(10)
  expect(offered(40, { min: 6, max: 24, step: 6 })).toEqual([6, 12, 18, 24])
  expect(offered(13, { min: 6, max: null, step: 6 })).toEqual([6, 12])
})

test('of what cannot be had it offers the fewest that would be sold', () => {
  expect(offered(0, any)).toEqual([1])
  expect(offered(4, { min: 6, max: null, step: 6 })).toEqual([6])
})
