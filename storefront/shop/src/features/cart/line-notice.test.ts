import { expect, test } from 'vitest'
import { lineNotice, lineQuantities } from './line-notice.ts'

const inStock = { status: 'in_stock' as const, quantity: 24 }
const quantityRules = { min: 1, max: null, step: 1 }

test('a line that can be bought says nothing unless few are left', () => {
  expect(lineNotice({ availability: inStock, purchasable: true, quantity: 2, quantityRules })).toBeUndefined()
  const few = { status: 'low_stock' as const, quantity: 3 }
  expect(lineNotice({ availability: few, purchasable: true, quantity: 2, quantityRules })).toBe('Only 3 left')
})

test('a line that cannot be bought says what to do', () => {
  const line = (quantity: number | null, status: 'in_stock' | 'low_stock' | 'out_of_stock') =>
    lineNotice({ availability: { status, quantity }, purchasable: false, quantity: 4, quantityRules })
  expect(line(0, 'out_of_stock')).toContain('Remove')
  expect(line(3, 'low_stock')).toContain('Only 3 are left')
  expect(line(1, 'low_stock')).toContain('Only one is left')
  expect(line(9, 'in_stock')).toContain('Not for sale')
  expect(line(null, 'in_stock')).toContain('Not for sale')
  const bySix = { min: 6, max: null, step: 6 }
  const notBySix = { availability: inStock, purchasable: false, quantity: 4, quantityRules: bySix }
  expect(lineNotice(notBySix)).toContain('another quantity')
})

test('quantities on offer always contain the line’s own and never more than there is', () => {
  const few = (left: number) => ({ status: 'low_stock' as const, quantity: left })
  expect(lineQuantities({ availability: few(3), quantity: 2, quantityRules })).toEqual([1, 2, 3])
  expect(lineQuantities({ availability: few(2), quantity: 5, quantityRules })).toEqual([1, 2, 5])
  expect(lineQuantities({ availability: inStock, quantity: 12, quantityRules })).toHaveLength(12)
  const none = { status: 'out_of_stock' as const, quantity: 0 }
  expect(lineQuantities({ availability: none, quantity: 1, quantityRules })).toEqual([1])
})

test('quantities on offer follow the rules of the offer', () => {
  const offered = (quantity: number, rules: { min: number; max: number | null; step: number }) =>
    lineQuantities({ availability: inStock, quantity, quantityRules: rules })
  expect(offered(6, { min: 6, max: null, step: 6 })).toEqual([6, 12, 18, 24])
  expect(offered(2, { min: 1, max: 3, step: 1 })).toEqual([1, 2, 3])
  expect(offered(4, { min: 6, max: 12, step: 6 })).toEqual([4, 6, 12])
  const endless = { status: 'in_stock' as const, quantity: null }
  const hundreds = lineQuantities({
    availability: endless,
    quantity: 100,
    quantityRules: { min: 100, max: null, step: 100 },
  })
  expect(hundreds).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900])
})
