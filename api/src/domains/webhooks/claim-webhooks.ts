import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { sellerTrades } from '../sellers/index.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { lockEnabledEndpoint } from './queries.ts'
import { type ClaimedDelivery, claimDeliveries, postponeEndpoint, refreshDue } from './queue-queries.ts'
import { readSecretsIn, type SealedSecret } from './secret-queries.ts'

/** What is sent to an endpoint at the same time, and while its last attempt failed. */
export const shareOfEndpoint = 4
export const shareOfFailing = 1
/** Longer than an attempt takes at most. */
const leaseSeconds = 30
/** How long a seller that does not trade is left alone. */
const restSeconds = 60

/** Deliveries whose attempts have begun. */
export interface Claim {
  endpoint: WebhookEndpoint
  secrets: SealedSecret[]
  deliveries: ClaimedDelivery[]
}

/**
 * Begins what is due of an endpoint, up to its share over all workers.
 * @returns null when nothing is to be sent there now
 */
export async function claimWebhooks(
  context: Context,
  of: { endpointId: string; sellerId: string | null; limit: number },
): Promise<Claim | null> {
  const trades = of.sellerId === null || (await sellerTrades(context.db, context.store.id, of.sellerId))
  return inTransaction(context, async ({ tx, store }) => {
    const endpoint = await lockEnabledEndpoint(tx, store.id, of.endpointId)
    if (!endpoint) return null
    if (!trades) {
      await postponeEndpoint(tx, store.id, { endpointId: endpoint.id, seconds: restSeconds })
      return null
    }
    const share = endpoint.failures > 0 ? shareOfFailing : shareOfEndpoint
    const deliveries = await claimDeliveries(tx, store.id, { ...of, share, leaseSeconds })
    const secrets = deliveries.length > 0 ? await readSecretsIn(tx, store.id, endpoint.id) : []
    await refreshDue(tx, store.id, endpoint.id)
    return { endpoint, secrets, deliveries }
  })
}
