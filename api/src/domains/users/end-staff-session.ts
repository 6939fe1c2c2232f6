import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { endSession } from './queries.ts'

/** Signs the caller out; a secret key has no session and nothing happens. */
export async function endStaffSession(context: Context): Promise<void> {
  const { actor } = context
  if (actor.kind !== 'staff') return
  await inTransaction(context, ({ tx, store, now }) => endSession(tx, store.id, actor.sessionId, now))
}
