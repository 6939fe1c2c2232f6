import type { Database, Transaction } from '../../platform/database.ts'

/** A secret as its store sees it: that it is there, never what it says. */
export interface StoreSecret {
  name: string
  updatedAt: Date
}

export async function listSecrets(db: Database, storeId: string): Promise<StoreSecret[]> {
  const rows = await db.read<{ name: string; updated_at: Date }>(storeId, {
    name: 'stores_list_secrets',
    text: 'SELECT name, updated_at FROM commerce.store_secrets WHERE store_id = $1 ORDER BY name',
    values: [storeId],
  })
  return rows.map((row) => ({ name: row.name, updatedAt: row.updated_at }))
}

export async function readSealed(db: Database, storeId: string, name: string): Promise<Buffer | null> {
  const [row] = await db.read<{ sealed: Buffer }>(storeId, {
    name: 'stores_read_sealed',
    text: 'SELECT sealed FROM commerce.store_secrets WHERE store_id = $1 AND name = $2',
    values: [storeId, name],
  })
  return row?.sealed ?? null
}

/** What is there already when a secret is set: how many others, and what it was sealed as. */
export async function surveySecrets(
  tx: Transaction,
  storeId: string,
  name: string,
): Promise<{ others: number; sealed: Buffer | null }> {
  const [row] = await tx.query<{ others: number; sealed: Buffer | null }>({
    name: 'stores_survey_secrets',
    text: `SELECT
        (SELECT count(*)::int FROM commerce.store_secrets o WHERE o.store_id = $1 AND o.name <> $2) AS others,
        (SELECT s.sealed FROM commerce.store_secrets s WHERE s.store_id = $1 AND s.name = $2) AS sealed`,
    values: [storeId, name],
  })
  return row ?? { others: 0, sealed: null }
}

export async function writeSealed(
  tx: Transaction,
  storeId: string,
  of: { name: string; sealed: Buffer; updatedBy: string; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'stores_write_sealed',
    text: `INSERT INTO commerce.store_secrets (store_id, name, sealed, updated_by, updated_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (store_id, name) DO UPDATE SET sealed = excluded.sealed, updated_by = excluded.updated_by,
        updated_at = excluded.updated_at`,
    values: [storeId, of.name, of.sealed, of.updatedBy, of.clock],
  })
}

/** @returns what it was sealed as; null when there was none */
export async function deleteSealed(tx: Transaction, storeId: string, name: string): Promise<Buffer | null> {
  const [row] = await tx.query<{ sealed: Buffer }>({
    name: 'stores_delete_sealed',
    text: 'DELETE FROM commerce.store_secrets WHERE store_id = $1 AND name = $2 RETURNING sealed',
    values: [storeId, name],
  })
  return row?.sealed ?? null
}
