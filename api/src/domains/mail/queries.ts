import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

/** All mails of a transaction. The time at which they are sent is the database's: a store's moved clock delays none. */
export function closingMails(storeId: string, rows: unknown[]): ClosingWrite {
  return {
    name: 'mails',
    rank: lockOrder.event,
    ctes: {
      mails: `
        INSERT INTO commerce.mails (store_id, id, template, locale, to_address, sealed)
        SELECT $1, m.id, m.template, m.locale, m."toAddress", decode(m.sealed, 'base64')
        FROM jsonb_to_recordset($2) AS m (id uuid, template text, locale text, "toAddress" text, sealed text)
        ON CONFLICT (store_id, id) DO NOTHING
        RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM mails)',
    values: [storeId, JSON.stringify(rows)],
  }
}

export interface MailName {
  storeId: string
  id: string
}

const due = `((m.status = 'waiting' AND m.next_attempt_at <= now()) OR (m.status = 'sending' AND m.lease_until <= now()))`

/** Mails of all stores whose time has come, longest due first. For the worker, which crosses stores here only to learn their names. */
export async function readDueMails(db: Database, limit: number): Promise<MailName[]> {
  const rows = await db.lookUp<{ store_id: string; id: string }>({
    name: 'mails_due',
    text: `SELECT m.store_id, m.id FROM commerce.mails m WHERE ${due}
      ORDER BY coalesce(m.lease_until, m.next_attempt_at) LIMIT $1`,
    values: [limit],
  })
  return rows.map((row) => ({ storeId: row.store_id, id: row.id }))
}

export interface ClaimedMail {
  id: string
  template: string
  toAddress: string
  sealed: Buffer
  /** Including the one that begins now */
  attempts: number
}

/** Begins an attempt, if the mail is still due and nobody else is beginning one. */
export async function claimMail(
  tx: Transaction,
  storeId: string,
  of: { id: string; leaseSeconds: number },
): Promise<ClaimedMail | null> {
  const [row] = await tx.query<{ template: string; to_address: string; sealed: Buffer; attempts: number }>({
    name: 'mails_claim',
    text: `UPDATE commerce.mails SET status = 'sending', attempts = attempts + 1,
        lease_until = now() + make_interval(secs => $3)
      WHERE store_id = $1 AND id = (SELECT m.id FROM commerce.mails m
        WHERE m.store_id = $1 AND m.id = $2 AND ${due} FOR UPDATE SKIP LOCKED)
      RETURNING template, to_address, sealed, attempts`,
    values: [storeId, of.id, of.leaseSeconds],
  })
  return (
    (row && {
      id: of.id,
      template: row.template,
      toAddress: row.to_address,
      sealed: row.sealed,
      attempts: row.attempts,
    }) ??
    null
  )
}

/** The attempt that ends: an older one than the row's has lost its lease and says nothing any more. */
export interface Attempt {
  id: string
  attempts: number
}

const ofThisAttempt = `store_id = $1 AND id = $2 AND attempts = $3 AND status = 'sending'`

/** Sent: what it said and to whom is forgotten. */
export async function writeSent(tx: Transaction, storeId: string, { id, attempts }: Attempt): Promise<void> {
  await tx.query({
    name: 'mails_sent',
    text: `UPDATE commerce.mails SET status = 'sent', sent_at = now(), sealed = NULL, to_address = NULL,
        lease_until = NULL, last_error = NULL
      WHERE ${ofThisAttempt}`,
    values: [storeId, id, attempts],
  })
}

/** Failed for good: forgotten as if sent. */
export async function writeFailed(
  tx: Transaction,
  storeId: string,
  { id, attempts, error }: Attempt & { error: string },
): Promise<void> {
  await tx.query({
    name: 'mails_failed',
    text: `UPDATE commerce.mails SET status = 'failed', sealed = NULL, to_address = NULL, lease_until = NULL, last_error = $4
      WHERE ${ofThisAttempt}`,
    values: [storeId, id, attempts, error],
  })
}

/** Not now: it waits for its next attempt. */
export async function writePutOff(
  tx: Transaction,
  storeId: string,
  { id, attempts, error, seconds }: Attempt & { error: string; seconds: number },
): Promise<void> {
  await tx.query({
    name: 'mails_put_off',
    text: `UPDATE commerce.mails SET status = 'waiting', lease_until = NULL, last_error = $4,
        next_attempt_at = now() + make_interval(secs => $5)
      WHERE ${ofThisAttempt}`,
    values: [storeId, id, attempts, error, seconds],
  })
}

/** What waits for this mailbox is never sent, and forgotten now. */
export async function writeUnwanted(tx: Transaction, storeId: string, address: string): Promise<void> {
  await tx.query({
    name: 'mails_unwanted',
    text: `UPDATE commerce.mails SET status = 'failed', sealed = NULL, to_address = NULL, last_error = 'unwanted'
      WHERE store_id = $1 AND status = 'waiting' AND lower(to_address) = lower($2)`,
    values: [storeId, address],
  })
}

/** How many mails are not sent yet, and how many never will be, over all stores. */
export async function countMails(db: Database): Promise<{ waiting: number; failed: number }> {
  const [row] = await db.lookUp<{ waiting: number; failed: number }>({
    name: 'mails_count',
    text: `SELECT (SELECT count(*)::int FROM commerce.mails WHERE status = 'waiting')
        + (SELECT count(*)::int FROM commerce.mails WHERE status = 'sending') AS waiting,
      (SELECT count(*)::int FROM commerce.mails WHERE status = 'failed') AS failed`,
    values: [],
  })
  return { waiting: row?.waiting ?? 0, failed: row?.failed ?? 0 }
}

/** Forgets mails of all stores that are a month old, sent or not. For the worker. */
export const deleteOldMails = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'mails_delete_old',
    table: 'mails',
    over: `t.created_at < now() - interval '30 days'`,
  })
