import { expect, test } from 'vitest'
import { returnWords } from './return-words.ts'

test('who sends something back reads that nothing was paid back, where nothing was accepted', () => {
  const ended = { state: 'completed', refundId: null, editId: null, lineItems: [{ acceptedQuantity: 0 }] }
  expect(returnWords(ended)).toBe('Nothing was paid back')
  expect(returnWords({ ...ended, state: 'inspected' })).toBe('We have looked at it')
  expect(returnWords({ ...ended, refundId: 'rfd_1' })).toBe('Done')
  expect(returnWords({ ...ended, editId: 'edit_1' })).toBe('Done')
  // It was paid back by a refund of its own before.
  expect(returnWords({ ...ended, lineItems: [{ acceptedQuantity: 1 }] })).toBe('Done')
  expect(returnWords({ ...ended, state: 'half_way' })).toBe('half_way')
})
