/** The test provider's payment methods: tokens that say how the payment will end. */
export const paymentMethods = [
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
] as const

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
