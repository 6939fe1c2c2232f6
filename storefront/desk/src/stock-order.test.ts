import { expect, test } from 'vitest'
import { byLevel, newsIn, patched, stockStatus } from './stock-order.ts'

const level = (offerId: string, available: number | null) => ({ offerId, available })
const ids = (rows: { offerId: string }[]) => rows.map(({ offerId }) => offerId)

test('what there is least of comes first, what never runs out last, equals by id', () => {
  const rows = [level('c', null), level('b', 3), level('d', 0), level('a', 3), level('e', 12)]
  expect(ids(rows.toSorted(byLevel))).toEqual(['d', 'a', 'b', 'e', 'c'])
  expect(byLevel(level('a', null), level('a', null))).toBe(0)
})

test('news moves rows to their places and says which are another than before', () => {
  const rows = [level('a', 0), level('b', 2), level('c', 9)]
  const { rows: now, changed } = patched(rows, [level('c', 1), level('b', 2), level('x', 0)])
  expect(now).toEqual([level('a', 0), level('c', 1), level('b', 2)])
  expect(changed).toEqual(['c'])
  expect(patched(rows, [level('a', null)]).rows).toEqual([level('b', 2), level('c', 9), level('a', null)])
})

test('news of what is not shown, or of nothing new, leaves the rows as they are', () => {
  const rows = [level('b', 2), level('a', 2)]
  expect(patched(rows, [level('x', 0), level('a', 2)])).toEqual({ rows, changed: [] })
})

test('a status is what the API calls it', () => {
  expect([0, -1, 1, 5, 6, null].map(stockStatus)).toEqual([
    'out_of_stock',
    'out_of_stock',
    'low_stock',
    'low_stock',
    'in_stock',
    'in_stock',
  ])
})

test('of a message only the numbers of offers are taken, and what cannot be read says nothing', () => {
  const message = (type: string, data: unknown) => JSON.stringify({ id: 'evt_1', type, data })
  const offers = [
    { ...level('a', 3), sellerId: 'sel_1' },
    level('b', null),
    { offerId: 'c' },
    { offerId: 'd', available: '7' },
    null,
  ]
  expect(newsIn(message('stock.changed', { offers }))).toEqual([level('a', 3), level('b', null)])
  for (const text of [message('order.placed', { offers }), message('stock.changed', null), '{', 'null'])
    expect(newsIn(text)).toEqual([])
})
