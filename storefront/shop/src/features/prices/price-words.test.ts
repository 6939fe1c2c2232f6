import type { NotApplied } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { hintWords, percentWords, priceWords, reasonWords } from './price-words.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const of = (more: Partial<NotApplied>): NotApplied => ({
  promotionId: null,
  title: 'Free shipping',
  code: null,
  reason: 'amount-too-small',
  message: '21.00 EUR are missing.',
  missing: eur(2100),
  ...more,
})

test('nothing costs nothing in a word, and rates are written as people write them', () => {
  expect(priceWords(eur(0), 'de-DE')).toBe('free')
  expect(percentWords(190_000, 'de-DE')).toBe('19 %')
  expect(percentWords(81_000, 'en-CH')).toBe('8.1 %')
})

test('a code that lowers nothing says why in the words of the shop', () => {
  expect(reasonWords(of({ code: 'X', reason: 'ended', missing: null }), 'de-DE')).toContain('ended')
  expect(reasonWords(of({ code: 'X' }), 'de-DE')).toMatch(/^21,00.* more/)
  const newer = of({ reason: 'full-moon', message: 'Only at full moon.', missing: null })
  expect(reasonWords(newer, 'de-DE')).toBe('Only at full moon.')
  expect(reasonWords({ ...newer, reason: 'constructor' }, 'de-DE')).toBe('Only at full moon.')
})

test('what a little more would bring is told of offers that need no code, and of nothing else', () => {
  expect(hintWords(of({}), 'de-DE')).toMatch(/^21,00.*more for: Free shipping/)
  expect(hintWords(of({ code: 'X' }), 'de-DE')).toBeUndefined()
  expect(hintWords(of({ reason: 'ended', missing: null }), 'de-DE')).toBeUndefined()
  const pieces = of({ reason: 'quantity-too-small', message: 'One piece is missing.', missing: null })
  expect(hintWords(pieces, 'de-DE')).toBe('Free shipping: One piece is missing.')
})
