import type { Sealer } from '../../platform/sealing.ts'
import type { SealedSecret } from './secret-queries.ts'

/** Where a sealed secret belongs: in another row it does not open. */
export const webhookSecretPlace = (storeId: string, secretId: string): string =>
  `webhook-secret:${storeId}:${secretId}`

/**
 * The secrets that sign, the newest first.
 * @throws UnknownEncryptionKey, SealBroken when one does not open
 */
export const openSecrets = (sealer: Sealer, storeId: string, sealed: readonly SealedSecret[]): string[] =>
  sealed.map((secret) => sealer.open(secret.sealed, webhookSecretPlace(storeId, secret.id)))
