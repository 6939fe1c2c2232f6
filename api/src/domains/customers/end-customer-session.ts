import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { signedIn } from './customer.ts'
import { endSessions } from './end-sessions.ts'

/** Signs the caller out. */
export async function endCustomerSession(context: Context): Promise<void> {
  const { customerId, sessionId } = signedIn(context)
  await inTransaction(context, async (tx) => {
    await endSessions(tx, { customerId, which: { only: sessionId }, because: 'signed_out' })
  })
}
