import { type Database, Stale, type Transaction } from '../../platform/database.ts'
import type { Customer } from './customer.ts'

export const columns =
  'c.id, c.status, c.email, c.full_name, c.phone, c.locale, c.password_hash, c.metadata, c.version, c.created_at, c.updated_at'

type CustomerRow = Record<string, unknown>

export const customerOf = (row: CustomerRow): Customer => ({
  id: row.id as string,
  status: row.status as Customer['status'],
  email: row.email as string | null,
  fullName: row.full_name as string,
  phone: row.phone as string | null,
  locale: row.locale as string,
  passwordHash: row.password_hash as string | null,
  metadata: row.metadata as Record<string, string>,
  version: row.version as number,
  createdAt: row.created_at as Date,
  updatedAt: row.updated_at as Date,
})

const first = (rows: CustomerRow[]): Customer | null => (rows[0] ? customerOf(rows[0]) : null)

/** With whether a second factor is set up. */
export async function findForSignIn(
  db: Database,
  storeId: string,
  email: string,
): Promise<(Customer & { secondFactor: boolean }) | null> {
  const [row] = await db.read<CustomerRow>(storeId, {
    name: 'customers_find_for_sign_in',
    text: `SELECT ${columns}, EXISTS (SELECT 1 FROM commerce.customer_second_factors f
        WHERE f.store_id = $1 AND f.customer_id = c.id AND f.confirmed_at IS NOT NULL) AS second_factor
      FROM commerce.customers c WHERE c.store_id = $1 AND c.email = $2`,
    values: [storeId, email],
  })
  return row ? { ...customerOf(row), secondFactor: row.second_factor as boolean } : null
}

export async function readCustomer(
  db: Database,
  storeId: string,
  customerId: string,
): Promise<Customer | null> {
  return first(
    await db.read<CustomerRow>(storeId, {
      name: 'customers_read',
      text: `SELECT ${columns} FROM commerce.customers c WHERE c.store_id = $1 AND c.id = $2`,
      values: [storeId, customerId],
    }),
  )
}

/** In the transaction: nothing is locked. */
export async function findByEmail(tx: Transaction, storeId: string, email: string): Promise<Customer | null> {
  return first(
    await tx.query<CustomerRow>({
      name: 'customers_find_by_email',
      text: `SELECT ${columns} FROM commerce.customers c WHERE c.store_id = $1 AND c.email = $2`,
      values: [storeId, email],
    }),
  )
}

/** In the transaction: nothing is locked. */
export async function findById(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<Customer | null> {
  return first(
    await tx.query<CustomerRow>({
      name: 'customers_find_by_id',
      text: `SELECT ${columns} FROM commerce.customers c WHERE c.store_id = $1 AND c.id = $2`,
      values: [storeId, customerId],
    }),
  )
}

/** Until the transaction ends, nobody else changes, suspends or signs in this customer. */
export async function lockCustomer(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<Customer | null> {
  return first(
    await tx.query<CustomerRow>({
      name: 'customers_lock',
      text: `SELECT ${columns} FROM commerce.customers c WHERE c.store_id = $1 AND c.id = $2 FOR NO KEY UPDATE`,
      values: [storeId, customerId],
    }),
  )
}

export type NewCustomer = Pick<Customer, 'id' | 'fullName' | 'locale' | 'passwordHash'> & { email: string }

/** @returns null when the address has a customer already */
export async function insertCustomer(
  tx: Transaction,
  storeId: string,
  of: NewCustomer & { now: Date },
): Promise<Customer | null> {
  return first(
    await tx.query<CustomerRow>({
      name: 'customers_insert',
      text: `INSERT INTO commerce.customers AS c (store_id, id, email, full_name, locale, password_hash, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $7) ON CONFLICT (store_id, email) DO NOTHING RETURNING ${columns}`,
      values: [storeId, of.id, of.email, of.fullName, of.locale, of.passwordHash, of.now],
    }),
  )
}

/** What was agreed to, or taken back. */
export interface RecordedConsent {
  id: string
  purpose: string
  granted: boolean
  textVersion: string
}

export async function insertConsents(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; source: string; now: Date; consents: RecordedConsent[] },
): Promise<void> {
  await tx.query({
    name: 'customers_insert_consents',
    text: `INSERT INTO commerce.customer_consents (store_id, id, customer_id, purpose, granted, text_version, source, recorded_at)
      SELECT $1, e.id, $2, e.purpose, e.granted, e."textVersion", $3, $4
      FROM jsonb_to_recordset($5) AS e (id uuid, purpose text, granted boolean, "textVersion" text)`,
    values: [storeId, of.customerId, of.source, of.now, JSON.stringify(of.consents)],
  })
}

/** What of a customer a write replaces; what is left out stays. */
export type CustomerChange = Partial<
  Pick<Customer, 'fullName' | 'phone' | 'locale' | 'metadata' | 'passwordHash'>
> & { status?: 'active' | 'suspended' }

/** Writes a locked customer as it is to be. @returns it, with its next version */
export async function writeCustomer(
  tx: Transaction,
  storeId: string,
  of: { customer: Customer; change: CustomerChange; now: Date },
): Promise<Customer> {
  const next = { ...of.customer, ...of.change, version: of.customer.version + 1, updatedAt: of.now }
  await tx.query({
    name: 'customers_write',
    text: `UPDATE commerce.customers SET status = $3, full_name = $4, phone = $5, locale = $6,
        password_hash = $7, metadata = $8, version = $9, updated_at = $10
      WHERE store_id = $1 AND id = $2`,
    values: [
      storeId,
      next.id,
      next.status,
      next.fullName,
      next.phone,
      next.locale,
      next.passwordHash,
      JSON.stringify(next.metadata),
      next.version,
      of.now,
    ],
  })
  return next
}

/**
 * Gives a locked customer another address. @returns the next version
 * @throws Stale when somebody else has just got the address
 */
export async function writeEmail(
  tx: Transaction,
  storeId: string,
  of: { customer: Customer; email: string; now: Date },
): Promise<number> {
  const version = of.customer.version + 1
  const written = tx.query({
    name: 'customers_write_email',
    text: `UPDATE commerce.customers SET email = $3, version = $4, updated_at = $5
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.customer.id, of.email, version, of.now],
  })
  await written.catch((error: { constraint?: string }) => {
    throw error.constraint === 'customers_email' ? new Stale('somebody was faster with this address') : error
  })
  return version
}

/** The same password, hashed anew: no change that anybody sees, so it has no version. */
export async function rewriteHash(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; passwordHash: string },
): Promise<void> {
  await tx.query({
    name: 'customers_rewrite_hash',
    text: 'UPDATE commerce.customers SET password_hash = $3 WHERE store_id = $1 AND id = $2',
    values: [storeId, of.customerId, of.passwordHash],
  })
}
