import { expect, test } from 'vitest'
import { tenderNote, tenderWords } from './tender-words.ts'

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

test('what it paid, and that it is only promised, is said beside it', () => {
  expect(tenderNote({ status: 'captured', editId: null })).toBe('')
  expect(tenderNote({ status: 'authorized', editId: 'edit_01h455vb4pex5vsknk084sn02q' })).toBe(
    'for a change of the order, promised',
  )
  expect(tenderNote({ status: 'canceled', editId: null })).toBe('let go')
})
