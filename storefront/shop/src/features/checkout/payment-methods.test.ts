import { expect, test } from 'vitest'
import { paymentDestinations } from './payment-methods.ts'

test('a payment may lead to banks and to the test bank under both names of this machine', () => {
  expect(paymentDestinations('http://127.0.0.1:4000')).toBe(
    "'self' https: http://127.0.0.1:4000 http://localhost:4000",
  )
  expect(paymentDestinations('https://api.example.com')).toBe("'self' https: https://api.example.com")
})
