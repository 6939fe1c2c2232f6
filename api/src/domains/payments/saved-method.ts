import { toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { PaymentMethodSummary } from './provider.ts'
import type { StoreProvider } from './providers-of.ts'

/** A way to pay that a customer has kept with a provider; of it we know what a person knows it by. */
export interface SavedPaymentMethod {
  id: string
  provider: string
  /** At the provider; empty where it has one only */
  providerAccount: string
  /** The customer there */
  providerCustomer: string
  /** The provider's name for it */
  providerReference: string
  method: PaymentMethodSummary | null
  isDefault: boolean
  version: number
  createdAt: Date
}

/** Whether new payments of the store can use it. */
export const isUsable = (saved: SavedPaymentMethod, { provider, account }: StoreProvider): boolean =>
  saved.provider === provider.name && saved.providerAccount === account

/** Ways to pay that one customer keeps with one account of a provider. */
export const savedMethodsMax = 20

const unknown: PaymentMethodSummary = {
  kind: 'unknown',
  brand: null,
  lastFour: null,
  expiryMonth: null,
  expiryYear: null,
}

export const presentSavedMethod = (saved: SavedPaymentMethod) => ({
  id: toWire('savedPaymentMethod', saved.id),
  provider: saved.provider,
  ...(saved.method ?? unknown),
  isDefault: saved.isDefault,
  createdAt: toRfc3339(saved.createdAt),
  version: saved.version,
})
