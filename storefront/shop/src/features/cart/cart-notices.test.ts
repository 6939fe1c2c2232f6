import { expect, test } from 'vitest'
import { acceptanceWords, brokenRules, noticeWords, readRules, ruleHint, writeRules } from './cart-notices.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const line = { title: 'Brass lamp', quantity: 4, quantityRules: { min: 6, max: 24, step: 6 } }
const none = { lineId: 'cln_1', was: null, now: null, available: null }

test('a notice names what has changed, from what to what', () => {
  const say = (notice: Parameters<typeof noticeWords>[0]) => noticeWords(notice, line, 'en-DE')
  const price = say({ ...none, code: 'price-changed', was: eur(8900), now: eur(9400) })
  expect(price).toMatch(/94[.,]00.* now; it was .*89[.,]00/)
  expect(say({ ...none, code: 'out-of-stock', available: 3 })).toContain('only 3 are left; you have 4')
  expect(say({ ...none, code: 'out-of-stock', available: 0 })).toContain('sold out')
  expect(say({ ...none, code: 'not-for-sale' })).toContain('not for sale')
  expect(say({ ...none, code: 'quantity-not-allowed' })).toContain('from 6 pieces on, 6 at a time, up to 24')
})

test('saying yes to more than a price says what it does', () => {
  expect(acceptanceWords([{ ...none, code: 'price-changed' }])).toBeUndefined()
  expect(acceptanceWords([{ ...none, code: 'out-of-stock', available: 0 }])).toContain('keep the rest')
})

test('only rules that are not the usual ones are told', () => {
  expect(ruleHint({ min: 1, max: null, step: 1 })).toBeUndefined()
  expect(ruleHint({ min: 1, max: 5, step: 1 })).toBe('Sold up to 5 pieces.')
})

test('the rules that a refused quantity broke travel in an address, and nothing else does', () => {
  const rules = { min: 2, max: null, step: 2 }
  expect(brokenRules({ code: 'quantity-not-allowed', problem: { ...rules, title: '' } })).toEqual(rules)
  expect(brokenRules({ code: 'quantity-not-allowed', problem: {} })).toBeUndefined()
  expect(brokenRules({ code: 'out-of-stock', problem: rules })).toBeUndefined()
  for (const one of [rules, { min: 1, max: 5, step: 1 }]) expect(readRules(writeRules(one))).toEqual(one)
  for (const text of [null, '', '2', '2-x-2', '<b>', '2-20-2-']) expect(readRules(text)).toBeUndefined()
})
