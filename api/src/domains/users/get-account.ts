import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { type AccountActor, accountActor } from './account.ts'
import { type OwnSession, seeOwnSession } from './own-session.ts'
import { countRecoveryCodes } from './second-factor-queries.ts'

export type Me = OwnSession & { actor: AccountActor; recoveryCodesLeft: number }

/** The caller's account, and how far its session has come. */
export async function getAccount(context: Context): Promise<Me> {
  const actor = accountActor(context.actor)
  return inTransaction(context, async (tx) => ({
    ...(await seeOwnSession(tx)),
    actor,
    recoveryCodesLeft: await countRecoveryCodes(tx.tx, actor.accountId),
  }))
}
