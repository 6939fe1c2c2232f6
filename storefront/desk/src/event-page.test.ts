import { expect, test } from 'vitest'
import { eventPage } from './event-page.ts'

const types = ['order.placed', 'cart.changed']
const page = (query: string) => eventPage(new URL(`http://desk.test/events${query}`), types)

test('the page of events begins with the newest and is live; older ones are not', () => {
  expect(page('')).toMatchObject({ isLive: true, nextName: 'before', input: { order: 'newest', limit: 50 } })
  expect(page('').input.types).toBeUndefined()
  expect(page('?before=evt_1&type=order.placed')).toMatchObject({
    isLive: false,
    nextName: 'before',
    input: { order: 'newest', before: 'evt_1', types: 'order.placed' },
  })
})

test('from a day on it goes forwards, and on from there', () => {
  const since = '2026-11-22T00:00:00.000Z'
  expect(page('?from=2026-11-22')).toEqual({
    type: undefined,
    from: '2026-11-22',
    isLive: false,
    nextName: 'after',
    input: { types: undefined, limit: 50, since },
  })
  expect(page('?from=2026-11-22&after=evt_1').input).toEqual({ types: undefined, limit: 50, after: 'evt_1' })
})

test('what is no type one is told of, and no day, is left out', () => {
  expect(page('?type=customer.erased&from=yesterday')).toMatchObject({
    type: undefined,
    from: undefined,
    isLive: true,
  })
})
