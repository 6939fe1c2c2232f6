/** What a provider says of one payment. Amounts are integer minor units. */
export interface ProviderPayment {
  status: 'captured' | 'authorized' | 'declined' | 'requires_action' | 'canceled'
  /** Of the whole payment, as it was asked for */
  amount: number
  currency: string
  /** Of which captured */
  capturedAmount: number
  /** Of which given back */
  refundedAmount: number
  /** The provider's own name for it */
  reference: string | null
  /** The account at the provider it went to; empty where there is one only */
  account: string
  /** Where the shopper must go, with `requires_action`. */
  nextActionUrl: string | null
  /** The provider's reason, with `declined`. */
  declineCode: string | null
  /** What a person knows the method by; null: the provider does not say */
  method: PaymentMethodSummary | null
  /** The method's reference, where it is kept for the customer at the provider */
  keptMethod?: string | null
  /** RFC 3339; until when what is authorized can be captured */
  authorizedUntil: string | null
}

export interface PaymentMethodSummary {
  kind: string
  brand: string | null
  lastFour: string | null
  expiryMonth: number | null
  expiryYear: number | null
}

/**
 * Enough to name a payment to its provider: by the provider's reference or, where its answer was lost, by our key and
 * what was asked for, with which its opening can be repeated.
 */
export interface PaymentName {
  /** Ours: chosen and stored before the first call; the same key is the same payment, however often it is sent */
  key: string
  /** The provider's, once it is known */
  reference: string | null
  /** Of the whole payment, as stored with the key */
  amount: number
  currency: string
  captureMode: 'automatic' | 'manual'
}

export interface ChargeRequest extends PaymentName {
  /** The account there that it is to go to; empty where there is one only */
  account: string
  /** What the shopper pays with: a token of the provider's, or a kept method's reference */
  paymentMethod: string
  description: string
  /** Where the provider sends the shopper after a second step */
  returnUrl: string
  /** The customer there, where the method is kept or to be kept; null: a guest */
  providerCustomer: string | null
  saveMethod: boolean
}

/** What a provider says of a capture, a void or a refund. */
export interface ProviderOperation {
  kind: 'capture' | 'void' | 'refund'
  /** `pending`: it has begun and will tell */
  status: 'pending' | 'succeeded' | 'failed'
  amount: number
  currency: string
  reference: string | null
  failureCode: string | null
}

/** What was done with a payment at the provider, by its own name for it; what has failed is left out. */
export interface DoneThere {
  kind: ProviderOperation['kind']
  reference: string
  /** Ours, where it was asked for from here */
  key: string | null
  /** Minor units; null: the provider does not tell them one by one */
  amount: number | null
}

export interface OperationRequest {
  /** Ours: stored before the call; the same key is the same operation, however often it is sent */
  key: string
  payment: PaymentName
  amount: number
  currency: string
}

/** What a provider tells on its own, verified and reduced to what we use. */
export interface ProviderEvent {
  id: string
  type: string
  /** RFC 3339, by the provider's clock */
  occurredAt: string
  isLive: boolean
  account: string
  /** What it speaks of, by our key or by the provider's reference; neither: of no payment */
  payment: { key: string | null; reference: string | null }
  about:
    | { kind: 'payment' }
    | { kind: 'operation'; reference: string; key: string | null }
    | { kind: 'dispute'; dispute: ProviderDispute }
    | { kind: 'other' }
  /** As the event says, to be compared with ours; null: it says none */
  amount: number | null
  currency: string | null
}

export interface ProviderDispute {
  reference: string
  amount: number
  currency: string
  status: 'needs_response' | 'under_review' | 'won' | 'lost'
  reason: string
  /** RFC 3339 */
  respondBy: string | null
}

/**
 * Whoever takes the money. Calls cross a network: they may be slow, fail, or succeed without an answer, and are
 * never made inside a transaction. Every call may be repeated with the same key.
 */
export interface PaymentProvider {
  name: string
  /** Kinds of methods that new payments cannot be made with, in the provider's words */
  excludedMethods: readonly string[]
  knowsMethod(paymentMethod: string): boolean
  charge(request: ChargeRequest): Promise<ProviderPayment>
  /** Null when the provider has never heard of it. */
  retrieve(payment: PaymentName): Promise<ProviderPayment | null>
  /**
   * Ends a payment of which nothing has been captured; answers with what it is now. Null when nobody has charged the
   * key: a charge that is still on its way must then be refused when it arrives.
   */
  cancel(payment: PaymentName): Promise<ProviderPayment | null>
  /** Takes (a part of) what is authorized; `isFinal` lets the rest go. */
  capture(request: OperationRequest & { isFinal: boolean }): Promise<ProviderOperation>
  refund(request: OperationRequest): Promise<ProviderOperation>
  /** Where an operation stands; null when the provider has never heard of its key. */
  retrieveOperation(kind: 'capture' | 'refund', request: OperationRequest): Promise<ProviderOperation | null>
  /** What was done with a payment there, oldest first where the provider says so. */
  history(payment: PaymentName): Promise<DoneThere[]>
  /**
   * Verifies who sent it and how old it is, over the bytes as they came.
   * @throws Refusal event-not-trusted
   */
  readEvent(body: Uint8Array, headers: Headers, now: Date): Promise<ProviderEvent>
  /** The customer at the provider, made once per key; null: the provider keeps no methods */
  keepCustomer?(request: { key: string }): Promise<string>
  /** Forgets a kept method at the provider; one that is gone is fine. */
  forgetMethod?(reference: string): Promise<void>
}
