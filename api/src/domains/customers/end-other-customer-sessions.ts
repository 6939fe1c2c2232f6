import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { signedIn } from './customer.ts'
import { endSessions } from './end-sessions.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/** Ends all sessions of the caller but this one. */
export async function endOtherCustomerSessions(context: Context): Promise<void> {
  const { customerId, sessionId } = signedIn(context)
  await inTransaction(context, async (tx) => {
    // Customer before sessions: the order in which everybody locks them.
    await lockSignedIn(tx)
    await endSessions(tx, { customerId, which: { except: sessionId }, because: 'ended_by_customer' })
  })
}
