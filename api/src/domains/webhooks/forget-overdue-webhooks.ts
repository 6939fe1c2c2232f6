import type { Context } from '../../platform/context.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { mayBeTold } from './claim-webhooks.ts'
import { lockAnyEndpoint } from './queries.ts'
import { deleteOverdue, readOverdueQueues, settleTurns } from './queue-queries.ts'
import { refreshDue } from './sending-queries.ts'

const batchMax = 1_000

/**
 * Forgets what has waited for a month at endpoints that nothing is sent to: disabled ones, and those of sellers that do not
 * trade. Of each thing the next event gets its turn, so that an endpoint that is sent to again goes on with what is left.
 * For the worker.
 * @returns how many deliveries
 */
export async function forgetOverdueWebhooks(of: {
  db: Database
  contextOf: (storeId: string) => Promise<Context | null>
}): Promise<number> {
  let forgotten = 0
  for (const { storeId, endpointId, sellerId } of await readOverdueQueues(of.db)) {
    const context = await of.contextOf(storeId)
    if (!context) continue
    const isResting = !(await mayBeTold(context, sellerId))
    forgotten += await forgetAt(context, { endpointId, isResting })
  }
  return forgotten
}

/** In batches: no lock lasts. @param of.isResting nothing is sent there, also where it is enabled */
async function forgetAt(
  context: Context,
  { endpointId, isResting }: { endpointId: string; isResting: boolean },
): Promise<number> {
  for (let forgotten = 0; ; ) {
    const count = await inTransaction(context, async ({ tx, store }) => {
      const endpoint = await lockAnyEndpoint(tx, store.id, endpointId)
      // Enabled since: now it is sent.
      if (!endpoint || (endpoint.status === 'enabled' && !isResting)) return 0
      const subjects = await deleteOverdue(tx, store.id, { endpointId, limit: batchMax })
      await settleTurns(tx, store.id, { endpointId, subjectIds: [...new Set(subjects)] })
      await refreshDue(tx, store.id, endpointId)
      return subjects.length
    })
    forgotten += count
    if (count < batchMax) return forgotten
  }
}
