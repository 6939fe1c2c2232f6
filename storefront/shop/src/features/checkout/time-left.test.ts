import { expect, test } from 'vitest'
import { secondsUntil, timeLeftWords } from './time-left.ts'

test('what is left is told in minutes that have begun, down to none', () => {
  expect(timeLeftWords(900)).toContain('15 more minutes')
  expect(timeLeftWords(61)).toContain('2 more minutes')
  expect(timeLeftWords(60)).toContain('one more minute')
  expect(timeLeftWords(0.5)).toContain('one more minute')
  expect(timeLeftWords(0)).toContain('not set aside any more')
  expect(timeLeftWords(-5)).toContain('not set aside any more')
})

test('a moment that has passed leaves nothing', () => {
  const now = Date.parse('2026-11-22T09:30:00.000Z')
  expect(secondsUntil('2026-11-22T09:30:00.400Z', now)).toBe(1)
  expect(secondsUntil('2026-11-22T09:29:00.000Z', now)).toBe(0)
})
