import { expect, test } from 'vitest'
import { freedWords, type Payment, runningWords, tenderNote, tenderWords } from './tender-words.ts'

const card = { kind: 'provider', method: 'card', brand: 'visa', lastFour: '4242' } as const

test('a tender is called what a person knows it by', () => {
  expect(tenderWords(card)).toBe('Visa ending in 4242')
  expect(tenderWords({ ...card, brand: null, lastFour: null, method: 'amazon_pay' })).toBe('Amazon pay')
  expect(tenderWords({ ...card, method: null, brand: null, lastFour: null })).toBe('Payment')
  expect(tenderWords({ kind: 'gift_card', method: null, brand: null, lastFour: 'WXY9' })).toBe(
    'Gift card ending in WXY9',
  )
  expect(tenderWords({ kind: 'store_credit', method: null, brand: null, lastFour: null })).toBe(
    'Store credit',
  )
})

test('what it paid, that it is only promised, and what went back to it, is said beside it', () => {
  const refunded = { amount: 0, currency: 'EUR' }
  const note = (of: Partial<Parameters<typeof tenderNote>[0]>) =>
    tenderNote({ status: 'captured', editId: null, refunded, ...of }, 'en')
  expect(note({})).toBe('')
  expect(note({ status: 'authorized', editId: 'oed_01h455vb4pex5vsknk084sn02q' })).toBe(
    'for a change of the order, promised',
  )
  expect(note({ status: 'canceled' })).toBe('let go')
  expect(note({ refunded: { amount: 1999, currency: 'EUR' } })).toBe('€19.99 went back')
})

const amount = { amount: 500, currency: 'EUR' }
const giftCard = { kind: 'gift_card', lastFour: 'WXY9', status: 'authorized', amount } as const
const provider = { kind: 'provider', lastFour: null, status: 'requires_action', amount } as const
const payment: Payment = {
  status: 'requires_action',
  declineCode: null,
  nextAction: { type: 'redirect', url: 'https://bank.example' },
  tenders: [provider, giftCard],
}

test('of a payment that runs, it is said what is set aside and what the bank is asked for', () => {
  expect(payment.tenders.map((tender) => runningWords(tender, payment))).toEqual([
    'At the bank',
    'Gift card ending in WXY9, set aside',
  ])
  expect(runningWords(provider, { ...payment, nextAction: null })).toBe('Payment')
})

test('of a payment that is over, it is said that gift cards and credit are free again, where there were any', () => {
  const credit = { ...giftCard, kind: 'store_credit', lastFour: null } as const
  expect(freedWords({ ...payment, tenders: [provider, giftCard, credit] })).toBe(
    'The gift card and your credit can be used again.',
  )
  expect(freedWords({ ...payment, tenders: [giftCard, giftCard] })).toBe('The gift cards can be used again.')
  expect(freedWords({ ...payment, tenders: [credit] })).toBe('Your credit can be used again.')
  expect(freedWords({ ...payment, tenders: [provider] })).toBe('')
  expect(freedWords(null)).toBe('')
})
