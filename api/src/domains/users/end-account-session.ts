import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { accountActor } from './account.ts'
import { endSession } from './end-staff-session.ts'
import { listAccountSessions } from './list-account-sessions.ts'
import { loadOwnSession, mustHaveShown } from './own-session.ts'
import type { Desk } from './session-queries.ts'

/**
 * Ends one of the caller's sessions, in whatever store it is.
 * @param of.inStore a context in another store
 * @throws Refusal not-found when it is none of the caller's that lives, second-factor-required
 */
export async function endAccountSession(
  context: Context,
  of: { desk: Desk; sessionId: string; inStore: (storeId: string) => Promise<Context | null> },
): Promise<void> {
  const { actor } = context
  const { accountId } = accountActor(actor)
  await inTransaction(context, async (tx) => mustHaveShown(await loadOwnSession(tx)))
  const found = (await listAccountSessions(context)).find(
    ({ id, desk }) => id === of.sessionId && desk === of.desk,
  )
  const there = found && (await of.inStore(found.storeId))
  if (!there) throw new Refusal(platformRefusals.notFound)
  await inTransaction({ ...there, actor }, async (tx) => {
    if (!(await endSession(tx, { desk: of.desk, sessionId: of.sessionId, accountId })))
      throw new Refusal(platformRefusals.notFound)
  })
}
