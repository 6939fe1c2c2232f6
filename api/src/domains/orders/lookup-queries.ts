import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { forgetRows } from '../../platform/forget-queries.ts'

/** A guest's wish to open an order, and what it takes to do so. */
export interface OrderLookup {
  id: string
  /** Null when no order fits */
  orderId: string | null
  /** Empty until the code is mailed: it fits nothing */
  codeHash: string
  attempts: number
}

const columns = 'id, order_id AS "orderId", code_hash AS "codeHash", attempts'

/** Whether an order fits is found out by the same statement, for known and unknown ones alike. */
export function closingNewLookup(
  storeId: string,
  of: { id: string; lookupHash: string; number: string; email: string; lifetimeSeconds: number },
): ClosingWrite {
  return {
    name: 'new_lookup',
    rank: lockOrder.order,
    ctes: {
      new_lookup: `
        INSERT INTO commerce.order_access_codes (store_id, id, lookup_hash, order_id, expires_at)
        VALUES ($1, $2, $3, (SELECT o.id FROM commerce.orders o
          WHERE o.store_id = $1 AND o.number = $4 AND lower(o.email) = lower($5)),
          now() + make_interval(secs => $6)) RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM new_lookup)',
    values: [storeId, of.id, of.lookupHash, of.number, of.email, of.lifetimeSeconds],
  }
}

/** Gives a lookup its code, once: whoever comes second does not mail another. @returns the order it opens */
export async function writeCode(
  tx: Transaction,
  storeId: string,
  of: { id: string; codeHash: string },
): Promise<string | null> {
  const [row] = await tx.query<{ order_id: string }>({
    name: 'order_lookups_write_code',
    text: `UPDATE commerce.order_access_codes SET code_hash = $3
      WHERE store_id = $1 AND id = $2 AND code_hash = '' AND order_id IS NOT NULL AND expires_at > now()
      RETURNING order_id`,
    values: [storeId, of.id, of.codeHash],
  })
  return row?.order_id ?? null
}

/** The newest living one for this number and address, locked: tries are counted one after the other. */
export async function lockLookup(
  tx: Transaction,
  storeId: string,
  lookupHash: string,
): Promise<OrderLookup | null> {
  const [row] = await tx.query<OrderLookup>({
    name: 'order_lookups_lock',
    text: `SELECT ${columns} FROM commerce.order_access_codes
      WHERE store_id = $1 AND lookup_hash = $2 AND used_at IS NULL AND expires_at > now()
      ORDER BY created_at DESC, id DESC LIMIT 1 FOR NO KEY UPDATE`,
    values: [storeId, lookupHash],
  })
  return row ?? null
}

/** A try that failed. */
export function closingFailedTry(storeId: string, id: string): ClosingWrite {
  return {
    name: 'failed_try',
    rank: lockOrder.order,
    ctes: {
      failed_try: `
        UPDATE commerce.order_access_codes SET attempts = attempts + 1 WHERE store_id = $1 AND id = $2 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM failed_try)',
    values: [storeId, id],
  }
}

/** The code is used up. */
export function closingUsedLookup(storeId: string, id: string): ClosingWrite {
  return {
    name: 'used_lookup',
    rank: lockOrder.order + 0.5,
    ctes: {
      used_lookup: `
        UPDATE commerce.order_access_codes SET used_at = now() WHERE store_id = $1 AND id = $2 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM used_lookup)',
    values: [storeId, id],
  }
}

/**
 * The secret of an order lives for so many days from now. One that has expired stays dead: a link that got lost long ago
 * is not revived, its order has another secret now.
 */
export async function renewSecret(
  tx: Transaction,
  storeId: string,
  of: { orderId: string; days: number },
): Promise<void> {
  await tx.query({
    name: 'orders_renew_secret',
    text: `UPDATE commerce.orders SET secret_version = secret_version + (secret_expires_at <= now())::int,
        secret_expires_at = greatest(secret_expires_at, now() + make_interval(days => $3))
      WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.orderId, of.days],
  })
}

/** Forgets lookups of all stores whose time was over a day ago. For the worker. */
export const forgetOldLookups = (db: Database): Promise<number> =>
  forgetRows(db, {
    name: 'order_lookups_forget',
    table: 'order_access_codes',
    over: `t.expires_at < now() - interval '1 day'`,
  })
