import type { Reads, Transaction } from '../../platform/database.ts'

/** A provider as a store has set it up; `secretKey` and `webhookSecret` are sealed. */
export interface ProviderSettings {
  provider: string
  isActive: boolean
  captureMode: 'automatic' | 'manual'
  mode: 'test' | 'live'
  account: string
  publishableKey: string
  secretKey: Buffer | null
  webhookSecret: Buffer | null
  version: number
  updatedAt: Date
}

/** Every provider that a store has settings of, by name. */
export function readProviderSettings(db: Pick<Reads, 'read'>, storeId: string): Promise<ProviderSettings[]> {
  return db.read<ProviderSettings & Record<string, unknown>>(storeId, {
    name: 'payment_providers_of',
    text: `SELECT provider, is_active AS "isActive", capture_mode AS "captureMode", mode, account,
        publishable_key AS "publishableKey", sealed_secret_key AS "secretKey", sealed_webhook_secret AS "webhookSecret", version,
        updated_at AS "updatedAt"
      FROM commerce.payment_providers WHERE store_id = $1 ORDER BY provider`,
    values: [storeId],
  })
}

/** Writes settings, new or as they are to be; another that was active is not any more. */
export async function writeProviderSettings(
  tx: Transaction,
  storeId: string,
  settings: ProviderSettings,
): Promise<void> {
  if (settings.isActive)
    await tx.query({
      name: 'payment_providers_rest',
      text: `UPDATE commerce.payment_providers SET is_active = false, version = version + 1, updated_at = $3
        WHERE store_id = $1 AND provider <> $2 AND is_active`,
      values: [storeId, settings.provider, settings.updatedAt],
    })
  await tx.query({
    name: 'payment_providers_write',
    text: `INSERT INTO commerce.payment_providers (store_id, provider, is_active, capture_mode, mode, account,
        publishable_key, sealed_secret_key, sealed_webhook_secret, version, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
      ON CONFLICT (store_id, provider) DO UPDATE SET is_active = $3, capture_mode = $4, mode = $5, account = $6,
        publishable_key = $7, sealed_secret_key = $8, sealed_webhook_secret = $9, version = $10, updated_at = $11`,
    values: [
      storeId,
      settings.provider,
      settings.isActive,
      settings.captureMode,
      settings.mode,
      settings.account,
      settings.publishableKey,
      settings.secretKey,
      settings.webhookSecret,
      settings.version,
      settings.updatedAt,
    ],
  })
}

/** Whether a provider is asked for something at the moment, or has promised something that is not taken yet. */
export async function hasRunningPayments(
  tx: Transaction,
  storeId: string,
  provider: string,
): Promise<boolean> {
  const [row] = await tx.query<{ running: boolean }>({
    name: 'payment_providers_running',
    text: `SELECT EXISTS (
        SELECT 1 FROM commerce.payments p WHERE p.store_id = $1 AND p.provider = $2
          AND p.status IN ('started', 'requires_action', 'authorized')
      ) OR EXISTS (
        SELECT 1 FROM commerce.payment_operations o
        JOIN commerce.payments p ON p.store_id = o.store_id AND p.id = o.payment_id
        WHERE o.store_id = $1 AND p.store_id = $1 AND p.provider = $2 AND o.status IN ('started', 'pending')
      ) AS running`,
    values: [storeId, provider],
  })
  return row?.running === true
}
