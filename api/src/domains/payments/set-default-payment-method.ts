import type { Context, TxContext } from '../../platform/context.ts'
import { inTransaction, readsOf } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { lockSignedIn } from '../customers/index.ts'
import { recordEvent } from '../events/index.ts'
import type { SavedPaymentMethod } from './saved-method.ts'
import { readSavedMethods, writeIsDefault } from './saved-method-queries.ts'

/** Says which way to pay is offered first. @throws Refusal not-found */
export async function setDefaultPaymentMethod(
  context: Context,
  of: { paymentMethodId: string },
): Promise<SavedPaymentMethod> {
  return inTransaction(context, async (tx) => {
    const { id: customerId } = await lockSignedIn(tx)
    const all = await readSavedMethods(readsOf(tx), tx.store.id, customerId)
    const chosen = all.find(({ id }) => id === of.paymentMethodId)
    if (!chosen) throw new Refusal(platformRefusals.notFound)
    if (chosen.isDefault) return chosen
    const old = all.find(
      (one) =>
        one.isDefault && one.provider === chosen.provider && one.providerAccount === chosen.providerAccount,
    )
    if (old) await change(tx, { saved: old, customerId, isDefault: false })
    return change(tx, { saved: chosen, customerId, isDefault: true })
  })
}

async function change(
  context: TxContext,
  of: { saved: SavedPaymentMethod; customerId: string; isDefault: boolean },
): Promise<SavedPaymentMethod> {
  const { customerId, isDefault } = of
  const saved = { ...of.saved, isDefault, version: of.saved.version + 1 }
  await writeIsDefault(context.tx, context.store.id, saved)
  recordEvent(context, {
    type: 'payment_method.changed',
    aggregate: 'savedPaymentMethod',
    aggregateId: saved.id,
    version: saved.version,
    payload: { customerId, isDefault },
  })
  return saved
}
