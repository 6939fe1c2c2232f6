import type { Context } from '../../platform/context.ts'
import { readSealed } from './secret-queries.ts'

/** Where a secret of a store belongs: moved to another store or name, it does not open. */
export const secretPlace = (storeId: string, name: string): string => `store_secret:${storeId}:${name}`

/**
 * What a secret of the store says, for the code that calls the other service; null when it is not set.
 * @throws UnknownEncryptionKey, SealBroken
 */
export async function openSecret(context: Context, name: string): Promise<string | null> {
  const sealed = await readSealed(context.db, context.store.id, name)
  return sealed && context.sealer.open(sealed, secretPlace(context.store.id, name))
}
