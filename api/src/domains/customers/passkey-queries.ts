import type { Database, Transaction } from '../../platform/database.ts'
import type { Passkey } from './passkey.ts'

const columns = `p.id, p.customer_id, p.name, p.credential_id, p.public_key, p.counter, p.transports, p.backed_up,
  p.created_at, p.last_used_at`

type PasskeyRow = Record<string, unknown>

const passkeyOf = (row: PasskeyRow): Passkey => ({
  id: row.id as string,
  customerId: row.customer_id as string,
  name: row.name as string,
  credentialId: row.credential_id as string,
  publicKey: row.public_key as Buffer,
  counter: Number(row.counter),
  transports: row.transports as string[],
  backedUp: row.backed_up as boolean,
  createdAt: row.created_at as Date,
  lastUsedAt: row.last_used_at as Date | null,
})

/** Of one customer, the oldest first. */
export async function readPasskeys(db: Database, storeId: string, customerId: string): Promise<Passkey[]> {
  const rows = await db.read<PasskeyRow>(storeId, {
    name: 'passkeys_of_customer',
    text: `SELECT ${columns} FROM commerce.customer_passkeys p WHERE p.store_id = $1 AND p.customer_id = $2
      ORDER BY p.created_at, p.id LIMIT 100`,
    values: [storeId, customerId],
  })
  return rows.map(passkeyOf)
}

/** Whoever's it is. */
export async function findByCredential(
  db: Database,
  storeId: string,
  credentialId: string,
): Promise<Passkey | null> {
  const [row] = await db.read<PasskeyRow>(storeId, {
    name: 'passkeys_by_credential',
    text: `SELECT ${columns} FROM commerce.customer_passkeys p WHERE p.store_id = $1 AND p.credential_id = $2`,
    values: [storeId, credentialId],
  })
  return row ? passkeyOf(row) : null
}

export async function countPasskeys(tx: Transaction, storeId: string, customerId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'passkeys_count',
    text: `SELECT count(*)::int AS count FROM commerce.customer_passkeys WHERE store_id = $1 AND customer_id = $2`,
    values: [storeId, customerId],
  })
  return row?.count ?? 0
}

/** @returns false when the credential is registered already */
export async function insertPasskey(tx: Transaction, storeId: string, passkey: Passkey): Promise<boolean> {
  const rows = await tx.query({
    name: 'passkeys_insert',
    text: `INSERT INTO commerce.customer_passkeys (store_id, id, customer_id, name, credential_id, public_key, counter,
        transports, backed_up, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      ON CONFLICT (store_id, credential_id) DO NOTHING RETURNING 1`,
    values: [
      storeId,
      passkey.id,
      passkey.customerId,
      passkey.name,
      passkey.credentialId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.backedUp,
      passkey.createdAt,
    ],
  })
  return rows.length === 1
}

/**
 * It signed. @returns false when it is gone, or its counter did not rise: then two devices hold one key (Web
 * Authentication Level 3, 6.1.1)
 */
export async function writeUse(
  tx: Transaction,
  storeId: string,
  of: { passkeyId: string; counter: number; backedUp: boolean; clock: Date },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'passkeys_use',
    text: `UPDATE commerce.customer_passkeys SET counter = $3, backed_up = $4, last_used_at = $5
      WHERE store_id = $1 AND id = $2 AND (counter < $3 OR (counter = 0 AND $3 = 0)) RETURNING 1`,
    values: [storeId, of.passkeyId, of.counter, of.backedUp, of.clock],
  })
  return rows.length === 1
}

/** @returns null when the customer has no such passkey */
export async function writeName(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; passkeyId: string; name: string },
): Promise<Passkey | null> {
  const [row] = await tx.query<PasskeyRow>({
    name: 'passkeys_rename',
    text: `UPDATE commerce.customer_passkeys p SET name = $4
      WHERE p.store_id = $1 AND p.customer_id = $2 AND p.id = $3 RETURNING ${columns}`,
    values: [storeId, of.customerId, of.passkeyId, of.name],
  })
  return row ? passkeyOf(row) : null
}

/** @returns whether the customer had it */
export async function deletePasskey(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; passkeyId: string },
): Promise<boolean> {
  const rows = await tx.query({
    name: 'passkeys_delete',
    text: `DELETE FROM commerce.customer_passkeys WHERE store_id = $1 AND customer_id = $2 AND id = $3 RETURNING 1`,
    values: [storeId, of.customerId, of.passkeyId],
  })
  return rows.length === 1
}
