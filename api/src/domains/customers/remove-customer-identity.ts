import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { deleteIdentity } from './identity-queries.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/** The account at the provider signs in no more; who has no password asks for one by mail. @throws Refusal not-found */
export async function removeCustomerIdentity(context: Context, of: { providerId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const customer = await lockSignedIn(tx)
    const { providerId } = of
    if (!(await deleteIdentity(tx.tx, tx.store.id, { customerId: customer.id, providerId })))
      throw new Refusal(platformRefusals.notFound)
    await recordSignInChange(tx, { customer, type: 'customer.identity_removed', payload: { providerId } })
  })
}
