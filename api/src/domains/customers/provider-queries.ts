import type { Database, Transaction } from '../../platform/database.ts'
import type { IdentityProvider } from './provider.ts'

const columns = `i.id, i.handle, i.name, i.issuer, i.client_id, i.sealed_client_secret, i.enabled, i.version,
  i.created_at, i.updated_at`

type ProviderRow = Record<string, unknown>

const providerOf = (row: ProviderRow): IdentityProvider => ({
  id: row.id as string,
  handle: row.handle as string,
  name: row.name as string,
  issuer: row.issuer as string,
  clientId: row.client_id as string,
  sealedClientSecret: row.sealed_client_secret as Buffer,
  enabled: row.enabled as boolean,
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
})

const first = (rows: ProviderRow[]): IdentityProvider | null => (rows[0] ? providerOf(rows[0]) : null)

/** All of a store, by name. */
export async function readProviders(db: Database, storeId: string): Promise<IdentityProvider[]> {
  const rows = await db.read<ProviderRow>(storeId, {
    name: 'providers_of_store',
    text: `SELECT ${columns} FROM commerce.identity_providers i WHERE i.store_id = $1
      ORDER BY i.name, i.id LIMIT 100`,
    values: [storeId],
  })
  return rows.map(providerOf)
}

export async function readProvider(
  db: Database,
  storeId: string,
  providerId: string,
): Promise<IdentityProvider | null> {
  return first(
    await db.read<ProviderRow>(storeId, {
      name: 'providers_read',
      text: `SELECT ${columns} FROM commerce.identity_providers i WHERE i.store_id = $1 AND i.id = $2`,
      values: [storeId, providerId],
    }),
  )
}

export async function readProviderByHandle(
  db: Database,
  storeId: string,
  handle: string,
): Promise<IdentityProvider | null> {
  return first(
    await db.read<ProviderRow>(storeId, {
      name: 'providers_read_by_handle',
      text: `SELECT ${columns} FROM commerce.identity_providers i WHERE i.store_id = $1 AND i.handle = $2`,
      values: [storeId, handle],
    }),
  )
}

export async function lockProvider(
  tx: Transaction,
  storeId: string,
  providerId: string,
): Promise<IdentityProvider | null> {
  return first(
    await tx.query<ProviderRow>({
      name: 'providers_lock',
      text: `SELECT ${columns} FROM commerce.identity_providers i WHERE i.store_id = $1 AND i.id = $2 FOR UPDATE`,
      values: [storeId, providerId],
    }),
  )
}

/** Whether it is there and enabled; until the transaction ends nobody removes it. */
export async function holdProvider(tx: Transaction, storeId: string, providerId: string): Promise<boolean> {
  const rows = await tx.query<{ enabled: boolean }>({
    name: 'providers_hold',
    text: 'SELECT enabled FROM commerce.identity_providers WHERE store_id = $1 AND id = $2 FOR KEY SHARE',
    values: [storeId, providerId],
  })
  return rows[0]?.enabled ?? false
}

export async function countProviders(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'providers_count',
    text: 'SELECT count(*)::int AS count FROM commerce.identity_providers WHERE store_id = $1',
    values: [storeId],
  })
  return row?.count ?? 0
}

/** @returns false when the handle is taken */
export async function insertProvider(
  tx: Transaction,
  storeId: string,
  provider: IdentityProvider,
): Promise<boolean> {
  const rows = await tx.query({
    name: 'providers_insert',
    text: `INSERT INTO commerce.identity_providers (store_id, id, handle, name, issuer, client_id, sealed_client_secret,
        enabled, version, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
      ON CONFLICT (store_id, handle) DO NOTHING RETURNING 1`,
    values: [
      storeId,
      provider.id,
      provider.handle,
      provider.name,
      provider.issuer,
      provider.clientId,
      provider.sealedClientSecret,
      provider.enabled,
      provider.version,
      provider.createdAt,
    ],
  })
  return rows.length === 1
}

/** Writes a locked provider as it is to be; handle and issuer stay. */
export async function writeProvider(
  tx: Transaction,
  storeId: string,
  provider: IdentityProvider,
): Promise<void> {
  await tx.query({
    name: 'providers_write',
    text: `UPDATE commerce.identity_providers SET name = $3, client_id = $4, sealed_client_secret = $5, enabled = $6,
        version = $7, updated_at = $8
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      provider.id,
      provider.name,
      provider.clientId,
      provider.sealedClientSecret,
      provider.enabled,
      provider.version,
      provider.updatedAt,
    ],
  })
}

/** The provider, and what links customers to it. */
export async function deleteProvider(tx: Transaction, storeId: string, providerId: string): Promise<void> {
  await tx.query({
    name: 'identities_delete_of_provider',
    text: 'DELETE FROM commerce.customer_identities WHERE store_id = $1 AND provider_id = $2',
    values: [storeId, providerId],
  })
  await tx.query({
    name: 'providers_delete',
    text: 'DELETE FROM commerce.identity_providers WHERE store_id = $1 AND id = $2',
    values: [storeId, providerId],
  })
}
