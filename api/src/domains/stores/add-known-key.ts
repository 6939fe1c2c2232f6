import { actorName, type Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { digest } from '../../platform/secrets.ts'
import { insertKey } from './key-queries.ts'

/** Adds a key of a seller whose secret is known beforehand: for the demo, whose keys are printed everywhere. */
export async function addKnownSellerKey(
  context: Context,
  of: { sellerId: string; secret: string; name: string; scopes: string[] },
): Promise<void> {
  await inTransaction(context, ({ tx, store, clock }) =>
    insertKey(tx, store.id, {
      id: newId('storeKey'),
      kind: 'seller',
      sellerId: of.sellerId,
      name: of.name,
      prefix: of.secret.slice(0, 13),
      scopes: of.scopes,
      allowedOrigins: [],
      networks: [],
      expiresAt: null,
      keyHash: digest(of.secret),
      createdBy: actorName(context.actor),
      clock,
    }),
  )
}
