import type { Context } from '../../platform/context.ts'
import { accountActor } from './account.ts'
import { listStoreIds } from './account-queries.ts'
import { storesMax } from './list-account-stores.ts'
import { type AccountSession, listSessions } from './session-queries.ts'

const shownOfStore = 50

/** The caller's living sessions in every store and at both desks, the newest first. */
export async function listAccountSessions(
  context: Context,
): Promise<(AccountSession & { storeId: string })[]> {
  const { accountId } = accountActor(context.actor)
  const storeIds = new Set([context.store.id, ...(await listStoreIds(context.db, accountId, storesMax))])
  const found = await Promise.all(
    [...storeIds].map(async (storeId) =>
      (await listSessions(context.db, storeId, accountId, shownOfStore)).map((session) => ({
        ...session,
        storeId,
      })),
    ),
  )
  return found.flat().toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
}
