import type { Money, PaymentConfiguration, SavedPaymentMethod } from '@tradepost/sdk'

/** One way to pay, as the form offers it. */
export interface PaymentChoice {
  /** A token of the provider's, the id of a kept method, or {@link cardForm} */
  id: string
  name: string
  about: string
}

/** Chosen when the provider's own form in the page is to make the token. */
export const cardForm = 'card-form'

/** The test provider's payment methods: tokens that say how the payment will end. */
const testMethods: readonly PaymentChoice[] = [
  { id: 'pm_test_ok', name: 'Test card that works', about: 'Pays at once. No real money moves.' },
  {
    id: 'pm_test_second_step',
    name: 'Test card with a second step',
    about: 'Leads to a test bank, where you confirm or decline.',
  },
  {
    id: 'pm_test_declined',
    name: 'Test card that is declined',
    about: 'Shows what happens when a bank says no.',
  },
]

/** What a person knows a kept method by. */
export function methodName({ kind, brand, lastFour }: SavedPaymentMethod): string {
  const name = brand ?? kind.replaceAll('_', ' ')
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}${lastFour ? ` ending in ${lastFour}` : ''}`
}

/** `12/34`; empty where it does not expire. */
export const expiryOf = ({ expiryMonth, expiryYear }: SavedPaymentMethod): string =>
  expiryMonth && expiryYear ? `${String(expiryMonth).padStart(2, '0')}/${String(expiryYear).slice(-2)}` : ''

/** What can be paid with here: what the customer has kept, the usual one first, then what the provider offers. */
export function paymentChoices(
  configuration: PaymentConfiguration,
  kept: readonly SavedPaymentMethod[],
): PaymentChoice[] {
  const choices = kept.map((method) => ({
    id: method.id,
    name: methodName(method),
    about: expiryOf(method) && `Good until ${expiryOf(method)}.`,
  }))
  if (configuration.provider === 'test') return [...choices, ...testMethods]
  if (!configuration.publishableKey) return choices
  const about = `You enter it in a form of ${configuration.provider === 'stripe' ? 'Stripe' : 'our payment provider'}: we never see the number.`
  return [...choices, { id: cardForm, name: 'Card or another way', about }]
}

/** What a form says is paid with; null where it says nothing that can be. */
export function chosenMethod(
  form: FormData,
): { paymentMethod: string; savePaymentMethod: boolean } | { savedPaymentMethodId: string } | null {
  const text = (name: string) => String(form.get(name) ?? '')
  const chosen = text('paymentMethod')
  if (chosen.startsWith('spm_')) return { savedPaymentMethodId: chosen }
  const paymentMethod = chosen === cardForm ? text('token') : chosen
  return paymentMethod === '' ? null : { paymentMethod, savePaymentMethod: text('keep') === 'yes' }
}

/**
 * What Stripe's form is told of the payment (https://docs.stripe.com/js/elements_object/create_without_intent): the same as
 * the API tells Stripe of it. A token that was made for another payment is refused.
 */
export const stripeFormOptions = (
  of: Pick<PaymentConfiguration, 'captureMode' | 'excludedMethods'> & { total: Money },
) => ({
  mode: 'payment',
  amount: stripeAmount(of.total),
  currency: of.total.currency.toLowerCase(),
  captureMethod: of.captureMode,
  excludedPaymentMethodTypes: of.excludedMethods,
})

// Amounts are in ISO 4217's minor units; Stripe counts these otherwise (https://docs.stripe.com/currencies).
function stripeAmount({ amount, currency }: Money): number {
  if (currency === 'ISK' || currency === 'UGX') return amount * 100
  return currency === 'MGA' ? amount / 100 : amount
}

/** Where Stripe's form comes from, and whom it speaks to: sources for the page's policy, beside the page itself. */
export const stripeSources = {
  script: 'https://js.stripe.com',
  frame: "frame-src 'self' https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
  connect: "connect-src 'self' https://api.stripe.com",
} as const

/**
 * Where a payment form may lead, as sources for the policy's `form-action`: browsers hold it against every redirect
 * that follows the form. Banks are on https; the test bank is a page of the API, which on a laptop goes by two names.
 */
export function paymentDestinations(apiUrl: string): string {
  const { protocol, hostname, port, origin } = new URL(apiUrl)
  const isLoopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const names = isLoopback ? ['localhost', '127.0.0.1'] : []
  const origins = new Set([origin, ...names.map((name) => `${protocol}//${name}${port && `:${port}`}`)])
  return ["'self'", 'https:', ...origins].join(' ')
}
