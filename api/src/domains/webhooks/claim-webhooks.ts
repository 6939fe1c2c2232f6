import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { sellerTrades } from '../sellers/index.ts'
import type { WebhookEndpoint } from './endpoint.ts'
import { lockEnabledEndpoint } from './queries.ts'
import { readSecretsIn, type SealedSecret } from './secret-queries.ts'
import { type ClaimedDelivery, claimDeliveries, postponeEndpoint, refreshDue } from './sending-queries.ts'
import { type ClaimSize, shareOfFailing } from './slots.ts'

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
 * Begins what is due of an endpoint.
 * @returns null when nothing is to be sent there now
 */
export async function claimWebhooks(
  context: Context,
  of: { endpointId: string; sellerId: string | null } & ClaimSize,
): Promise<Claim | null> {
  const trades = await mayBeTold(context, of.sellerId)
  return inTransaction(context, async (tx) => {
    const endpoint = await lockEnabledEndpoint(tx.tx, tx.store.id, of.endpointId)
    if (!endpoint) return null
    if (!trades) {
      await postponeEndpoint(tx.tx, tx.store.id, { endpointId: endpoint.id, seconds: restSeconds })
      return null
    }
    const share = endpoint.failures > 0 ? shareOfFailing : of.share
    const claim = await claimIn(tx, endpoint, { share, limit: of.limit })
    await refreshDue(tx.tx, tx.store.id, endpoint.id)
    return claim
  })
}

/** The same of an endpoint that is locked and to be sent to; when it is due again is still to be worked out. */
export async function claimIn(
  { tx, store }: TxContext,
  endpoint: WebhookEndpoint,
  of: ClaimSize,
): Promise<Claim> {
  const deliveries = await claimDeliveries(tx, store.id, { ...of, endpointId: endpoint.id, leaseSeconds })
  const secrets = deliveries.length > 0 ? await readSecretsIn(tx, store.id, endpoint.id) : []
  return { endpoint, secrets, deliveries }
}

/** A seller that does not trade is told nothing. */
export const mayBeTold = async ({ db, store }: Context, sellerId: string | null): Promise<boolean> =>
  sellerId === null || sellerTrades(db, store.id, sellerId)
