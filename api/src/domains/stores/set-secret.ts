import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from './change-store.ts'
import { secretPlace } from './open-secret.ts'
import { storeRefusals } from './refusals.ts'
import { countOtherSecrets, type StoreSecret, writeSealed } from './secret-queries.ts'

const secretsMax = 100

/** Keeps a secret for another service, sealed; what was there under the name is gone. @throws Refusal too-many-secrets */
export async function setSecret(context: Context, of: { name: string; value: string }): Promise<StoreSecret> {
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    if ((await countOtherSecrets(tx.tx, store.id, of.name)) >= secretsMax)
      throw new Refusal(storeRefusals.tooManySecrets)
    await writeSealed(tx.tx, store.id, {
      name: of.name,
      sealed: tx.sealer.seal(of.value, secretPlace(store.id, of.name)),
      updatedBy: actorName(tx.actor),
      clock: tx.clock,
    })
    await changeStore(tx, store, {
      changes: {},
      type: 'store.secret_changed',
      payload: { name: of.name, action: 'set' },
    })
    return { name: of.name, updatedAt: tx.clock }
  })
}
