import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusals.ts'
import { mustBeThere } from './complete-provider-sign-in.ts'
import { signedIn } from './customer.ts'
import { type CustomerIdentity, hasIdentity, insertIdentity } from './identity-queries.ts'
import type { ProviderClient } from './provider-client.ts'
import { finishFlow } from './provider-flow.ts'
import { providerRefusals } from './provider-refusals.ts'
import { recordSignInChange } from './record-sign-in-change.ts'
import { lockSignedIn } from './signed-in-customer.ts'

/**
 * Links the account at a provider with the customer who began this. Its e-mail address does not matter.
 * @throws Refusal provider-sign-in-gone, provider-sign-in-denied, provider-linked-already, provider-identity-taken,
 * identity-provider-not-answering
 */
export async function completeProviderLink(
  context: Context,
  of: { signInToken: string; callbackUrl: string; providers: ProviderClient },
): Promise<CustomerIdentity> {
  const { customerId } = signedIn(context)
  const { provider, person } = await finishFlow(context, { ...of, customerId })
  return inTransaction(context, async (tx) => {
    await mustBeThere(tx, provider.id)
    const customer = await lockSignedIn(tx)
    const providerId = provider.id
    if (await hasIdentity(tx.tx, tx.store.id, { customerId, providerId }))
      throw new Refusal(providerRefusals.linkedAlready)
    const { subject } = person
    if (!(await insertIdentity(tx.tx, tx.store.id, { providerId, subject, customerId, clock: tx.clock })))
      throw new Refusal(providerRefusals.linkedElsewhere)
    await recordSignInChange(tx, { customer, type: 'customer.identity_linked', payload: { providerId } })
    return { providerId, handle: provider.handle, name: provider.name, createdAt: tx.clock }
  })
}
