import { expect, test } from 'vitest'
import { arrivalWords, deliveryDays, shippingPriceWords } from './delivery.ts'

test('days of arrival are told by weekday, one day as one', () => {
  const two = arrivalWords({ arrivesFrom: '2026-11-25', arrivesUntil: '2026-11-27' }, 'en-GB')
  expect(two).toMatch(/Wed.*25.*Fri.*27 Nov/)
  const one = arrivalWords({ arrivesFrom: '2026-11-25', arrivesUntil: '2026-11-25' }, 'en-GB')
  expect(one).toMatch(/^Wed,? 25 Nov$/)
  expect(deliveryDays({ minDays: 1, maxDays: 1 })).toBe('next working day')
})

test('a price that depends on the package is the least', () => {
  const price = { amount: 490, currency: 'EUR' }
  expect(shippingPriceWords({ price, isPriceFrom: true }, 'en-DE')).toBe('from €4.90')
  expect(shippingPriceWords({ price, isPriceFrom: false }, 'en-DE')).toBe('€4.90')
  expect(shippingPriceWords({ price: { ...price, amount: 0 }, isPriceFrom: false }, 'en-DE')).toBe('free')
})
