import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { recordEvent } from '../events/index.ts'
import { reserveBalance } from '../ledger/index.ts'
import { aboutOf, type Payment } from './payment.ts'
import { freeOfCharge } from './providers/free.ts'
import type { StoreProvider } from './providers-of.ts'
import { closingNewPayments } from './queries.ts'

/** So much of what is to be paid comes from a gift card or from store credit. */
export interface OwnTender {
  tender: 'gift_card' | 'store_credit'
  /** In the ledger */
  accountId: string
  /** The gift card or the customer */
  ownerId: string
  /** Above 0 */
  amount: number
  /** What a person knows a gift card by; null: store credit */
  lastFour: string | null
}

/**
 * Records the payments of one attempt with the keys they will have, before anybody is asked: what gift cards and store
 * credit give is set aside in the ledger, the rest is the provider's, or nobody's where there is none.
 * `payments_one_live` refuses a second attempt of the same reference while one is alive.
 * @returns the payment that decides first: the provider's, else the first of the others
 * @throws what `otherwise` makes when a gift card or store credit has not enough any more
 */
export function startPayments(
  context: TxContext,
  of: {
    reference: string
    /** Absent: a checkout */
    referenceKind?: Payment['referenceKind']
    attempt: number
    amount: number
    currency: string
    from: StoreProvider
    saveMethod: boolean
    tenders: readonly OwnTender[]
    otherwise: () => Error
  },
): Payment[] {
  const rest = of.tenders.reduce((left, { amount }) => left - amount, of.amount)
  if (rest < 0) throw new Error('tenders exceed what is to be paid')
  const own = of.tenders.map((tender) => ownPayment(context, { ...of, ...tender }))
  const isAsked = rest > 0 || own.length === 0
  const payments = isAsked ? [providersPayment(context, { ...of, amount: rest }), ...own] : own
  context.tx.atClose(closingNewPayments(context.store.id, payments))
  for (const { accountId, amount } of of.tenders)
    reserveBalance(context, { accountId, amount, otherwise: of.otherwise })
  for (const payment of payments) {
    const { id, provider, amount, currency } = payment
    recordEvent(context, {
      type: 'payment.started',
      aggregate: 'payment',
      aggregateId: id,
      version: 1,
      payload: { ...aboutOf(payment), provider, amount, currency },
    })
  }
  return payments
}

interface Attempt {
  reference: string
  referenceKind?: Payment['referenceKind']
  attempt: number
  amount: number
  currency: string
}

function providersPayment(
  context: TxContext,
  of: Attempt & { from: StoreProvider; saveMethod: boolean },
): Payment {
  const isFree = of.amount === 0
  return {
    ...blank(context, of),
    tender: 'provider',
    accountId: null,
    accountOwnerId: null,
    provider: isFree ? freeOfCharge.name : of.from.provider.name,
    providerAccount: isFree ? '' : of.from.account,
    captureMode: isFree ? 'automatic' : of.from.captureMode,
    saveMethod: of.saveMethod && !isFree,
  }
}

function ownPayment(context: TxContext, of: Attempt & OwnTender): Payment {
  const { tender, accountId, ownerId, lastFour } = of
  const unknown = { brand: null, expiryMonth: null, expiryYear: null }
  return {
    ...blank(context, of),
    tender,
    accountId,
    accountOwnerId: ownerId,
    provider: tender,
    method: { kind: tender, lastFour, ...unknown },
  }
}

function blank(
  { now }: TxContext,
  of: Attempt,
): Omit<Payment, 'tender' | 'accountId' | 'accountOwnerId' | 'provider'> {
  const id = newId('payment')
  const { reference, referenceKind = 'checkout', attempt, amount, currency } = of
  return {
    id,
    reference,
    referenceKind,
    attempt,
    amount,
    currency,
    providerAccount: '',
    providerKey: `${id}:charge`,
    providerReference: null,
    status: 'started',
    captureMode: 'automatic',
    capturedAmount: 0,
    capturingAmount: 0,
    refundedAmount: 0,
    refundingAmount: 0,
    disputedAmount: 0,
    method: null,
    saveMethod: false,
    isLate: false,
    nextActionUrl: null,
    declineCode: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
    settledAt: null,
    authorizedUntil: null,
    checkAt: null,
  }
}
