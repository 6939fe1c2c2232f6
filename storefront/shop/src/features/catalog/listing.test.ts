import { expect, test } from 'vitest'
import { countOf, groundOf, sortOf } from './listing.ts'
import { isHandle, paths } from './paths.ts'

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

test('a count takes the plural of its noun', () => {
  expect(countOf(3, 'Color')).toBe('3\u00a0colors')
  expect(countOf(2, 'Finish')).toBe('2\u00a0finishes')
  expect(countOf(2, 'Quality')).toBe('2\u00a0qualities')
  expect(countOf(1, 'Size')).toBe('1\u00a0size')
})

test('what would name another path is no handle', () => {
  for (const text of ['', '.', '..', 'a\u0000b', 'a\nb', 'x'.repeat(256)]) expect(isHandle(text)).toBe(false)
  for (const text of ['ufer-mug', 'a.b', '...', 'käse', '日本']) expect(isHandle(text)).toBe(true)
})

test('addresses escape what handles and options hold, and leave out what is empty', () => {
  expect(paths.product('a/b', { Color: 'Sea & sand' })).toBe('/p/a%2Fb?Color=Sea+%26+sand')
  expect(paths.search('')).toBe('/search')
})
