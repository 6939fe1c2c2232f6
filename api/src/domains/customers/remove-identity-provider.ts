import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { platformRefusals, Refusal } from '../../platform/refusals.ts'
import { recordEvent } from '../events/index.ts'
import { deleteProvider, lockProvider } from './provider-queries.ts'

/**
 * Nobody signs in with it any more, and its links to customers are gone; who has no password asks for one by mail.
 * @throws Refusal not-found
 */
export async function removeIdentityProvider(context: Context, of: { providerId: string }): Promise<void> {
  await inTransaction(context, async (tx) => {
    const before = await lockProvider(tx.tx, tx.store.id, of.providerId)
    if (!before) throw new Refusal(platformRefusals.notFound)
    await deleteProvider(tx.tx, tx.store.id, before.id)
    const { handle, name, issuer, clientId, enabled } = before
    recordEvent(tx, {
      type: 'identity_provider.removed',
      aggregate: 'identityProvider',
      aggregateId: before.id,
      version: before.version + 1,
      payload: { handle },
      details: { before: { handle, name, issuer, clientId, enabled }, after: null },
    })
  })
}
