import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { recordedKey } from './key.ts'
import { lockKey, writeKey } from './key-queries.ts'

/**
 * Ends a key of the store, or of that seller, for good: within five seconds nobody gets in with it. Again changes
 * nothing.
 * @throws Refusal not-found
 */
export async function revokeKey(
  context: Context,
  of: { keyId: string; sellerId: string | null },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const key = await lockKey(tx.tx, tx.store.id, of)
    if (!key) throw new Refusal(platformRefusals.notFound)
    if (key.revokedAt !== null) return
    const version = key.version + 1
    const revoked = { ...key, revokedAt: tx.clock, version }
    await writeKey(tx.tx, tx.store.id, revoked)
    recordEvent(tx, {
      type: 'key.revoked',
      aggregate: 'storeKey',
      aggregateId: key.id,
      version,
      payload: { kind: key.kind, sellerId: key.sellerId },
      details: { before: recordedKey(key), after: recordedKey(revoked) },
    })
  })
}
