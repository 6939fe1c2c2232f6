import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { clientSecretContext, type IdentityProvider, mustBeIssuer, providersMax } from './provider.ts'
import { countProviders, insertProvider } from './provider-queries.ts'
import { providerRefusals } from './provider-refusals.ts'

/**
 * Lets customers sign in with accounts of another service. It is called at the first sign-in, not here.
 * @param of.loopback whether an issuer on this machine will do
 * @throws Refusal invalid-request, identity-provider-handle-taken, too-many-identity-providers
 */
export async function createIdentityProvider(
  context: Context,
  of: {
    handle: string
    name: string
    issuer: string
    clientId: string
    clientSecret: string
    enabled: boolean
    loopback: boolean
  },
): Promise<IdentityProvider> {
  mustBeIssuer(of.issuer, of)
  return inTransaction(context, async (tx) => {
    if ((await countProviders(tx.tx, tx.store.id)) >= providersMax)
      throw new Refusal(providerRefusals.tooMany)
    const id = newId('identityProvider')
    const { handle, name, issuer, clientId, enabled } = of
    const provider: IdentityProvider = {
      id,
      handle,
      name,
      issuer,
      clientId,
      enabled,
      sealedClientSecret: tx.sealer.seal(of.clientSecret, clientSecretContext(tx.store.id, id)),
      version: 1,
      createdAt: tx.now,
      updatedAt: tx.now,
    }
    if (!(await insertProvider(tx.tx, tx.store.id, provider))) throw new Refusal(providerRefusals.handleTaken)
    recordEvent(tx, {
      type: 'identity_provider.created',
      aggregate: 'identityProvider',
      aggregateId: id,
      version: provider.version,
      payload: { handle, enabled },
      details: { before: null, after: { handle, name, issuer, clientId, enabled } },
    })
    return provider
  })
}
