import { expect, test } from 'vitest'
import { expiryOf, networksOf } from './key-form.ts'
import { homeFor, menuFor } from './menu.ts'
import { keyScopes, memberPermissions, permissionList } from './permission-words.ts'

test('the menu shows what the permissions allow, and one lands on its first page', () => {
  expect(menuFor([]).map(({ path }) => path)).toEqual([])
  expect(homeFor([])).toBe('/account')
  expect(menuFor(['seller-offers:read', 'seller-keys:write']).map(({ path }) => path)).toEqual([
    '/offers',
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

test('networks come in a line, and a key ends with its day', () => {
  expect(networksOf(' 203.0.113.0/24, 2001:db8::/32  10.0.0.1 ')).toEqual([
    '203.0.113.0/24',
    '2001:db8::/32',
    '10.0.0.1',
  ])
  expect(networksOf('')).toEqual([])
  expect(expiryOf('2027-01-31')).toBe('2027-01-31T23:59:59.000Z')
  expect(expiryOf('')).toBeNull()
})
