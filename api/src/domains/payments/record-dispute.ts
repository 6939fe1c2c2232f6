import type { TxContext } from '../../platform/context.ts'
import { newId } from '../../platform/ids.ts'
import { postTransfers } from '../ledger/index.ts'
import { closingDispute, type Dispute, findDispute } from './dispute-queries.ts'
import { aboutOf, type Payment } from './payment.ts'
import { heldBack, isDecided, isNewerDispute } from './payment-life.ts'
import { disputePosting } from './postings.ts'
import type { ProviderDispute } from './provider.ts'
import { changePayment } from './record-change.ts'

/**
 * Records what a provider tells of a dispute about a locked payment, and what it holds back; older news change nothing.
 * @returns `early`: more is asked back than has been captured here, and nothing was recorded
 */
export async function recordDispute(
  context: TxContext,
  of: { payment: Payment; said: ProviderDispute; toldAt: Date; orderId: string | null },
): Promise<'news' | 'known' | 'early'> {
  const { tx, store } = context
  const { payment, said, toldAt } = of
  const { provider, currency } = payment
  const known = await findDispute(tx, store.id, { provider, reference: said.reference })
  if (!isNewerDispute(known, { status: said.status, toldAt })) return 'known'
  const dispute: Dispute = {
    id: known?.id ?? newId('dispute'),
    paymentId: payment.id,
    provider,
    providerReference: said.reference,
    amount: said.amount,
    currency,
    status: said.status,
    reason: said.reason,
    respondBy: said.respondBy === null ? null : new Date(said.respondBy),
    openedAt: known?.openedAt ?? toldAt,
    closedAt: isDecided(said.status) ? toldAt : null,
    toldAt,
    version: (known?.version ?? 0) + 1,
  }
  const moved = heldBack(dispute) - heldBack(known)
  if (payment.disputedAmount + moved > payment.capturedAmount) return 'early'
  tx.atClose(closingDispute(store.id, dispute, context.now))
  postTransfers(context, {
    reference: dispute.id,
    orderId: of.orderId,
    postings: [disputePosting(payment, moved)],
  })
  const { id: disputeId, status, amount } = dispute
  changePayment(context, {
    payment,
    change: { disputedAmount: payment.disputedAmount + moved },
    tells: {
      type: 'payment.dispute_changed',
      payload: { ...aboutOf(payment), disputeId, status, amount, currency },
    },
  })
  return 'news'
}
