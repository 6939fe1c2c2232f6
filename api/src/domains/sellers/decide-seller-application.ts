import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { queueMail } from '../mail/index.ts'
import { lockSeller, writeDecision } from './queries.ts'
import { sellerRefusals } from './refusals.ts'
import type { Seller } from './seller.ts'
import { sendSellerInvitation } from './send-seller-invitation.ts'

/**
 * Staff decides on an application, once. Whoever applied is told by mail; an approved one trades from now on and gets an
 * invitation as its first owner.
 * @throws Refusal not-found, application-decided
 */
export async function decideSellerApplication(
  context: Context,
  of: { sellerId: string; decision: 'approved' | 'refused'; reason: string | null },
): Promise<Seller> {
  return inTransaction(context, async (tx) => {
    const before = await lockSeller(tx.tx, tx.store.id, of.sellerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (before.status !== 'applied' || before.email === null)
      throw new Refusal(sellerRefusals.applicationDecided)
    const seller: Seller = {
      ...before,
      status: of.decision === 'approved' ? 'active' : 'refused',
      decisionReason: of.reason,
      decidedAt: tx.now,
      version: before.version + 1,
    }
    await writeDecision(tx.tx, tx.store.id, seller, { decidedBy: actorName(tx.actor), now: tx.now })
    recordEvent(tx, {
      type: 'seller.decided',
      aggregate: 'seller',
      aggregateId: seller.id,
      version: seller.version,
      payload: { decision: of.decision },
      details: { before: { status: before.status }, after: { status: seller.status, reason: of.reason } },
    })
    queueMail(tx, {
      to: before.email,
      template: 'seller-decision',
      locale: tx.store.locale,
      data: { sellerName: seller.name, decision: of.decision, reason: of.reason },
    })
    if (of.decision === 'refused') return seller
    await sendSellerInvitation(tx, {
      seller,
      email: before.email,
      rights: { isOwner: true, permissions: [] },
      mayWithdraw: () => true,
    })
    return { ...seller, version: seller.version + 1 }
  })
}
