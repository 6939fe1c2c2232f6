import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { beginFlow, endFlow, type IdempotentCall, type StoredReply } from '../../platform/idempotency.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { type PaymentProviders, readOperationsFor, runOperation } from '../payments/index.ts'
import { changeRefusals } from './change-refusals.ts'
import type { Refund } from './refund.ts'
import { refundIdOf } from './refund-id.ts'
import type { WantedRefund } from './refund-parts.ts'
import { readRefund } from './refund-queries.ts'
import { orderOperations } from './settle-refund.ts'
import { lockSoldOrder } from './sold-order-queries.ts'
import { lockPaymentsOf, recordRefund } from './start-refund.ts'

/** What calls that move money over the network need besides their input. */
export interface MoneyCall {
  providers: PaymentProviders
  flow: IdempotentCall | undefined
}

/**
 * Gives money of an order back. In three steps, so that nothing is locked while a provider is asked: decide what, set it
 * aside on the payments and record it; ask each provider; record what came of it. Killed at any point, a retry with the
 * same key goes on where it stopped, and so does the worker.
 * @returns the refund; `started` where a provider will tell later
 * @throws Refusal not-found, refund-above-paid, refund-line-unknown, nothing-to-refund, store-credit-needs-customer,
 *   payment-provider-unavailable
 */
export async function refundOrder(
  context: Context,
  of: MoneyCall & {
    orderId: string
    wanted: WantedRefund
    paidTo: Refund['paidTo']
    reason: string
    note: string
    reply: (refund: Refund) => StoredReply
  },
): Promise<Refund> {
  const id = refundIdOf(context, of.flow)
  await inTransaction(context, async (tx) => {
    const order = await lockSoldOrder(tx.tx, tx.store.id, of.orderId)
    if (!order) throw new Refusal(platformRefusals.notFound)
    if (of.flow) beginFlow(tx, of.flow)
    if (await readRefund(tx.tx, tx.store.id, id)) return
    const payments = await lockPaymentsOf(tx, order.id)
    const { wanted, paidTo, reason, note } = of
    const refund = await recordRefund(tx, {
      order,
      payments,
      wanted,
      id,
      returnId: null,
      paidTo,
      reason,
      note,
    })
    if (!refund) throw new Refusal(changeRefusals.nothingToRefund)
  })
  return finishRefund(context, { ...of, refundId: id, end: of.reply })
}

/** Asks for everything of a refund that is not over, and ends the flow with what came of it. */
async function finishRefund(
  context: Context,
  of: MoneyCall & { refundId: string; end: (refund: Refund) => StoredReply },
): Promise<Refund> {
  await finishOperations(context, { ...of, references: [of.refundId] })
  const ended = await inTransaction(context, async (tx) => {
    const refund = await readRefund(tx.tx, tx.store.id, of.refundId)
    if (!refund) throw new Error(`refund ${of.refundId} is gone`)
    if (of.flow) endFlow(tx, of.flow, of.end(refund))
    return refund
  })
  return ended
}

/** Asks providers for whatever was begun for the given things and has not been asked for yet, one after the other. */
export async function finishOperations(
  context: Context,
  of: Pick<MoneyCall, 'providers'> & { references: readonly string[] },
): Promise<void> {
  const begun = await inTransaction(context, async ({ tx, store }) => {
    const operations = []
    for (const reference of of.references)
      operations.push(...(await readOperationsFor(tx, store.id, reference)))
    return operations.filter(({ status }) => status === 'started')
  })
  for (const { id } of begun)
    await runOperation(context, { operationId: id, providers: of.providers, ...orderOperations })
}
