import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { signedIn } from './customer.ts'
import { endSessions } from './end-sessions.ts'

/**
 * Ends one of the caller's sessions, be it this very one.
 * @throws Refusal not-found when it is somebody else's, has ended, or never was
 */
export async function endCustomerSessionById(context: Context, of: { sessionId: string }): Promise<void> {
  const { customerId } = signedIn(context)
  await inTransaction(context, async (tx) => {
    const ended = await endSessions(tx, {
      customerId,
      which: { only: of.sessionId },
      because: 'ended_by_customer',
    })
    if (ended === 0) throw new Refusal(platformRefusals.notFound)
  })
}
