import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { accountActor } from './account.ts'
import { type NewSession, openSession } from './open-session.ts'
import { seeOwnSession } from './own-session.ts'

/**
 * A session in another store of the same account, without signing in again: it keeps the proof of the second factor,
 * and ends when the present one would have ended.
 * @param of.there the other store; null when there is none
 * @throws Refusal not-found when the account does not work there
 */
export async function switchStore(
  context: Context,
  of: { there: Context | null; userAgent: string },
): Promise<NewSession> {
  accountActor(context.actor)
  const { account, session } = await inTransaction(context, seeOwnSession)
  const opened =
    of.there &&
    (await inTransaction(of.there, (tx) =>
      openSession(tx, { account, userAgent: of.userAgent, how: 'switch', carried: session }),
    ))
  if (!opened) throw new Refusal(platformRefusals.notFound)
  return opened
}
