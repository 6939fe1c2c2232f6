import { expect, test } from 'vitest'
import { listIn, listPath, listTabs, methodWords, paymentLists, paymentState } from './payment-words.ts'

test('a state that a newer API adds is shown by its own name', () => {
  expect(paymentState('captured')).toEqual({ label: 'Taken', tone: 'good' })
  expect(paymentState('half_way_there')).toEqual({ label: 'half way there', tone: undefined })
  expect(paymentState('constructor').label).toBe('constructor')
})

test('a list of payments is found again by its address; one that there is not is that of all', () => {
  const asked = (status: string) =>
    listIn(new URL(`https://desk.example/payments?status=${status}`), paymentLists)
  for (const name of paymentLists) {
    expect(listIn(new URL(listPath('/payments', name), 'https://desk.example'), paymentLists)).toBe(name)
  }
  expect(asked('moon')).toBeUndefined()
  expect(listTabs('/payments', paymentLists, paymentState)[0]).toEqual({ path: '/payments', label: 'All' })
})

test('a payment is told by its card, else by who gives the money', () => {
  const method = { kind: 'card', brand: 'visa', lastFour: '4242', expiryMonth: 12, expiryYear: 2030 }
  expect(methodWords({ kind: 'provider', method })).toBe('Visa ending in 4242')
  expect(
    methodWords({ kind: 'provider', method: { ...method, brand: null, kind: 'sepa_debit', lastFour: null } }),
  ).toBe('Sepa debit')
  expect(methodWords({ kind: 'gift_card', method: null })).toBe('Gift card')
})
