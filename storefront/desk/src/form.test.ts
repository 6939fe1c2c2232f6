import { expect, test } from 'vitest'
import { endOfDay, listOf, readForm } from './form.ts'

test('a form is read by its fields: trimmed, exact, all of them, or absent', async () => {
  const body = new URLSearchParams([
    ['name', ' Ida '],
    ['password', ' two blanks '],
    ['scopes', 'orders:read'],
    ['scopes', 'keys:read'],
  ])
  const form = await readForm(new Request('http://desk.example', { method: 'POST', body }))
  expect(form.text('name')).toBe('Ida')
  expect(form.exact('password')).toBe(' two blanks ')
  expect(form.all('scopes')).toEqual(['orders:read', 'keys:read'])
  expect(form.chosen('scopes', ['keys:read', 'keys:write'])).toEqual(['keys:read'])
  expect([form.has('scopes'), form.has('absent'), form.text('absent')]).toEqual([true, false, ''])
})

test('networks come in a line, and a key ends with its day', () => {
  expect(listOf(' 203.0.113.0/24, 2001:db8::/32  10.0.0.1 ')).toEqual([
    '203.0.113.0/24',
    '2001:db8::/32',
    '10.0.0.1',
  ])
  expect(listOf('')).toEqual([])
  expect(endOfDay('2027-01-31')).toBe('2027-01-31T23:59:59.000Z')
  expect(endOfDay('')).toBeNull()
})
