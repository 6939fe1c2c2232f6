/** What a provider says of one payment. Amounts are integer minor units. */
export interface ProviderPayment {
  status: 'captured' | 'declined' | 'requires_action' | 'canceled'
  amount: number
  currency: string
  /** Where the shopper must go, with `requires_action`. */
  nextActionUrl: string | null
  /** The provider's reason, with `declined`. */
  declineCode: string | null
}

export interface ChargeRequest {
  /** Chosen and stored by us before the call; the same key is the same payment, however often it is sent. */
  key: string
  amount: number
  currency: string
  paymentMethod: string
  description: string
  /** Where the provider sends the shopper after a second step. */
  returnUrl: string
}

/**
 * Whoever takes the money. Calls cross a network: they may be slow, fail, or succeed without an answer, and are
 * never made inside a transaction. Every call may be repeated.
 */
export interface PaymentProvider {
  name: string
  knowsMethod(paymentMethod: string): boolean
  charge(request: ChargeRequest): Promise<ProviderPayment>
  /** Null when the provider has never heard of the key. */
  retrieve(key: string): Promise<ProviderPayment | null>
  /**
   * Ends a payment that has not been captured; answers with what it is now. Null when nobody has charged the key: a
   * charge that is still on its way must then be refused when it arrives.
   */
  cancel(key: string): Promise<ProviderPayment | null>
}
