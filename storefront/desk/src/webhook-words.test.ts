import { describe, expect, it, test } from 'vitest'
import {
  countWords,
  deliveryFilter,
  deliveryState,
  endpointName,
  endpointState,
  momentOf,
  prettyBody,
  replyWords,
  secretLines,
} from './webhook-words.ts'

const at = '2026-11-22T09:30:00.000Z'
const enabled = {
  status: 'enabled',
  disabledBecause: null,
  failures: 0,
  verifiedAt: at,
  lastDeliveredAt: at,
} as const

describe('the state of an endpoint', () => {
  it('is told in words, and by its color as well', () => {
    expect(endpointState(enabled)).toMatchObject({ label: 'Works', tone: 'good' })
    expect(endpointState({ ...enabled, failures: 3 })).toMatchObject({
      label: 'Fails, tries again',
      tone: 'bad',
    })
    expect(endpointState({ ...enabled, failures: 3 }).sentence).toContain('The last 3 attempts failed')
    expect(endpointState({ ...enabled, status: 'unverified', verifiedAt: null }).label).toBe('Not verified')
  })

  it('says why nothing is sent any more, and that it goes on where it stopped', () => {
    const reasons = { by_hand: 'Paused', gone: /410/, exhausted: /last try failed/ } as const
    for (const [disabledBecause, label] of Object.entries(reasons)) {
      const state = endpointState({
        ...enabled,
        status: 'disabled',
        disabledBecause: disabledBecause as 'gone',
      })
      expect(state.label).toMatch(label)
      expect(state.sentence).toContain('goes on where it stopped')
    }
  })
})

describe('the state of a delivery', () => {
  const waiting = {
    status: 'waiting',
    attempts: 0,
    nextAttemptAt: at,
    deliveredAt: null,
    lastAttemptAt: null,
  } as const

  it('tells one that was never tried from one that failed', () => {
    expect(deliveryState(waiting)).toMatchObject({ label: 'Waits', tone: 'wait' })
    expect(deliveryState({ ...waiting, attempts: 2 })).toEqual({
      label: 'Failed, tries again',
      tone: 'bad',
      sentence: 'Next try 22 Nov 2026, 09:30 UTC.',
    })
  })

  it('says what it waits for when no moment is known', () => {
    expect(deliveryState({ ...waiting, nextAttemptAt: null }).sentence).toContain('an earlier event')
  })

  it('tells when it arrived, and what will not be sent', () => {
    const arrived = deliveryState({ ...waiting, status: 'delivered', deliveredAt: at, nextAttemptAt: null })
    expect(arrived.sentence).toBe('It arrived 22 Nov 2026, 09:30 UTC.')
    expect(deliveryState({ ...waiting, status: 'failed' }).tone).toBe('bad')
    expect(deliveryState({ ...waiting, status: 'discarded' }).label).toBe('Given up')
    expect(deliveryState({ ...waiting, status: 'frozen' as never }).label).toBe('frozen')
  })
})

test('what came back is told, or why nothing did', () => {
  const reply = { replyStatus: null, replyMilliseconds: null, error: null }
  expect(replyWords(reply)).toBeUndefined()
  expect(replyWords({ ...reply, replyStatus: 500, replyMilliseconds: 48 })).toBe('500 in 48 ms')
  expect(replyWords({ ...reply, error: 'timeout', replyMilliseconds: 15_001 })).toBe(
    'no answer in time, after 15 001 ms',
  )
  expect(replyWords({ ...reply, error: 'constructor' })).toBe('constructor')
})

test('a log is narrowed to states that there are', () => {
  const of = (query: string) => deliveryFilter(new URL(`http://desk/webhooks/whe_1/deliveries?${query}`))
  expect(of('status=failed&type=order.placed')).toEqual({
    status: 'failed',
    type: 'order.placed',
    cursor: undefined,
  })
  expect(of('status=toString&type=&cursor=abc')).toEqual({
    status: undefined,
    type: undefined,
    cursor: 'abc',
  })
})

test('a day and a time are a moment in UTC, and the day alone its beginning', () => {
  expect(momentOf('2026-11-22', '09:30')).toBe(at)
  expect(momentOf('2026-11-22', '')).toBe('2026-11-22T00:00:00.000Z')
  for (const [day, time] of [
    ['', '09:30'],
    ['2026-13-01', ''],
    ['2026-11-22', '25:00'],
    ['yesterday', 'noon'],
  ] as const)
    expect(momentOf(day, time)).toBeUndefined()
})

test('an endpoint is called by what it is for, or where it is; its secrets by when they end', () => {
  expect(endpointName({ description: 'Warehouse', url: 'https://a.example/x' })).toBe('Warehouse')
  expect(endpointName({ description: '', url: 'https://a.example/x' })).toBe('a.example')
  const secret = { scheme: 'hmac', publicKey: null, createdAt: at, endsAt: null } as const
  expect(secretLines([secret, { ...secret, endsAt: at }])).toEqual([
    'Secret of 22 Nov 2026, 09:30 UTC',
    'Secret of 22 Nov 2026, 09:30 UTC, signs until 22 Nov 2026, 09:30 UTC',
  ])
  const words = ['delivery', 'deliveries'] as const
  expect([0, 1, 2, 1000].map((count) => countWords(count, words))).toEqual([
    '0 deliveries',
    '1 delivery',
    '2 deliveries',
    '1000 or more deliveries',
  ])
  expect(prettyBody('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(prettyBody('<html>')).toBe('<html>')
})
