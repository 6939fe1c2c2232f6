import type { Form } from '@tradepost/desk/form.ts'

/** What the form of a payment provider says; what was left empty stays as it is. */
export function providerChange(form: Form, provider: 'test' | 'stripe') {
  const captureMode = form.text('captureMode') === 'manual' ? ('manual' as const) : ('automatic' as const)
  const switched = form.has('isActive') ? { isActive: true } : {}
  if (provider === 'test') return { captureMode, ...switched }
  const typed = (name: string) => form.exact(name).trim()
  return {
    captureMode,
    ...switched,
    publishableKey: typed('publishableKey'),
    account: typed('account'),
    ...(typed('secretKey') && { secretKey: typed('secretKey') }),
    ...(typed('webhookSecret') && { webhookSecret: typed('webhookSecret') }),
  }
}
