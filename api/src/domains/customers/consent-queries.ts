import type { Database, Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { Consent } from './consent.ts'

const columns = 'c.id, c.purpose, c.granted, c.text_version, c.source, c.recorded_at'

type ConsentRow = Record<string, unknown>

const consentOf = (row: ConsentRow): Consent => ({
  id: row.id as string,
  purpose: row.purpose as Consent['purpose'],
  granted: row.granted as boolean,
  textVersion: row.text_version as string,
  source: row.source as string,
  recordedAt: row.recorded_at as Date,
})

const newestText = `SELECT DISTINCT ON (c.purpose) ${columns} FROM commerce.customer_consents c
  WHERE c.store_id = $1 AND c.customer_id = $2 ORDER BY c.purpose, c.recorded_at DESC, c.id DESC`

/** What a customer said last, for each purpose of which something was said. */
export async function readNewestConsents(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<Consent[]> {
  const rows = await db.read<ConsentRow>(storeId, {
    name: 'consents_newest',
    text: newestText,
    values: [storeId, customerId],
  })
  return rows.map(consentOf)
}

/** The same of a locked customer, in the transaction. */
export async function findNewestConsents(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<Consent[]> {
  const rows = await tx.query<ConsentRow>({
    name: 'consents_newest',
    text: newestText,
    values: [storeId, customerId],
  })
  return rows.map(consentOf)
}

/** All that a customer ever said, newest first. */
export async function listConsentHistory(
  db: Database,
  storeId: string,
  of: { customerId: string; limit: number; after: Keyset | null },
): Promise<{ items: Consent[]; last: Keyset | null }> {
  const rows = await db.read<ConsentRow>(storeId, {
    name: 'consents_history',
    text: `SELECT ${columns}, c.recorded_at::text AS sort_value FROM commerce.customer_consents c
      WHERE c.store_id = $1 AND c.customer_id = $2
        AND ($3::timestamptz IS NULL OR (c.recorded_at, c.id) < ($3, $4::uuid))
      ORDER BY c.recorded_at DESC, c.id DESC LIMIT $5`,
    values: [storeId, of.customerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return {
    items: shown.map(consentOf),
    last: last ? [last.sort_value as string, last.id as string] : null,
  }
}

/** The same without pages, in the transaction. */
export async function readAllConsents(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<Consent[]> {
  const rows = await tx.query<ConsentRow>({
    name: 'consents_all',
    text: `SELECT ${columns} FROM commerce.customer_consents c WHERE c.store_id = $1 AND c.customer_id = $2
      ORDER BY c.recorded_at DESC, c.id DESC`,
    values: [storeId, customerId],
  })
  return rows.map(consentOf)
}
