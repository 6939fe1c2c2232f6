import { expect, test } from 'vitest'
import { currenciesOf, readCurrency, shownCurrency } from './currency.ts'

const store = { currency: 'EUR', currencies: ['CHF'] }

test('a currency is shown where the shop sells in it, else its own', () => {
  expect(currenciesOf(store)).toEqual(['EUR', 'CHF'])
  expect(shownCurrency(store, 'CHF')).toBe('CHF')
  for (const other of ['USD', 'EUR', undefined]) expect(shownCurrency(store, other)).toBe('EUR')
})

test('what is not three capital letters names no currency', () => {
  expect(readCurrency('CHF')).toBe('CHF')
  for (const text of ['', 'chf', 'CHFX', 'CH F', 'CHF\n', null, undefined, 7])
    expect(readCurrency(text)).toBeUndefined()
})
