import type { Payment, PaymentOperation } from './payment.ts'
import type { PaymentStatus } from './payment-state.ts'
import type { ProviderDispute, ProviderPayment } from './provider.ts'

/**
 * How far a payment is: what a provider says later never takes it back. Money that is there outweighs every ending without
 * money, whichever is told first.
 */
const distance: Record<PaymentStatus, number> = {
  started: 0,
  requires_action: 1,
  authorized: 2,
  declined: 3,
  canceled: 4,
  captured: 5,
}

export type WhatFollows =
  /** We know as much, or more */
  | 'nothing'
  /** It waits here for exactly such a word */
  | 'settle'
  /** It had ended here, and the money was taken all the same */
  | 'send_back'
  /** It had ended here, and the money is promised all the same */
  | 'let_go'
  | DoneElsewhere
  /** What had been given back is with the provider again: the bank did not take it */
  | 'refund_undone'

/** What was done at the provider's own pages, and not here: what was authorized is let go, taken, or given back. */
export type DoneElsewhere = 'voided_elsewhere' | 'captured_elsewhere' | 'refunded_elsewhere'

type Known = Pick<
  Payment,
  'status' | 'capturedAmount' | 'capturingAmount' | 'refundedAmount' | 'refundingAmount'
>
type Said = Pick<ProviderPayment, 'status' | 'capturedAmount' | 'refundedAmount'>

/** What a provider's word about a whole payment means here. Pure: the same word twice means nothing the second time. */
export function whatFollows(known: Known, said: Said): WhatFollows {
  if (known.status === 'started' || known.status === 'requires_action')
    return distance[said.status] > distance[known.status] ? 'settle' : 'nothing'
  if (known.status === 'declined' || known.status === 'canceled') {
    if (said.capturedAmount > said.refundedAmount) return 'send_back'
    return said.status === 'authorized' ? 'let_go' : 'nothing'
  }
  const { captured, refunded } = elsewhereAmounts(known, said)
  // What was given back was taken before.
  if (captured > 0) return 'captured_elsewhere'
  if (refunded > 0) return 'refunded_elsewhere'
  const isOver = said.status === 'canceled' || said.status === 'captured'
  if (known.status === 'authorized' && isOver && known.capturingAmount === 0) return 'voided_elsewhere'
  return said.refundedAmount < known.refundedAmount ? 'refund_undone' : 'nothing'
}

/** What the provider has moved beyond what was moved from here, or is being moved. Minor units. */
export const elsewhereAmounts = (known: Known, said: Said): { captured: number; refunded: number } => ({
  captured: Math.max(0, said.capturedAmount - known.capturedAmount - known.capturingAmount),
  refunded: Math.max(0, said.refundedAmount - known.refundedAmount - known.refundingAmount),
})

/** Whether a provider's word about an operation changes anything: what is over stays so. */
export const isNews = (
  known: Pick<PaymentOperation, 'status'>,
  said: { status: PaymentOperation['status'] },
): boolean =>
  (known.status === 'started' && said.status !== 'started') ||
  (known.status === 'pending' && (said.status === 'succeeded' || said.status === 'failed'))

/** A dispute as it is known here. */
export interface KnownDispute {
  status: ProviderDispute['status']
  /** By the provider's clock */
  toldAt: Date
}

/** Of what was told in the same second, the later of these counts. */
const disputeSteps: ProviderDispute['status'][] = ['needs_response', 'under_review', 'lost', 'won']

/**
 * Whether a provider's word about a dispute is newer than what is known. A decision is not the last word: who has lost may
 * appeal, and win.
 */
export function isNewerDispute(known: KnownDispute | null, said: KnownDispute): boolean {
  if (!known) return true
  const later = said.toldAt.getTime() - known.toldAt.getTime()
  if (later !== 0) return later > 0
  return disputeSteps.indexOf(said.status) > disputeSteps.indexOf(known.status)
}

export const isDecided = (status: ProviderDispute['status']): boolean => status === 'won' || status === 'lost'

/** What a dispute holds back of what was captured. */
export const heldBack = (dispute: { status: ProviderDispute['status']; amount: number } | null): number =>
  dispute && dispute.status !== 'won' ? dispute.amount : 0

/** Everything that a provider can tell of one payment. */
export type Told =
  | { kind: 'payment'; said: Said }
  | {
      kind: 'operation'
      key: string
      operation: PaymentOperation['kind']
      amount: number
      status: PaymentOperation['status']
    }
  | { kind: 'dispute'; reference: string; amount: number; dispute: KnownDispute }

export interface PaymentLife {
  payment: Known & Pick<Payment, 'amount' | 'disputedAmount'>
  operations: Record<string, PaymentOperation['status']>
  disputes: Record<string, KnownDispute & { amount: number }>
}

/** The life of a payment after one more word about it: by these rules and no others. */
export function lifeAfter(life: PaymentLife, told: Told): PaymentLife {
  const { payment, operations, disputes } = life
  if (told.kind === 'payment') {
    if (whatFollows(payment, told.said) !== 'settle') return life
    const capturedAmount = told.said.status === 'captured' ? payment.amount : 0
    return { ...life, payment: { ...payment, status: told.said.status, capturedAmount } }
  }
  if (told.kind === 'operation') {
    const { key, operation, amount, status } = told
    if (!isNews({ status: operations[key] ?? 'started' }, { status })) return life
    const moved = afterOperation(payment, { kind: operation, amount, status })
    return { ...life, payment: { ...payment, ...moved }, operations: { ...operations, [key]: status } }
  }
  const known = disputes[told.reference] ?? null
  if (!isNewerDispute(known, told.dispute)) return life
  const next = { ...told.dispute, amount: told.amount }
  const disputedAmount = payment.disputedAmount + heldBack(next) - heldBack(known)
  return {
    ...life,
    payment: { ...payment, disputedAmount },
    disputes: { ...disputes, [told.reference]: next },
  }
}

/** By what an operation that is over moves the amounts of its payment: what was set aside is moved, or given back. */
export function afterOperation(
  payment: Known & Pick<Payment, 'amount'>,
  of: {
    kind: PaymentOperation['kind']
    amount: number
    status: PaymentOperation['status']
    isFinal?: boolean
  },
): Partial<Known> {
  const { kind, amount, status } = of
  if (status === 'started' || status === 'pending') return {}
  const isGood = status === 'succeeded'
  if (kind === 'refund')
    return {
      refundingAmount: payment.refundingAmount - amount,
      refundedAmount: payment.refundedAmount + (isGood ? amount : 0),
    }
  // A final capture and a void have set aside all there was, and nothing else could begin beside them.
  const capturingAmount = of.isFinal || kind === 'void' ? 0 : payment.capturingAmount - amount
  if (!isGood) return { capturingAmount }
  if (kind === 'void')
    return { capturingAmount, status: payment.capturedAmount > 0 ? 'captured' : 'canceled' }
  const capturedAmount = payment.capturedAmount + amount
  const isDone = of.isFinal || capturedAmount === payment.amount
  return { capturingAmount, capturedAmount, ...(isDone ? { status: 'captured' } : {}) }
}
