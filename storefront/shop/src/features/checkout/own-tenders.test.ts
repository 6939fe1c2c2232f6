import { expect, test } from 'vitest'
import { creditLeft, ownTenders } from './own-tenders.ts'

const formOf = (values: Record<string, string>): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)
  return form
}

test('gift cards come with a comma between them, however they are written, and credit when it is ticked', () => {
  expect(ownTenders(formOf({ giftCards: ' CD34-FGHJ , cd34 ghjk,, ', credit: 'yes' }))).toEqual({
    giftCards: [{ code: 'CD34-FGHJ' }, { code: 'cd34 ghjk' }],
    storeCredit: { amount: null },
  })
  expect(ownTenders(formOf({ giftCards: ' ' }))).toEqual({})
})

test('credit is what no payment that runs has set aside, in the currency that is paid in', () => {
  const money = (amount: number, currency = 'EUR') => ({ amount, currency })
  const balances = [
    { balance: money(500, 'USD'), reserved: money(0, 'USD') },
    { balance: money(1200), reserved: money(200) },
  ]
  expect(creditLeft(balances, 'EUR')).toEqual(money(1000))
  expect(creditLeft(balances, 'CHF')).toBeNull()
  expect(creditLeft([{ balance: money(200), reserved: money(200) }], 'EUR')).toBeNull()
})
