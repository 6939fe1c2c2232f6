import { expect, test } from 'vitest'
import { formatMoney } from './index.ts'

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')

test.each([
  [1999, 'EUR', 'de-DE', '19,99 €'],
  [1999, 'EUR', 'en-IE', '€19.99'],
  [5, 'USD', 'en-US', '$0.05'],
  [-1999, 'USD', 'en-US', '-$19.99'],
  [0, 'GBP', 'en-GB', '£0.00'],
  [1500, 'JPY', 'ja-JP', '￥1,500'],
  [1500, 'KWD', 'en-US', 'KWD 1.500'],
  [12345, 'CLF', 'en-US', 'CLF 1.2345'],
])('%i minor units of %s in %s are %s', (amount, currency, locale, expected) => {
  expect(plain(formatMoney({ amount, currency }, locale))).toBe(expected)
})

test('the exponent is that of ISO 4217, not local custom', () => {
  expect(plain(formatMoney({ amount: 1999, currency: 'ALL' }, 'en-US'))).toBe('ALL 19.99')
  expect(plain(formatMoney({ amount: 1999, currency: 'HUF' }, 'en-US'))).toBe('HUF 19.99')
})

test('the largest amounts are exact to the last digit', () => {
  expect(formatMoney({ amount: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en-US')).toBe(
    '$90,071,992,547,409.91',
  )
  expect(formatMoney({ amount: -Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en-US')).toBe(
    '-$90,071,992,547,409.91',
  )
})

test('what is not a whole number of minor units is refused', () => {
  for (const amount of [19.99, Number.NaN, 2 ** 53]) {
    expect(() => formatMoney({ amount, currency: 'EUR' }, 'en-US')).toThrow(RangeError)
  }
})
