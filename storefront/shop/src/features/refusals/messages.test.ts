import { expect, test } from 'vitest'
import { messageFor, newsFor, noticeFor, paymentNotice } from './messages.ts'

test('a refusal that shoppers meet has words of the shop', () => {
  expect(messageFor({ code: 'payment-declined', detail: 'card_declined' })).toContain('Nothing was charged')
})

test('a refusal that a newer API adds speaks for itself', () => {
  expect(messageFor({ code: 'brand-new', detail: 'Something else.' })).toBe('Something else.')
})

test('of a payment that has ended nothing is said while the next one runs', () => {
  for (const code of ['payment-declined', 'payment-canceled']) {
    expect(paymentNotice(code, true)).toBeUndefined()
    expect(paymentNotice(code, false)).toContain('Nothing was charged')
  }
  expect(paymentNotice('payment-not-ended', true)).toContain('still runs')
})

test('an address cannot make the shop say what it does not say', () => {
  expect(noticeFor('You have won')).toBeUndefined()
  expect(noticeFor('constructor')).toBeUndefined()
  expect(noticeFor(null)).toBeUndefined()
  expect(newsFor('<b>You have won</b>')).toBeUndefined()
  expect(newsFor('toString')).toBeUndefined()
})
