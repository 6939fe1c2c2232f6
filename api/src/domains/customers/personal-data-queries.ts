import type { Transaction } from '../../platform/database.ts'

/** How a customer may sign in, without what proves it. */
export interface SignInMethods {
  secondFactor: boolean
  passkeys: { name: string; createdAt: Date; lastUsedAt: Date | null }[]
  providers: { name: string; subject: string; createdAt: Date }[]
}

export async function readSignInMethods(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<SignInMethods> {
  const passkeys = await tx.query<Record<string, unknown>>({
    name: 'personal_passkeys',
    text: `SELECT name, created_at, last_used_at FROM commerce.customer_passkeys
      WHERE store_id = $1 AND customer_id = $2 ORDER BY created_at, id`,
    values: [storeId, customerId],
  })
  const providers = await tx.query<Record<string, unknown>>({
    name: 'personal_identities',
    text: `SELECT p.name, i.subject, i.created_at FROM commerce.customer_identities i
      JOIN commerce.identity_providers p ON p.store_id = $1 AND p.id = i.provider_id
      WHERE i.store_id = $1 AND i.customer_id = $2 ORDER BY i.created_at, p.id`,
    values: [storeId, customerId],
  })
  const factors = await tx.query({
    name: 'personal_second_factor',
    text: `SELECT 1 FROM commerce.customer_second_factors
      WHERE store_id = $1 AND customer_id = $2 AND confirmed_at IS NOT NULL`,
    values: [storeId, customerId],
  })
  return {
    secondFactor: factors.length > 0,
    passkeys: passkeys.map((row) => ({
      name: row.name as string,
      createdAt: row.created_at as Date,
      lastUsedAt: row.last_used_at as Date | null,
    })),
    providers: providers.map((row) => ({
      name: row.name as string,
      subject: row.subject as string,
      createdAt: row.created_at as Date,
    })),
  }
}

/** A session, living or ended. */
export interface PastSession {
  id: string
  device: string
  createdAt: Date
  lastUsedAt: Date
  endedAt: Date | null
}

/** Every session that is known of a customer, newest first. */
export async function readAllSessions(
  tx: Transaction,
  storeId: string,
  customerId: string,
): Promise<PastSession[]> {
  const rows = await tx.query<Record<string, unknown>>({
    name: 'personal_sessions',
    text: `SELECT id, device, created_at, last_used_at, ended_at FROM commerce.customer_sessions
      WHERE store_id = $1 AND customer_id = $2 ORDER BY created_at DESC, id DESC`,
    values: [storeId, customerId],
  })
  return rows.map((row) => ({
    id: row.id as string,
    device: row.device as string,
    createdAt: row.created_at as Date,
    lastUsedAt: row.last_used_at as Date,
    endedAt: row.ended_at as Date | null,
  }))
}

/**
 * Everything personal of a locked customer goes: what is left is the id, which the books point to, what was agreed to
 * when, and when sessions began and ended.
 */
export async function eraseAccount(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; version: number; now: Date; clock: Date },
): Promise<void> {
  await tx.query({
    name: 'personal_erase_account',
    text: `WITH
      addresses AS (DELETE FROM commerce.customer_addresses WHERE store_id = $1 AND customer_id = $2),
      groups AS (DELETE FROM commerce.customer_group_members WHERE store_id = $1 AND customer_id = $2),
      factors AS (DELETE FROM commerce.customer_second_factors WHERE store_id = $1 AND customer_id = $2),
      codes AS (DELETE FROM commerce.customer_recovery_codes WHERE store_id = $1 AND customer_id = $2),
      passkeys AS (DELETE FROM commerce.customer_passkeys WHERE store_id = $1 AND customer_id = $2),
      identities AS (DELETE FROM commerce.customer_identities WHERE store_id = $1 AND customer_id = $2),
      devices AS (UPDATE commerce.customer_sessions SET device = '' WHERE store_id = $1 AND customer_id = $2),
      tokens AS (UPDATE commerce.one_time_tokens SET sealed_data = NULL, used_at = coalesce(used_at, $5)
        WHERE store_id = $1 AND customer_id = $2)
      UPDATE commerce.customers SET status = 'erased', email = NULL, full_name = '', phone = NULL, locale = '',
        password_hash = NULL, metadata = '{}', version = $3, updated_at = $4, erased_at = $5
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.customerId, of.version, of.now, of.clock],
  })
}
