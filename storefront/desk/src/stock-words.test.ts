import { expect, test } from 'vitest'
import { stockQueryOf } from './stock-query.ts'
import { differenceWords, movementWords, newsWords } from './stock-words.ts'

test('news is told item by item, and as a number when there is much of it', () => {
  const mug = { name: 'Mug, Sand', available: 3 }
  expect(newsWords([])).toBe('')
  expect(newsWords([mug, { name: 'Lamp', available: 0 }])).toBe('Mug, Sand: 3 available; Lamp is sold out.')
  expect(newsWords([{ name: 'Card', available: null }])).toBe('Card has no limit.')
  expect(newsWords([mug, mug, mug, mug])).toBe('The stock of 4 items changed.')
})

test('a movement says why and how much, also for reasons the API has learned since', () => {
  expect([movementWords('received'), movementWords('counted'), movementWords('lent')]).toEqual([
    'Came',
    'Counted',
    'lent',
  ])
  expect([differenceWords(7), differenceWords(-2)]).toEqual(['+7', '−2'])
})

test('an address says which part of the stock is shown; a list that there is not is that of everything', () => {
  const query = (text: string) => stockQueryOf(new URL(text, 'http://desk.example/inventory'))
  expect(query('?show=low&search=%20mug%20&cursor=c')).toEqual({
    show: 'low',
    status: 'low_stock',
    search: 'mug',
    cursor: 'c',
  })
  expect(query('?show=toString&search=%20')).toEqual({ show: 'all' })
  expect(query(`?search=${'x'.repeat(300)}`).search).toHaveLength(200)
})
