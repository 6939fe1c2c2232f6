import { expect, test } from 'vitest'
import { groundOf, sortOf } from './listing.ts'
import { paths } from './paths.ts'

test('an unknown sort in an address counts as none', () => {
  expect(sortOf(new URLSearchParams('sort=-price'))).toBe('-price')
  expect(sortOf(new URLSearchParams('sort=drop%20table'))).toBe('featured')
  expect(sortOf(new URLSearchParams())).toBe('featured')
})

test('the ground under a missing picture is one of six and stays the same', () => {
  for (const name of ['a', 'linen', 'ü', '', 'alder-table-lamp']) {
    expect(groundOf(name)).toBe(groundOf(name))
    expect([1, 2, 3, 4, 5, 6]).toContain(groundOf(name))
  }
})

test('addresses escape what handles and options hold, and leave out what is empty', () => {
  expect(paths.product('a/b', { Color: 'Sea & sand' })).toBe('/p/a%2Fb?Color=Sea+%26+sand')
  expect(paths.search('')).toBe('/search')
})
