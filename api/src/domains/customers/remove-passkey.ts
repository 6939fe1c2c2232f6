import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { deletePasskey } from './passkey-queries.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/** The passkey signs in no more; sessions that it opened live on. @throws Refusal not-found */
export async function removePasskey(context: Context, of: { passkeyId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    const { passkeyId } = of
    if (!(await deletePasskey(tx.tx, tx.store.id, { customerId: customer.id, passkeyId })))
      throw new Refusal(platformRefusals.notFound)
    await recordSignInChange(tx, { customer, type: 'customer.passkey_removed', payload: { passkeyId } })
  })
}
