import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from './change-store.ts'
import { recordedSecret } from './open-secret.ts'
import { deleteSealed } from './secret-queries.ts'

/** Forgets a secret that the store keeps for another service. @throws Refusal not-found */
export async function removeSecret(context: Context, of: { name: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const sealed = await deleteSealed(tx.tx, store.id, of.name)
    if (!sealed) throw new Refusal(platformRefusals.notFound)
    await changeStore(tx, store, {
      changes: {},
      type: 'store.secret_changed',
      payload: { name: of.name, action: 'removed' },
      details: { before: recordedSecret(of.name, sealed), after: null },
    })
  })
}
