import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { writeFailedAnew } from './delivery-queries.ts'
import type { EndpointName } from './endpoint.ts'
import { lockEndpoint } from './queries.ts'
import { settleTurns } from './queue-queries.ts'
import { refreshDue } from './sending-queries.ts'

/** So many at once: the caller repeats it while more are left. */
export const failedMax = 1_000

/**
 * Lets deliveries that have failed for good begin anew, the oldest first.
 * @returns how many, up to a thousand
 * @throws Refusal not-found
 */
export async function redeliverFailedWebhooks(context: Context, of: EndpointName): Promise<number> {
  return inTransaction(context, async (tx) => {
    await mustBeThere(tx, of)
    const { endpointId } = of
    const { subjectIds, count } = await writeFailedAnew(tx.tx, tx.store.id, { endpointId, limit: failedMax })
    await settleTurns(tx.tx, tx.store.id, { endpointId, subjectIds })
    await refreshDue(tx.tx, tx.store.id, endpointId)
    return count
  })
}

/** Locks the endpoint. @throws Refusal not-found */
export async function mustBeThere(tx: TxContext, of: EndpointName): Promise<void> {
  if (!(await lockEndpoint(tx.tx, tx.store.id, of))) throw new Refusal(platformRefusals.notFound)
}
