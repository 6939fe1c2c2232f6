import type { Transaction } from '../../platform/database.ts'

/** Counts what is reserved of offers anew from the holds. @returns how many rows were wrong */
export async function recountReserved(
  tx: Transaction,
  storeId: string,
  of: { offerIds: string[]; now: Date },
): Promise<number> {
  const rows = await tx.query({
    name: 'audit_recount_reserved',
    text: `WITH locked AS (
        SELECT s.offer_id, s.location_id, s.reserved FROM commerce.stock_items s
        WHERE s.store_id = $1 AND s.offer_id = ANY($2::uuid[])
        ORDER BY s.offer_id, s.location_id FOR NO KEY UPDATE OF s
      ), held AS (
        SELECT l.offer_id, l.location_id, coalesce((SELECT sum(h.quantity) FROM commerce.holds h WHERE h.store_id = $1
          AND h.offer_id = l.offer_id AND h.location_id = l.location_id AND h.state = 'held'), 0)::int AS quantity
        FROM locked l
      )
      UPDATE commerce.stock_items s SET reserved = held.quantity, updated_at = $3 FROM held
      WHERE s.store_id = $1 AND s.offer_id = held.offer_id AND s.location_id = held.location_id AND s.reserved <> held.quantity
      RETURNING 1`,
    values: [storeId, of.offerIds, of.now],
  })
  return rows.length
}

/** Holds for which there is neither an open checkout nor an edit of an order that waits. @returns their references */
export async function readOrphanedHolds(
  tx: Transaction,
  storeId: string,
  references: string[],
): Promise<string[]> {
  const rows = await tx.query<{ reference: string }>({
    name: 'audit_orphaned_holds',
    text: `SELECT DISTINCT h.reference FROM commerce.holds h
      WHERE h.store_id = $1 AND h.reference = ANY($2::uuid[]) AND h.state = 'held'
        AND NOT EXISTS (SELECT 1 FROM commerce.checkouts c WHERE c.store_id = $1 AND c.id = h.reference AND c.state <> 'released')
        AND NOT EXISTS (SELECT 1 FROM commerce.order_edits e WHERE e.store_id = $1 AND e.id = h.reference)`,
    values: [storeId, references],
  })
  return rows.map((row) => row.reference)
}

/** Counts the uses of promotions and of their codes anew. @returns how many were wrong */
export async function recountUses(
  tx: Transaction,
  storeId: string,
  of: { promotionIds: string[] },
): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'audit_recount_uses',
    text: `WITH promotions AS (
        UPDATE commerce.promotions p SET uses = u.uses FROM (
          SELECT q.id, (SELECT count(*)::int FROM commerce.promotion_uses u WHERE u.store_id = $1 AND u.promotion_id = q.id) AS uses
          FROM commerce.promotions q WHERE q.store_id = $1 AND q.id = ANY($2::uuid[]) FOR NO KEY UPDATE OF q) u
        WHERE p.store_id = $1 AND p.id = u.id AND p.uses <> u.uses RETURNING 1
      ), codes AS (
        UPDATE commerce.promotion_codes c SET uses = u.uses FROM (
          SELECT q.id, (SELECT count(*)::int FROM commerce.promotion_uses u WHERE u.store_id = $1 AND u.code_id = q.id) AS uses
          FROM commerce.promotion_codes q WHERE q.store_id = $1 AND q.promotion_id = ANY($2::uuid[]) FOR NO KEY UPDATE OF q) u
        WHERE c.store_id = $1 AND c.id = u.id AND c.uses <> u.uses RETURNING 1
      )
      SELECT (SELECT count(*) FROM promotions)::int + (SELECT count(*) FROM codes)::int AS count`,
    values: [storeId, of.promotionIds],
  })
  return row?.count ?? 0
}

/** Sets the balances of gift cards and store credit to what transfers and running payments say. @returns how many were wrong */
export async function recountBalances(
  tx: Transaction,
  storeId: string,
  of: { accountIds: string[] },
): Promise<number> {
  const rows = await tx.query({
    name: 'audit_recount_balances',
    text: `WITH locked AS (
        SELECT a.id FROM commerce.ledger_accounts a
        WHERE a.store_id = $1 AND a.id = ANY($2::uuid[]) AND a.is_guarded ORDER BY a.id FOR NO KEY UPDATE OF a
      ), counted AS (
        SELECT l.id,
          coalesce((SELECT sum(t.amount) FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.credit_account_id = l.id), 0)
          - coalesce((SELECT sum(t.amount) FROM commerce.ledger_transfers t WHERE t.store_id = $1 AND t.debit_account_id = l.id), 0)
          AS balance,
          coalesce((SELECT sum(p.amount - p.captured_amount) FROM commerce.payments p WHERE p.store_id = $1
            AND p.account_id = l.id AND p.status IN ('started', 'requires_action', 'authorized')), 0) AS reserved
        FROM locked l
      )
      UPDATE commerce.ledger_accounts a SET balance = c.balance, reserved = c.reserved FROM counted c
      WHERE a.store_id = $1 AND a.id = c.id AND (a.balance, a.reserved) IS DISTINCT FROM (c.balance, c.reserved)
      RETURNING 1`,
    values: [storeId, of.accountIds],
  })
  return rows.length
}

/** Sets carts to what their checkouts and orders say: being paid, completed, or open. @returns how many were something else */
export async function recountFrozen(
  tx: Transaction,
  storeId: string,
  of: { cartIds: string[] },
): Promise<number> {
  const rows = await tx.query({
    name: 'audit_recount_frozen',
    text: `WITH locked AS (
        SELECT c.id, c.status FROM commerce.carts c
        WHERE c.store_id = $1 AND c.id = ANY($2::uuid[]) AND c.status IN ('open', 'completing')
        ORDER BY c.id FOR NO KEY UPDATE OF c
      ), counted AS (
        SELECT l.id, l.status, CASE
          WHEN EXISTS (SELECT 1 FROM commerce.orders o WHERE o.store_id = $1 AND o.cart_id = l.id) THEN 'completed'
          WHEN EXISTS (SELECT 1 FROM commerce.checkouts k WHERE k.store_id = $1 AND k.cart_id = l.id AND k.state = 'paying')
            THEN 'completing' ELSE 'open' END AS is
        FROM locked l
      )
      UPDATE commerce.carts c SET status = n.is FROM counted n
      WHERE c.store_id = $1 AND c.id = n.id AND n.status <> n.is RETURNING 1`,
    values: [storeId, of.cartIds],
  })
  return rows.length
}

/**
 * Payments of checkouts and edits that have ended without an order, and what came late: nobody ever takes them there.
 * @returns their ids
 */
export async function readPaymentsOfNothing(
  tx: Transaction,
  storeId: string,
  paymentIds: string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: 'audit_payments_of_nothing',
    text: `SELECT p.id FROM commerce.payments p
      LEFT JOIN commerce.checkouts c ON c.store_id = $1 AND c.id = p.reference
      LEFT JOIN commerce.order_edits e ON e.store_id = $1 AND e.id = p.reference
      WHERE p.store_id = $1 AND p.id = ANY($2::uuid[]) AND (p.is_late
        OR ((c.state = 'released' OR e.state = 'discarded')
          AND NOT EXISTS (SELECT 1 FROM commerce.orders o WHERE o.store_id = $1 AND o.checkout_id = p.reference)))
      ORDER BY p.id`,
    values: [storeId, paymentIds],
  })
  return rows.map((row) => row.id)
}
