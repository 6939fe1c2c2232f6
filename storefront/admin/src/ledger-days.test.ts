import { expect, test } from 'vitest'
import { dayAfter, dayBefore, dayOf, movedBetween } from './ledger-days.ts'

const row = (kind: 'sales' | 'tax' | 'bank', debits: number, credits: number, currency = 'EUR') => {
  const money = (amount: number) => ({ amount, currency })
  return { kind, currency, debits: money(debits), credits: money(credits), balance: money(credits - debits) }
}

test('a month is what moved between two balances, kind by kind and currency by currency', () => {
  const october = [row('sales', 100, 900), row('tax', 0, 50), row('sales', 0, 7, 'DKK')]
  const november = [row('sales', 150, 1400), row('tax', 0, 50), row('sales', 0, 9, 'DKK'), row('bank', 30, 0)]
  expect(movedBetween(october, november)).toEqual([
    row('sales', 50, 500),
    row('sales', 0, 2, 'DKK'),
    row('bank', 30, 0),
  ])
  expect(movedBetween([], october)).toEqual(october)
  expect(movedBetween(november, november)).toEqual([])
})

test('a month ends where the next begins, also in February of a leap year', () => {
  expect([dayBefore('2028-03-01'), dayAfter('2027-02-28')]).toEqual(['2028-02-29', '2027-03-01'])
  for (const none of ['2026-02-29', '+010000-01-01', 'now', '', null]) expect(dayOf(none)).toBeUndefined()
})
