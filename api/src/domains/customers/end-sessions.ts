import type { TxContext } from '../../platform/context.ts'
import { recordEvent } from '../events/index.ts'
import { type SessionEnd, type Sessions, writeSessionsEnded } from './session-queries.ts'

/** Ends living sessions of a customer, and tells of each. @returns how many */
export async function endSessions(
  context: TxContext,
  of: { customerId: string; which: Sessions; because: SessionEnd },
): Promise<number> {
  const { tx, store, clock } = context
  const sessionIds = await writeSessionsEnded(tx, store.id, { ...of, clock })
  recordSessionsEnded(context, { ...of, sessionIds })
  return sessionIds.length
}

export function recordSessionsEnded(
  context: TxContext,
  of: { customerId: string; sessionIds: string[]; because: SessionEnd },
): void {
  for (const sessionId of of.sessionIds)
    recordEvent(context, {
      type: 'customer.session_ended',
      aggregate: 'customerSession',
      aggregateId: sessionId,
      version: 2,
      payload: { customerId: of.customerId, because: of.because },
    })
}
