import { expect, test } from 'vitest'
import { endedWords, isAccepted } from './return-words.ts'

test('a return of which nothing was accepted pays nothing back, and one that paid nothing says no money', () => {
  expect(isAccepted({ lineItems: [{ acceptedQuantity: 0 }, { acceptedQuantity: 0 }] })).toBe(false)
  expect(isAccepted({ lineItems: [{ acceptedQuantity: 0 }, { acceptedQuantity: 1 }] })).toBe(true)
  expect(endedWords({ refundId: null })).toBe('It is over. Nothing was due.')
  expect(endedWords({ refundId: 'rfd_1' })).toBe('The money is on its way.')
})
