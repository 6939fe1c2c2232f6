import { expect, test } from 'vitest'
import { lineNotice, lineQuantities } from './line-notice.ts'

const inStock = { status: 'in_stock' as const, quantity: 24 }

test('a line that can be bought says nothing unless few are left', () => {
  expect(lineNotice({ availability: inStock, purchasable: true, quantity: 2 })).toBeUndefined()
  const few = { status: 'low_stock' as const, quantity: 3 }
  expect(lineNotice({ availability: few, purchasable: true, quantity: 2 })).toBe('Only 3 left')
})

test('a line that cannot be bought says what to do', () => {
  const line = (quantity: number | null, status: 'in_stock' | 'low_stock' | 'out_of_stock') =>
    lineNotice({ availability: { status, quantity }, purchasable: false, quantity: 4 })
  expect(line(0, 'out_of_stock')).toContain('Remove')
  expect(line(3, 'low_stock')).toContain('Only 3 are left')
  expect(line(1, 'low_stock')).toContain('Only one is left')
  expect(line(9, 'in_stock')).toContain('Not for sale')
})

test('quantities on offer always contain the line’s own and never more than there is', () => {
  expect(lineQuantities({ availability: { status: 'low_stock', quantity: 3 }, quantity: 2 })).toEqual([
    1, 2, 3,
  ])
  expect(lineQuantities({ availability: { status: 'low_stock', quantity: 2 }, quantity: 5 })).toEqual([
    1, 2, 5,
  ])
  expect(lineQuantities({ availability: inStock, quantity: 12 })).toHaveLength(12)
  expect(lineQuantities({ availability: { status: 'out_of_stock', quantity: 0 }, quantity: 1 })).toEqual([1])
})
