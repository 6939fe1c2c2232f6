import type { Context } from '../../platform/context.ts'
import { sealedWith } from '../../platform/sealing.ts'
import { readSealed } from './secret-queries.ts'

/** Where a secret of a store belongs: moved to another store or name, it does not open. */
export const secretPlace = (storeId: string, name: string): string => `store_secret:${storeId}:${name}`

/** What the record of changes says of a secret: its name, and which key of the environment sealed it. */
export const recordedSecret = (name: string, sealed: Buffer | null) =>
  sealed && { name, sealedWith: sealedWith(sealed) }

/**
 * What a secret of the store says, for the code that calls the other service; null when it is not set.
 * @throws UnknownEncryptionKey, SealBroken
 */
export async function openSecret(context: Context, name: string): Promise<string | null> {
  const sealed = await readSealed(context.db, context.store.id, name)
  return sealed && context.sealer.open(sealed, secretPlace(context.store.id, name))
}
