import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { secondsAfter } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { writeNewKey } from './create-key.ts'
import { type NewKey, recordedKey, type StoreKey } from './key.ts'
import { lockKey, writeKey } from './key-queries.ts'
import { mustHoldScopes } from './key-scopes.ts'
import { keyRefusals } from './refusals.ts'

/**
 * Puts a new key with the same rights in the place of one; the old one works `overlapSeconds` more, or until its own
 * end if that is sooner. A key is replaced once.
 * @throws Refusal not-found, key-ended, scope-not-held
 */
export async function rotateKey(
  context: Context,
  of: { keyId: string; sellerId: string | null; overlapSeconds: number },
): Promise<NewKey & { replaced: StoreKey }> {
  return inTransaction(context, async (tx) => {
    const old = await lockKey(tx.tx, tx.store.id, of)
    if (!old) throw new Refusal(platformRefusals.notFound)
    if (old.status !== 'active' || old.replacedBy !== null) throw new Refusal(keyRefusals.keyEnded)
    mustHoldScopes(tx.actor, old.kind, old.scopes)
    const made = await writeNewKey(tx, old)
    const overlapEnd = secondsAfter(tx.clock, of.overlapSeconds)
    const replaced: StoreKey = {
      ...old,
      expiresAt: old.expiresAt && old.expiresAt < overlapEnd ? old.expiresAt : overlapEnd,
      status: of.overlapSeconds > 0 ? 'active' : 'expired',
      replacedBy: made.key.id,
      version: old.version + 1,
    }
    await writeKey(tx.tx, tx.store.id, replaced)
    recordEvent(tx, {
      type: 'key.rotated',
      aggregate: 'storeKey',
      aggregateId: old.id,
      version: replaced.version,
      payload: {
        kind: old.kind,
        sellerId: old.sellerId,
        replacedBy: made.key.id,
        overlapSeconds: of.overlapSeconds,
      },
      details: { before: recordedKey(old), after: recordedKey(replaced) },
    })
    return { ...made, replaced }
  })
}
