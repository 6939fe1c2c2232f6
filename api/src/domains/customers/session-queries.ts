import type { Database, Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

/** Whose session it is, while it lives and its customer is active. */
export async function sessionLives(
  db: Database,
  storeId: string,
  sessionId: string,
): Promise<{ customerId: string } | null> {
  const [row] = await db.read<{ customer_id: string }>(storeId, {
    name: 'customers_session_lives',
    text: `SELECT s.customer_id FROM commerce.customer_sessions s
      JOIN commerce.customers c ON c.store_id = $1 AND c.id = s.customer_id AND c.status = 'active'
      WHERE s.store_id = $1 AND s.id = $2 AND s.ended_at IS NULL AND s.expires_at > now()`,
    values: [storeId, sessionId],
  })
  return row ? { customerId: row.customer_id } : null
}

/** Why a session ended, for the one whose it was. */
export type SessionEnd =
  | 'signed_out'
  | 'ended_by_customer'
  | 'token_reused'
  | 'password_changed'
  | 'password_reset'
  | 'suspended'
  | 'too_many'
  | 'erased'

/** A session and its first refresh token; of more than `most` living ones, those used longest ago end. */
export async function insertSession(
  tx: Transaction,
  storeId: string,
  of: {
    id: string
    customerId: string
    device: string
    tokenHash: string
    clock: Date
    expiresAt: Date
    most: number
  },
): Promise<{ endedIds: string[] }> {
  const rows = await tx.query<{ id: string }>({
    name: 'sessions_insert',
    text: `WITH surplus AS (
        SELECT s.id FROM commerce.customer_sessions s
        WHERE s.store_id = $1 AND s.customer_id = $3 AND s.ended_at IS NULL AND s.expires_at > $6::timestamptz
        ORDER BY s.last_used_at DESC, s.id DESC OFFSET $8 - 1
      ), ended AS (
        UPDATE commerce.customer_sessions SET ended_at = $6, ended_because = 'too_many'
        WHERE store_id = $1 AND id IN (SELECT surplus.id FROM surplus) RETURNING id
      ), session AS (
        INSERT INTO commerce.customer_sessions (store_id, id, customer_id, device, created_at, last_used_at, expires_at)
        VALUES ($1, $2, $3, $4, $6, $6, $7) RETURNING id
      ), token AS (
        INSERT INTO commerce.refresh_tokens (store_id, token_hash, session_id, created_at)
        SELECT $1, $5, session.id, $6 FROM session RETURNING 1
      )
      SELECT ended.id FROM ended`,
    values: [storeId, of.id, of.customerId, of.device, of.tokenHash, of.clock, of.expiresAt, of.most],
  })
  return { endedIds: rows.map(({ id }) => id) }
}

/** Uses a refresh token up: of many at once one gets its session, the others null. */
export async function useRefreshToken(
  tx: Transaction,
  storeId: string,
  of: { tokenHash: string; clock: Date },
): Promise<{ sessionId: string } | null> {
  const [row] = await tx.query<{ session_id: string }>({
    name: 'refresh_tokens_use',
    text: `UPDATE commerce.refresh_tokens SET used_at = $3
      WHERE store_id = $1 AND token_hash = $2 AND used_at IS NULL RETURNING session_id`,
    values: [storeId, of.tokenHash, of.clock],
  })
  return row ? { sessionId: row.session_id } : null
}

/** The session of a refresh token, used or not. */
export async function findSessionOfToken(
  tx: Transaction,
  storeId: string,
  tokenHash: string,
): Promise<{ sessionId: string; customerId: string } | null> {
  const [row] = await tx.query<{ session_id: string; customer_id: string }>({
    name: 'refresh_tokens_session',
    text: `SELECT t.session_id, s.customer_id FROM commerce.refresh_tokens t
      JOIN commerce.customer_sessions s ON s.store_id = $1 AND s.id = t.session_id
      WHERE t.store_id = $1 AND t.token_hash = $2`,
    values: [storeId, tokenHash],
  })
  return row ? { sessionId: row.session_id, customerId: row.customer_id } : null
}

/** Carries a living session of an active customer further and gives it its next refresh token. */
export async function continueSession(
  tx: Transaction,
  storeId: string,
  of: { sessionId: string; tokenHash: string; clock: Date; idleSeconds: number; absoluteSeconds: number },
): Promise<{ customerId: string; expiresAt: Date } | null> {
  const [row] = await tx.query<{ customer_id: string; expires_at: Date }>({
    name: 'sessions_continue',
    text: `WITH session AS (
        UPDATE commerce.customer_sessions s SET last_used_at = $4,
          expires_at = least($4::timestamptz + make_interval(secs => $5), s.created_at + make_interval(secs => $6))
        FROM commerce.customers c
        WHERE s.store_id = $1 AND s.id = $2 AND s.ended_at IS NULL AND s.expires_at > $4::timestamptz
          AND c.store_id = $1 AND c.id = s.customer_id AND c.status = 'active'
        RETURNING s.id, s.customer_id, s.expires_at
      ), token AS (
        INSERT INTO commerce.refresh_tokens (store_id, token_hash, session_id, created_at)
        SELECT $1, $3, session.id, $4 FROM session RETURNING 1
      )
      SELECT session.customer_id, session.expires_at FROM session`,
    values: [storeId, of.sessionId, of.tokenHash, of.clock, of.idleSeconds, of.absoluteSeconds],
  })
  return row ? { customerId: row.customer_id, expiresAt: row.expires_at } : null
}

/** Which of a customer's living sessions: one, all but one, or all. */
export type Sessions = { only: string } | { except: string } | 'all'

/** @returns the ids of those that it ended */
export async function writeSessionsEnded(
  tx: Transaction,
  storeId: string,
  of: { customerId: string; which: Sessions; because: SessionEnd; clock: Date },
): Promise<string[]> {
  const { which } = of
  const rows = await tx.query<{ id: string }>({
    name: 'sessions_end',
    text: `UPDATE commerce.customer_sessions SET ended_at = $3, ended_because = $4
      WHERE store_id = $1 AND customer_id = $2 AND ended_at IS NULL AND expires_at > $3::timestamptz
        AND ($5::uuid IS NULL OR id = $5) AND ($6::uuid IS NULL OR id <> $6)
      RETURNING id`,
    values: [
      storeId,
      of.customerId,
      of.clock,
      of.because,
      which !== 'all' && 'only' in which ? which.only : null,
      which !== 'all' && 'except' in which ? which.except : null,
    ],
  })
  return rows.map(({ id }) => id)
}

export interface SessionRow {
  id: string
  device: string
  createdAt: Date
  lastUsedAt: Date
  expiresAt: Date
}

/** A customer's living sessions, last used first. */
export async function readSessions(db: Database, storeId: string, customerId: string): Promise<SessionRow[]> {
  const rows = await db.read<Record<string, unknown>>(storeId, {
    name: 'sessions_of_customer',
    text: `SELECT id, device, created_at, last_used_at, expires_at FROM commerce.customer_sessions
      WHERE store_id = $1 AND customer_id = $2 AND ended_at IS NULL AND expires_at > now()
      ORDER BY last_used_at DESC, id DESC LIMIT 100`,
    values: [storeId, customerId],
  })
  return rows.map((row) => ({
    id: row.id as string,
    device: row.device as string,
    createdAt: row.created_at as Date,
    lastUsedAt: row.last_used_at as Date,
    expiresAt: row.expires_at as Date,
  }))
}

/** Whether the session was opened within the last so many seconds. */
export async function sessionIsYounger(
  db: Database,
  storeId: string,
  of: { sessionId: string; seconds: number },
): Promise<boolean> {
  const rows = await db.read(storeId, {
    name: 'sessions_is_younger',
    text: `SELECT 1 FROM commerce.customer_sessions
      WHERE store_id = $1 AND id = $2 AND created_at > now() - make_interval(secs => $3)`,
    values: [storeId, of.sessionId, of.seconds],
  })
  return rows.length === 1
}

/**
 * Forgets sessions of all stores that ran out, with the device and the times they tell of. After the refresh tokens that
 * point to them: until then one that comes again finds its session.
 */
export const forgetOldCustomerSessions = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'sessions_forget',
    table: 'customer_sessions',
    over: `t.expires_at < now() - interval '62 days' AND NOT EXISTS (SELECT 1 FROM commerce.refresh_tokens r
      WHERE r.store_id = t.store_id AND r.session_id = t.id)`,
  })
