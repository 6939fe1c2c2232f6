import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { accountActor } from './account.ts'
import { closeSession, type Desk } from './session-queries.ts'

/** Signs the caller out at once. */
export async function endStaffSession(context: Context): Promise<void> {
  const { kind: desk, accountId, sessionId } = accountActor(context.actor)
  await inTransaction(context, (tx) => endSession(tx, { desk, accountId, sessionId }))
}

/** Ends a session of an account, at whichever desk. @returns whether it was there */
export async function endSession(
  tx: TxContext,
  of: { desk: Desk; accountId: string; sessionId: string },
): Promise<boolean> {
  const { accountId, sessionId } = of
  const closed = await closeSession(tx.tx, tx.store.id, { ...of, clock: tx.clock })
  if (!closed) return false
  if (closed.sellerId === null)
    recordEvent(tx, {
      type: 'staff.signed_out',
      aggregate: 'staffSession',
      aggregateId: sessionId,
      version: 2,
      payload: { accountId },
    })
  else
    recordEvent(tx, {
      type: 'seller_session.ended',
      aggregate: 'sellerSession',
      aggregateId: sessionId,
      version: 2,
      payload: { sellerId: closed.sellerId, accountId },
    })
  return true
}
