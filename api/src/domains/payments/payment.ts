import type { PaymentStatus } from './payment-state.ts'
import type { PaymentMethodSummary, PaymentName } from './provider.ts'

/** Who gives the money: somebody outside, or an account of ours in the ledger. */
export type Tender = 'provider' | 'gift_card' | 'store_credit'

/** Money that is asked for. Amounts are integer minor units. */
export interface Payment {
  id: string
  /** What is paid for: a checkout, or an edit of an order */
  reference: string
  referenceKind: 'checkout' | 'order_edit'
  tender: Tender
  /** Of a gift card or of store credit, in the ledger; null: a provider's */
  accountId: string | null
  /** The gift card or the customer whose account it is; null: a provider's */
  accountOwnerId: string | null
  provider: string
  /** At the provider; empty where it has one account only */
  providerAccount: string
  /** Ours, known to the provider: the same key is the same payment */
  providerKey: string
  /** The provider's name for it, once it has told */
  providerReference: string | null
  amount: number
  currency: string
  status: PaymentStatus
  captureMode: 'automatic' | 'manual'
  capturedAmount: number
  /** Set aside by captures and a void that run */
  capturingAmount: number
  refundedAmount: number
  /** Set aside by refunds that run */
  refundingAmount: number
  /** What buyers' banks have asked back, and have not lost */
  disputedAmount: number
  method: PaymentMethodSummary | null
  saveMethod: boolean
  /** Its money came after it had ended here */
  isLate: boolean
  nextActionUrl: string | null
  declineCode: string | null
  attempt: number
  version: number
  createdAt: Date
  updatedAt: Date
  settledAt: Date | null
  authorizedUntil: Date | null
  /** When the worker asks the provider next whether anything was done there; null: not any more */
  checkAt: Date | null
}

/** One capture, void or refund: written with its key before anybody is asked. */
export interface PaymentOperation {
  id: string
  paymentId: string
  kind: 'capture' | 'void' | 'refund'
  amount: number
  /** Of a capture: what is left is let go */
  isFinal: boolean
  /** `pending`: the provider has begun and will tell */
  status: 'started' | 'pending' | 'succeeded' | 'failed'
  providerKey: string
  providerReference: string | null
  failureCode: string | null
  /** What it is done for: a refund or an edit of an order; null: by itself */
  reference: string | null
  createdBy: string
  createdAt: Date
  updatedAt: Date
  settledAt: Date | null
}

/** What can still be captured. */
export const capturableAmount = (payment: Payment): number =>
  payment.status === 'authorized' ? payment.amount - payment.capturedAmount - payment.capturingAmount : 0

/** What can still be given back: what a bank has taken back is gone. */
export const refundableAmount = (payment: Payment): number =>
  Math.max(
    0,
    payment.capturedAmount - payment.refundedAmount - payment.refundingAmount - payment.disputedAmount,
  )

/** What events say a payment is for. */
export const aboutOf = ({
  reference,
  referenceKind,
}: Payment): { reference: string; referenceKind: Payment['referenceKind'] } => ({ reference, referenceKind })

/** What a provider knows a payment by. */
export const nameOf = (payment: Payment): PaymentName => ({
  key: payment.providerKey,
  reference: payment.providerReference,
  amount: payment.amount,
  currency: payment.currency,
  captureMode: payment.captureMode,
})
