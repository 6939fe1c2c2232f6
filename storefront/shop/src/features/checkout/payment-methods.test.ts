import type { PaymentConfiguration, SavedPaymentMethod } from '@tradepost/sdk'
import { expect, test } from 'vitest'
import {
  cardForm,
  chosenMethod,
  expiryOf,
  paymentChoices,
  paymentDestinations,
  stripeFormOptions,
} from './payment-methods.ts'

const kept: SavedPaymentMethod = {
  id: 'spm_01h455vb4pex5vsknk084sn02q',
  provider: 'stripe',
  kind: 'card',
  brand: 'visa',
  lastFour: '4242',
  expiryMonth: 3,
  expiryYear: 2034,
  isDefault: true,
  createdAt: '2026-11-22T09:30:00.000Z',
  version: 1,
}
const stripe: PaymentConfiguration = {
  provider: 'stripe',
  mode: 'test',
  publishableKey: 'pk_test_1',
  account: null,
  captureMode: 'automatic',
  canKeepMethods: true,
  excludedMethods: ['sepa_debit'],
}
const idsOf = (configuration: PaymentConfiguration, methods: SavedPaymentMethod[]) =>
  paymentChoices(configuration, methods).map(({ id }) => id)

test('what is kept is offered before what is new', () => {
  expect(idsOf(stripe, [kept])).toEqual([kept.id, cardForm])
  expect(paymentChoices(stripe, [kept])[0]).toMatchObject({
    name: 'Visa ending in 4242',
    about: 'Good until 03/34.',
  })
  expect(expiryOf({ ...kept, expiryMonth: null })).toBe('')
})

test('the form of Stripe is offered where Stripe has a key for it, and test cards with the test provider alone', () => {
  expect(idsOf({ ...stripe, publishableKey: null }, [])).toEqual([])
  expect(idsOf({ ...stripe, provider: 'test', publishableKey: null }, [])[0]).toBe('pm_test_ok')
  expect(idsOf(stripe, []).some((id) => id.startsWith('pm_test'))).toBe(false)
})

test('a form says what is paid with: something kept, a token of the provider, or nothing', () => {
  const form = (entries: Record<string, string>) => {
    const data = new FormData()
    for (const [name, value] of Object.entries(entries)) data.set(name, value)
    return data
  }
  expect(chosenMethod(form({ paymentMethod: kept.id, keep: 'yes' }))).toEqual({
    savedPaymentMethodId: kept.id,
  })
  expect(chosenMethod(form({ paymentMethod: cardForm, token: 'ctoken_1', keep: 'yes' }))).toEqual({
    paymentMethod: 'ctoken_1',
    savePaymentMethod: true,
  })
  expect(chosenMethod(form({ paymentMethod: cardForm, token: '' }))).toBeNull()
  expect(chosenMethod(form({ paymentMethod: 'pm_test_ok' }))).toMatchObject({ savePaymentMethod: false })
  expect(chosenMethod(form({}))).toBeNull()
})

test('a payment may lead to banks and to the test bank under both names of this machine', () => {
  expect(paymentDestinations('http://127.0.0.1:4000')).toBe(
    "'self' https: http://127.0.0.1:4000 http://localhost:4000",
  )
  expect(paymentDestinations('https://api.example.com')).toBe("'self' https: https://api.example.com")
})

test('the form of Stripe asks for what the payment will be: else Stripe refuses its tokens', () => {
  const of = { captureMode: 'manual' as const, excludedMethods: ['sepa_debit'] }
  expect(stripeFormOptions({ ...of, total: { amount: 1999, currency: 'EUR' } })).toEqual({
    mode: 'payment',
    amount: 1999,
    currency: 'eur',
    captureMethod: 'manual',
    excludedPaymentMethodTypes: ['sepa_debit'],
  })
})

test.each([
  ['JPY', 500, 500],
  ['ISK', 5, 500],
  ['MGA', 1500, 15],
  ['KWD', 5120, 5120],
])('the form of Stripe counts %s as Stripe does', (currency, amount, counted) => {
  const of = { captureMode: 'automatic' as const, excludedMethods: [] }
  expect(stripeFormOptions({ ...of, total: { amount, currency } }).amount).toBe(counted)
})
