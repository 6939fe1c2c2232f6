import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { closeSellerSession } from './session-queries.ts'

/** Signs the caller out at once. @throws Refusal not-permitted when it is no session of a seller's member */
export async function endSellerSession(context: Context): Promise<void> {
  const { actor } = context
  if (actor.kind !== 'sellerMember') throw new Refusal(platformRefusals.notPermitted)
  await inTransaction(context, async (tx) => {
    const { sellerId, accountId, sessionId } = actor
    const ended = await closeSellerSession(tx.tx, tx.store.id, {
      sellerId,
      accountId,
      sessionId,
      clock: tx.clock,
    })
    if (!ended) return
    recordEvent(tx, {
      type: 'seller_session.ended',
      aggregate: 'sellerSession',
      aggregateId: sessionId,
      version: 2,
      payload: { sellerId, accountId },
    })
  })
}
