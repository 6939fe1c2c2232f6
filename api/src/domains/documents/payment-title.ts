import type { Payment } from '../payments/index.ts'

const brands: Record<string, string> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  amex: 'American Express',
}

/** What a buyer knows a payment by: `Visa •••• 4242`. */
export function paymentTitle({ tender, method, provider }: Payment): string {
  if (tender === 'gift_card') return 'Gift card'
  if (tender === 'store_credit') return 'Store credit'
  if (!method) return provider
  const brand = method.brand && (brands[method.brand] ?? method.brand)
  return [brand ?? method.kind, method.lastFour && `•••• ${method.lastFour}`].filter(Boolean).join(' ')
}
