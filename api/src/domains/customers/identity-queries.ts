import type { Database, Transaction } from '../../platform/database.ts'

/** An account at a provider that signs a customer in. */
export interface CustomerIdentity {
  providerId: string
  handle: string
  name: string
  createdAt: Date
}

export async function readIdentities(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<CustomerIdentity[]> {
  const rows = await db.read<{ provider_id: string; handle: string; name: string; created_at: Date }>(
    storeId,
    {
      name: 'identities_of_customer',
      text: `SELECT c.provider_id, i.handle, i.name, c.created_at FROM commerce.customer_identities c
      JOIN commerce.identity_providers i ON i.store_id = $1 AND i.id = c.provider_id
      WHERE c.store_id = $1 AND c.customer_id = $2 ORDER BY c.created_at, i.handle LIMIT 100`,
      values: [storeId, customerId],
    },
  )
  return rows.map((row) => ({
    providerId: row.provider_id,
    handle: row.handle,
    name: row.name,
    createdAt: row.created_at,
  }))
}

/** Whom a provider's subject signs in, if anybody; nothing is locked. */
export async function findIdentity(
  tx: Transaction,
  storeId: string,
  of: { providerId: string; subject: string },
): Promise<{ customerId: string } | null> {
  const [row] = await tx.query<{ customer_id: string }>({
    name: 'identities_find',
    text: `SELECT customer_id FROM commerce.customer_identities
      WHERE store_id = $1 AND provider_id = $2 AND subject = $3`,
    values: [storeId, of.providerId, of.subject],
  })
  return row ? { customerId: row.customer_id } : null
}

/** @returns false when the subject is somebody's already */
export async function insertIdentity(
  tx: Transaction,
  storeId: string,
  of: { providerId: string; subject: string; customerId: string; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'identities_insert',
    text: `INSERT INTO commerce.customer_identities (store_id, provider_id, subject, customer_id, created_at)
      VALUES ($1, $2, $3, $4, $5) ON CONFLICT (store_id, provider_id, subject) DO NOTHING RETURNING 1`,
    values: [storeId, of.providerId, of.subject, of.customerId, of.clock],
  })
  return rows.length === 1
}

/** Of a locked customer. */
export async function hasIdentity(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; providerId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'identities_has',
    text: `SELECT 1 FROM commerce.customer_identities WHERE store_id = $1 AND customer_id = $2 AND provider_id = $3`,
    values: [storeId, of.customerId, of.providerId],
  })
  return rows.length > 0
}

/** @returns whether there was one */
export async function deleteIdentity(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; providerId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'identities_delete',
    text: `DELETE FROM commerce.customer_identities WHERE store_id = $1 AND customer_id = $2 AND provider_id = $3
      RETURNING 1`,
    values: [storeId, of.customerId, of.providerId],
  })
  return rows.length > 0
}
