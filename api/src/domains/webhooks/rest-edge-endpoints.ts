import type { Context } from '../../platform/context.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { lockEnabledEndpoint } from './queries.ts'
import { readEdgePlaces } from './queue-queries.ts'
import { writeDisabled } from './sending-queries.ts'

/**
 * Lets functions rest that do not run: their events wait in the feed, and are sent once the installation keeps their endpoint
 * again. Partners' endpoints are left alone.
 * @param of.contextOf the worker in the name of a store; null when that is gone
 * @param of.urlBeginning how the addresses of these functions begin
 * @returns how many endpoints rest now that did not before
 */
export async function restEdgeEndpoints(of: {
  db: Database
  contextOf: (storeId: string) => Promise<Context | null>
  urlBeginning: string
}): Promise<number> {
  let resting = 0
  for (const { storeId, endpointId } of await readEdgePlaces(of.db, of.urlBeginning)) {
    const context = await of.contextOf(storeId)
    if (context && (await restOne(context, endpointId))) resting += 1
  }
  return resting
}

const restOne = (context: Context, endpointId: string): Promise<boolean> =>
  inTransaction(context, async ({ tx, store }) => {
    const endpoint = await lockEnabledEndpoint(tx, store.id, endpointId)
    if (!endpoint) return false
    await writeDisabled(tx, store.id, { endpointId, because: 'by_hand', version: endpoint.version + 1 })
    return true
  })
