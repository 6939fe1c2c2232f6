import type { Variant } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import { offerNews } from './offer-news.ts'

function offer(amount: number, quantity: number): NonNullable<Variant['offer']> {
  const status = quantity === 0 ? 'out_of_stock' : quantity <= 5 ? 'low_stock' : 'in_stock'
  return {
    id: 'off_1',
    seller: { id: 'sel_1', name: 'House' },
    condition: 'new',
    price: { amount, currency: 'EUR' },
    compareAtPrice: null,
    quantityRules: { min: 1, max: null, step: 1 },
    availability: { status, quantity },
  }
}

test('another price is told with the one before', () => {
  expect(offerNews(offer(4900, 9), offer(4500, 9), 'en-IE')).toBe('The price changed. It was €49.00.')
})

test('another number of pieces is no news beside the line that tells it', () => {
  expect(offerNews(offer(4900, 9), offer(4900, 3), 'en-IE')).toBe('')
})

test('what is gone is told once, and that it is back', () => {
  expect(offerNews(offer(4900, 1), offer(4900, 0), 'en-IE')).toContain('sold out')
  expect(offerNews(offer(4900, 1), null, 'en-IE')).toContain('sold out')
  expect(offerNews(offer(4900, 0), null, 'en-IE')).toBe('')
  expect(offerNews(offer(4900, 0), offer(5000, 2), 'en-IE')).toBe('It is back.')
})
