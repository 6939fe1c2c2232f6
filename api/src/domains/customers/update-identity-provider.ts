import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { clientSecretContext, type IdentityProvider } from './provider.ts'
import { lockProvider, writeProvider } from './provider-queries.ts'

/**
 * Changes how a provider is called and shown; what is left out stays. Handle and issuer cannot change: links to
 * customers are true of one issuer only.
 * @throws Refusal not-found, version-conflict
 */
export async function updateIdentityProvider(
  context: Context,
  of: {
    providerId: string
    ifMatch: number | undefined
    change: {
      name?: string | undefined
      clientId?: string | undefined
      clientSecret?: string | undefined
      enabled?: boolean | undefined
    }
  },
): Promise<IdentityProvider> {
  const { name, clientId, clientSecret, enabled } = of.change
  const fields = Object.entries(of.change).flatMap(([field, value]) => (value === undefined ? [] : [field]))
  return inTransaction(context, async (tx) => {
    const before = await lockProvider(tx.tx, tx.store.id, of.providerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    if (of.ifMatch !== undefined && of.ifMatch !== before.version)
      throw new Refusal(platformRefusals.preconditionFailed)
    if (fields.length === 0) return before
    const sealed =
      clientSecret === undefined
        ? before.sealedClientSecret
        : tx.sealer.seal(clientSecret, clientSecretContext(tx.store.id, before.id))
    const after: IdentityProvider = {
      ...before,
      name: name ?? before.name,
      clientId: clientId ?? before.clientId,
      sealedClientSecret: sealed,
      enabled: enabled ?? before.enabled,
      version: before.version + 1,
      updatedAt: tx.now,
    }
    await writeProvider(tx.tx, tx.store.id, after)
    recordEvent(tx, {
      type: 'identity_provider.changed',
      aggregate: 'identityProvider',
      aggregateId: after.id,
      version: after.version,
      payload: { handle: after.handle, enabled: after.enabled, fields: fields.toSorted() },
      details: { before: told(before), after: { ...told(after), newSecret: clientSecret !== undefined } },
    })
    return after
  })
}

/** What the audit may know: no secret. */
const told = ({ name, clientId, enabled }: IdentityProvider) => ({ name, clientId, enabled })
