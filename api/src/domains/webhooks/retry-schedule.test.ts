import { describe, expect, it } from 'vitest'
import { attemptsMax, pauseAfter, pausesInSeconds, secondsAskedFor } from './retry-schedule.ts'
import { verdictOn } from './verdict.ts'

const now = new Date('2026-11-22T09:30:00Z')

describe('the schedule', () => {
  it('is that of Standard Webhooks: ten attempts over three days', () => {
    const minute = 60
    const hour = 60 * minute
    expect(pausesInSeconds).toEqual([
      5,
      5 * minute,
      30 * minute,
      ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hour),
    ])
    expect([attemptsMax, pauseAfter(attemptsMax, 0)]).toEqual([10, null])
    expect(pauseAfter(1, 0)).toBe(5)
    expect(pauseAfter(2, 1)).toBe(360)
  })

  it.each([
    ['120', 120],
    ['0', 1],
    ['999999999', 86_400],
    ['Sun, 22 Nov 2026 09:31:00 GMT', 60],
    ['Sun, 22 Nov 2020 09:31:00 GMT', 1],
    ['soon', null],
    ['-5', null],
    ['1e9', null],
    [null, null],
    ['', null],
  ])('reads Retry-After: %s as %s', (text, seconds) => {
    expect(secondsAskedFor(text, now)).toBe(seconds)
  })
})

it.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [299, 'delivered'],
  [301, 'failed'],
  [307, 'failed'],
  [400, 'failed'],
  [404, 'failed'],
  [410, 'gone'],
  [429, 'failed'],
  [500, 'failed'],
  [999, 'failed'],
  [null, 'failed'],
])('a reply of %s means %s', (status, kind) => {
  const attempted = {
    requestHeaders: {},
    status,
    milliseconds: 1,
    replyBody: '',
    error: null,
    retryAfter: '7',
  }
  const verdict = verdictOn(attempted, now)
  expect(verdict.kind).toBe(kind)
  if (status === 429) expect(verdict).toMatchObject({ breakSeconds: 7 })
  if (status === 500) expect(verdict).toMatchObject({ breakSeconds: null })
})
