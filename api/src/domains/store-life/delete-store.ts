import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { toRfc3339 } from '../../platform/time.ts'
import { recordEvent } from '../events/index.ts'
import { isSettling } from '../orders/index.ts'
import { lockStore, readAnyStore, type StoreSettings } from '../stores/index.ts'
import { writeDeletion } from './queries.ts'
import { storeLifeRefusals } from './refusals.ts'

/** So long somebody can still be told that it was a mistake. */
export const graceSeconds = 30 * 86_400

/**
 * Deletes a suspended store and its test twin: from now on nobody gets in, not even its staff; its keys are dead for
 * good, and what it had is erased when its grace is over.
 * @throws Refusal name-does-not-match, store-open, payments-under-way
 */
export async function deleteStore(context: Context, of: { name: string }): Promise<Date> {
  const { deleteAfter, twinId } = await inTransaction(context, async (tx) => {
    const before = await lockStore(tx)
    if (of.name !== before.name) throw new Refusal(storeLifeRefusals.nameDoesNotMatch)
    if (before.status !== 'suspended') throw new Refusal(storeLifeRefusals.storeOpen)
    if (await isSettling(tx.tx, tx.store.id)) throw new Refusal(storeLifeRefusals.paymentsUnderWay)
    return { deleteAfter: await markDeleted(tx, before), twinId: before.twinId }
  })
  if (twinId) await deleteTwin(context, twinId)
  return deleteAfter
}

/** Deletes a twin whose store is deleted; the worker looks after those that a crash has left. */
export async function deleteTwin(context: Context, twinId: string): Promise<void> {
  const store = await readAnyStore(context.db, twinId)
  if (!store) return
  await inTransaction({ ...context, store }, async (tx) => {
    await markDeleted(tx, await lockStore(tx))
  })
}

async function markDeleted(tx: TxContext, before: StoreSettings): Promise<Date> {
  const version = before.version + 1
  const deleteAfter = await writeDeletion(tx.tx, tx.store.id, { clock: tx.clock, graceSeconds, version })
  recordEvent(tx, {
    type: 'store.deleted',
    aggregate: 'store',
    aggregateId: tx.store.id,
    version,
    payload: { deleteAfter: toRfc3339(deleteAfter) },
  })
  return deleteAfter
}
