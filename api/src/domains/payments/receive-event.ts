import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { askProvider } from './ask-provider.ts'
import {
  closingDelivery,
  closingEvent,
  type EventStatus,
  type ReceivedEvent,
  readEventStatus,
} from './event-queries.ts'
import { followPayment } from './follow-payment.ts'
import { findOperation } from './operation-queries.ts'
import type { PaidFor } from './paid-for.ts'
import { nameOf, type Payment, type PaymentOperation } from './payment.ts'
import type { ProviderEvent } from './provider.ts'
import type { PaymentProviders, StoreProvider } from './providers-of.ts'
import { findPayment, lockPayment } from './queries.ts'
import { recordFinding } from './reconcile.ts'
import { recordDispute } from './record-dispute.ts'
import { disagreement, ProviderDisagrees } from './record-outcome.ts'
import { isOver, runOperation } from './run-operation.ts'

export interface ReceiveEvent {
  from: StoreProvider
  /** Verified by the provider's `readEvent` */
  event: ProviderEvent
  providers: PaymentProviders
  paidFor: PaidFor
  /** Of an event that was parked: when it came, and nobody has sent it again */
  parkedAt?: Date
}

/**
 * Takes in what a provider tells on its own: once, however often it is sent. It is never believed to be how things stand:
 * the provider is asked, and what it says goes the way of every other answer. What comes of it is written together with
 * the event; what is not known here yet waits.
 * @throws Refusal payment-provider-unavailable: nothing is written, and the provider sends it again
 */
export async function receiveEvent(context: Context, of: ReceiveEvent): Promise<EventStatus> {
  const known = await inTransaction(context, (tx) => lookAt(tx, of))
  if ('status' in known) return known.status
  const { payment, operation } = known
  let isWritten = false
  const write = (tx: TxContext, status: EventStatus, reason = '') => {
    tx.tx.atClose(
      closingEvent(tx.store.id, {
        ...rowOf(tx, of),
        paymentId: payment.id,
        status,
        reason,
        now: tx.now,
        isDelivery: of.parkedAt === undefined,
      }),
    )
    if (of.parkedAt && status === 'applied')
      recordFinding(tx, { paymentId: payment.id, found: 'event_parked', did: 'finished' })
    isWritten = true
  }
  const alongside = (tx: TxContext) => write(tx, 'applied')
  const refused = await apply(context, { ...of, payment, operation, alongside }).catch((error: unknown) => {
    if (error instanceof ProviderDisagrees) return `${error.found} differs`
    throw error
  })
  if (refused !== null) {
    const [status, reason] =
      refused === '' ? (['parked', 'too early'] as const) : (['refused', refused] as const)
    await inTransaction(context, async (tx) => write(tx, status, reason))
    return status
  }
  // Nothing was left to do: somebody was faster, or it says what is known.
  if (!isWritten) await inTransaction(context, async (tx) => write(tx, 'ignored', 'known already'))
  return 'applied'
}

const rowOf = (tx: TxContext, of: ReceiveEvent): Omit<ReceivedEvent, 'paymentId' | 'status' | 'reason'> => ({
  provider: of.from.provider.name,
  event: of.event,
  receivedAt: of.parkedAt ?? tx.now,
})

type Known = { status: EventStatus } | { payment: Payment; operation: PaymentOperation | null }

/** What has been dealt with is counted; what is wrong is refused, and what nobody knows yet is parked: both are kept. */
async function lookAt(context: TxContext, of: ReceiveEvent): Promise<Known> {
  const { tx, store, now } = context
  const { event, from } = of
  const provider = from.provider.name
  const before = await readEventStatus(tx, store.id, { provider, id: event.id })
  if (before && before !== 'parked') {
    tx.atClose(closingDelivery(store.id, { provider, id: event.id }))
    return { status: before }
  }
  const isDelivery = of.parkedAt === undefined
  const ends = (status: EventStatus, reason: string, paymentId: string | null): Known => {
    tx.atClose(closingEvent(store.id, { ...rowOf(context, of), paymentId, status, reason, now, isDelivery }))
    return { status }
  }
  if (event.isLive !== (from.mode === 'live')) return ends('refused', 'mode differs', null)
  if (event.account !== from.account) return ends('refused', 'account differs', null)
  if (event.about.kind === 'other') return ends('ignored', 'not listened to', null)
  const { key, reference } = event.payment
  if (key === null && reference === null) return ends('ignored', 'of no payment', null)
  const payment = await findPayment(tx, store.id, { provider, key, reference })
  if (!payment) return ends('parked', 'of a payment that is not known', null)
  const operation =
    event.about.kind === 'operation'
      ? await findOperation(tx, store.id, { paymentId: payment.id, ...event.about })
      : null
  const differs = whatDiffers(event, { payment, operation })
  return differs ? ends('refused', `${differs} differs`, payment.id) : { payment, operation }
}

/** In what an event contradicts what it speaks of. */
function whatDiffers(
  event: ProviderEvent,
  of: { payment: Payment; operation: PaymentOperation | null },
): string | null {
  const { payment, operation } = of
  const { account, currency } = event
  if (event.about.kind === 'dispute') {
    const { dispute } = event.about
    const said = { account, currency: dispute.currency, amount: null }
    return disagreement(payment, said) ?? (dispute.amount > payment.amount ? 'amount' : null)
  }
  const amount = event.about.kind === 'payment' ? event.amount : null
  const differs = disagreement(payment, { account, currency, amount })
  if (differs) return differs
  return operation && event.amount !== null && event.amount !== operation.amount ? 'amount' : null
}

/** @returns null: done; empty: too early; else why it is refused */
async function apply(
  context: Context,
  of: ReceiveEvent & {
    payment: Payment
    operation: PaymentOperation | null
    alongside: (tx: TxContext) => void
  },
): Promise<string | null> {
  const { event, payment, operation, paidFor, providers, alongside } = of
  if (event.about.kind === 'dispute') {
    const { dispute } = event.about
    const toldAt = new Date(event.occurredAt)
    return inTransaction(context, async (tx) => {
      const { orderId } = (await paidFor.lock?.(tx, null, payment)) ?? { orderId: null }
      const locked = await lockPayment(tx.tx, tx.store.id, payment.id)
      if (!locked) return ''
      const became = await recordDispute(tx, { payment: locked, said: dispute, toldAt, orderId })
      if (became === 'news') alongside(tx)
      return became === 'early' ? '' : null
    })
  }
  if (operation && !isOver(operation)) {
    await runOperation(context, {
      operationId: operation.id,
      providers,
      ...(paidFor.lock ? { lock: paidFor.lock } : {}),
      settled: async (tx, settled, paid) => {
        await paidFor.settled(tx, settled, paid)
        alongside(tx)
      },
    })
    return null
  }
  if (payment.status === 'started' || payment.status === 'requires_action') {
    await paidFor.advance(context, { payment, alongside })
    return null
  }
  const { provider } = of.from
  const said = await askProvider(context, () => provider.retrieve(nameOf(payment)))
  if (said) await followPayment(context, { payment, said, provider, providers, paidFor, alongside })
  return null
}
