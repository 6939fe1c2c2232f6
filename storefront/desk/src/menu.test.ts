import { expect, test } from 'vitest'
import { isWithin, placesFor } from './menu.ts'

test('the menu shows what the permissions allow', () => {
  const pages = [
    { path: '/orders', label: 'Orders', permission: 'orders:read' },
    { path: '/keys', label: 'API keys', permission: 'keys:read' },
  ]
  expect(placesFor(pages, [])).toEqual([])
  expect(placesFor(pages, ['keys:read', 'moon:walk']).map(({ path }) => path)).toEqual(['/keys'])
})

test('a place of the menu holds the pages below it, and none that only begins alike', () => {
  expect(isWithin('/staff', '/staff')).toBe(true)
  expect(isWithin('/staff/roles', '/staff')).toBe(true)
  expect(isWithin('/staffing', '/staff')).toBe(false)
})
