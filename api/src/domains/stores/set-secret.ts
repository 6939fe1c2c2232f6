import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { changeStore, lockStore } from './change-store.ts'
import { recordedSecret, secretPlace } from './open-secret.ts'
import { storeRefusals } from './refusals.ts'
import { type StoreSecret, surveySecrets, writeSealed } from './secret-queries.ts'

const secretsMax = 100

/** Keeps a secret for another service, sealed; what was there under the name is gone. @throws Refusal too-many-secrets */
export async function setSecret(context: Context, of: { name: string; value: string }): Promise<StoreSecret> {
  return inTransaction(context, async (tx) => {
    const store = await lockStore(tx)
    const there = await surveySecrets(tx.tx, store.id, of.name)
    if (there.others >= secretsMax) throw new Refusal(storeRefusals.tooManySecrets)
    const sealed = tx.sealer.seal(of.value, secretPlace(store.id, of.name))
    await writeSealed(tx.tx, store.id, {
      name: of.name,
      sealed,
      updatedBy: actorName(tx.actor),
      clock: tx.clock,
    })
    await changeStore(tx, store, {
      changes: {},
      type: 'store.secret_changed',
      payload: { name: of.name, action: 'set' },
      details: { before: recordedSecret(of.name, there.sealed), after: recordedSecret(of.name, sealed) },
    })
    return { name: of.name, updatedAt: tx.clock }
  })
}
