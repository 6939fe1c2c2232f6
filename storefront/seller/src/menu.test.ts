import { expect, test } from 'vitest'
import { homeFor, menuFor } from './menu.ts'
import { keyScopes, memberPermissions, permissionList } from './permission-words.ts'

test('the menu shows what the permissions allow, and one lands on its first page', () => {
  expect(menuFor([]).map(({ path }) => path)).toEqual([])
  expect(homeFor([])).toBe('/account')
  expect(menuFor(['seller-offers:read', 'seller-keys:write']).map(({ path }) => path)).toEqual([
    '/offers',
    '/inventory',
    '/keys',
  ])
  expect(homeFor(['seller-offers:read'])).toBe('/offers')
})

test('no key is offered the making of keys or members', () => {
  expect(memberPermissions).toContain('seller-keys:write')
  expect(keyScopes).not.toContain('seller-keys:write')
  expect(keyScopes).not.toContain('seller-members:write')
})

test('permissions that this desk does not know are shown by their own name', () => {
  expect(permissionList(['seller-orders:read', 'seller-moon:walk'])).toBe('See orders, seller-moon:walk')
  expect(permissionList([])).toBe('Nothing yet')
})
