import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { recordEvent } from '../events/index.ts'
import { writeEpoch } from './account-queries.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'
import { carrySession } from './session-queries.ts'

/**
 * Ends every session of the caller but this one, in all stores and at both desks, at once.
 * @throws Refusal second-factor-required
 */
export async function endOtherAccountSessions(context: Context): Promise<void> {
  await inTransaction(context, async (tx) => {
    const own = await loadOwnSession(tx)
    mustHaveShown(own)
    const { account, session } = own
    const [sessionEpoch, version] = [account.sessionEpoch + 1, account.version + 1]
    await writeEpoch(tx.tx, { id: account.id, sessionEpoch, version })
    await carrySession(tx.tx, tx.store.id, { desk: session.desk, sessionId: session.id, sessionEpoch })
    recordEvent(tx, {
      type: 'staff.sessions_ended',
      aggregate: 'staffAccount',
      aggregateId: account.id,
      version,
      payload: {},
    })
  })
}
