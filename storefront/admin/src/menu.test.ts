import { expect, test } from 'vitest'
import { factorFirst, factorPath, waitsForFactor } from './factor-path.ts'
import { homeFor, menuFor, placesBeside, pricesPlaces, settingsPlaces } from './menu.ts'
import { allPermissions, keyScopes, permissionList, permissionWords } from './permission-words.ts'

test('the menu shows what the permissions allow, and one lands on its first page', () => {
  expect(menuFor([])).toEqual([])
  expect(homeFor([])).toBe('/account')
  expect(menuFor(['keys:read', 'orders:read']).map(({ path }) => path)).toEqual(['/orders', '/keys'])
  expect(homeFor(['sellers:read'])).toBe('/sellers')
  expect(menuFor(allPermissions).map(({ label }) => label)).toEqual([
    'Orders',
    'Goods',
    'Prices',
    'Customers',
    'Sellers',
    'Money',
    'Staff',
    'API keys',
    'Webhooks',
    'Events',
    'Settings',
    'Audit',
  ])
})

test('what things cost is one entry, which leads to the first of its pages that one can use', () => {
  const entry = (...permissions: string[]) => menuFor(permissions).find(({ label }) => label === 'Prices')
  expect(entry('prices:read')).toMatchObject({ path: '/promotions', others: ['/price-lists', '/tax'] })
  expect(entry('store:read')).toMatchObject({ path: '/shipping', others: [] })
  expect(entry('orders:read')).toBeUndefined()
  expect(pricesPlaces(['prices:read', 'store:read'])).toHaveLength(4)
})

test('pages that belong together lead to each other, those that one can use', () => {
  const beside = (path: string, ...permissions: string[]) =>
    placesBeside(path, permissions).map(({ label }) => label)
  expect(beside('/orders/ord_1', 'orders:read')).toEqual(['Orders', 'Returns', 'Invoices'])
  expect(beside('/ledger', 'ledger:read', 'books:read')).toEqual(['Ledger', 'Books'])
  expect(beside('/ledger', 'ledger:read')).toEqual([])
  expect(beside('/disputes/dsp_1', 'payments:read')).toEqual(['Payments', 'Disputes', 'Reconciliation'])
  expect(beside('/tax', 'prices:read')).toEqual([])
  expect(beside('/account', 'orders:read')).toEqual([])
})

test('secrets are in the settings of those who may set them', () => {
  const labels = (permissions: string[]) => settingsPlaces(permissions).map(({ label }) => label)
  expect(labels(['store:read'])).not.toContain('Secrets')
  expect(labels(['store:read', 'secrets:write'])).toContain('Secrets')
})

test('no key is offered what takes a person with a second factor', () => {
  for (const one of ['keys:write', 'secrets:write', 'staff:write', 'store:export', 'store:delete'] as const) {
    expect(allPermissions).toContain(one)
    expect(keyScopes).not.toContain(one)
  }
})

test('permissions that this desk does not know are shown by their own name', () => {
  expect(permissionWords('moon:walk')).toBe('moon:walk')
  expect(permissionList(['orders:read', 'moon:walk'])).toBe('Read orders; moon:walk')
  expect(permissionList([])).toBe('Nothing yet')
  expect(permissionList(allPermissions)).toBe('Everything')
  expect(permissionList(allPermissions.slice(0, 5))).toMatch(/; and 2 more$/)
})

test('who signs in shows a code when there is a second factor, and owners set one up', () => {
  const path = '/orders?show=to-ship'
  expect(factorPath({ isOwner: true, secondFactor: 'done' }, path)).toBe(path)
  expect(factorPath({ isOwner: false, secondFactor: 'not_set_up' }, path)).toBe(path)
  expect(factorPath({ isOwner: true, secondFactor: 'not_set_up' }, path)).toBe(
    '/second-factor?next=%2Forders%3Fshow%3Dto-ship',
  )
  expect(factorPath({ isOwner: false, secondFactor: 'required' }, '/')).toBe('/code')
  expect(waitsForFactor({ isOwner: true, secondFactor: 'done' })).toBe(false)
})

test('what takes a second factor asks for it before the form is filled', () => {
  expect(factorFirst({ secondFactor: 'done' }, '/keys/new')).toBeUndefined()
  expect(factorFirst({ secondFactor: 'required' }, '/keys/new')).toBe('/code?next=%2Fkeys%2Fnew')
  expect(factorFirst({ secondFactor: 'not_set_up' }, '/keys/new?kind=secret')).toBe(
    '/second-factor?next=%2Fkeys%2Fnew%3Fkind%3Dsecret',
  )
})
