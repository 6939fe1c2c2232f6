import { type ClosingWrite, lockOrder, Stale, type Transaction } from '../../platform/database.ts'
import type { PromotionState } from './uses-left.ts'

/** One promotion that a quote uses. */
export interface PromotionUse {
  promotionId: string
  /** The code that stands for it */
  codeId: string | null
  /** Keyed digest of who buys, and how often they may: both or none */
  customerHash: string | null
  places: number | null
  /** It is for a first order: what this buyer uses of such promotions is used by one quote */
  isFirstOrder: boolean
}

/** What a quote uses from now on, and the one whose uses it takes over; without uses, they are given back. */
export interface PromotionClaim {
  reference: string
  replaces: string | null
  uses: PromotionUse[]
}

/**
 * What is left of the uses of promotions and codes, in one statement; of no other store.
 * @param of.replaces a quote whose own uses do not count against its successor
 */
export async function readPromotionState(
  tx: Transaction,
  storeId: string,
  of: { codes: string[]; promotionIds: string[]; customerHash: string | null; replaces: string | null },
): Promise<PromotionState> {
  const [row] = await tx.query<PromotionState & Record<string, unknown>>({
    name: 'promotions_state',
    text: `
      SELECT
        (SELECT coalesce(json_agg(json_build_object('code', c.code, 'codeId', c.id, 'promotionId', c.promotion_id,
            'status', CASE WHEN c.status = 'disabled' THEN c.status ELSE p.status END,
            'usesLeft', greatest(c.uses_max - c.uses + (SELECT count(*) FROM commerce.promotion_uses u
              WHERE u.store_id = $1 AND u.reference = $5::uuid AND u.code_id = c.id AND u.state = 'held'), 0 * c.uses_max))), '[]')
          FROM commerce.promotion_codes c
          JOIN commerce.promotions p ON p.store_id = c.store_id AND p.id = c.promotion_id
          WHERE c.store_id = $1 AND p.store_id = $1 AND c.code = ANY($2::text[])) AS codes,
        (SELECT coalesce(json_agg(json_build_object('promotionId', l.id,
            'inAll', greatest(l.uses_max - l.uses + (SELECT count(*) FROM commerce.promotion_uses u
              WHERE u.store_id = $1 AND u.promotion_id = l.id AND u.reference = $5::uuid AND u.state = 'held'), 0 * l.uses_max),
            'byCustomer', greatest(l.places - (SELECT count(*) FROM commerce.promotion_uses u
              WHERE u.store_id = $1 AND u.promotion_id = l.id AND u.customer_hash = $4
                AND u.reference IS DISTINCT FROM $5::uuid)
              - CASE WHEN l.for_first THEN (SELECT count(*) FROM commerce.promotion_uses u
                WHERE u.store_id = $1 AND u.promotion_id <> l.id AND u.customer_hash = $4 AND u.is_first_order
                  AND u.reference IS DISTINCT FROM $5::uuid) ELSE 0 END, 0 * l.places))), '[]')
          FROM (SELECT p.id, p.uses, p.uses_max, coalesce((p.conditions->>'firstOrderOnly')::boolean, false) AS for_first,
              CASE WHEN $4::text IS NULL THEN NULL
              WHEN (p.conditions->>'firstOrderOnly')::boolean THEN 1 ELSE p.uses_per_customer END AS places
            FROM commerce.promotions p WHERE p.store_id = $1 AND p.id = ANY($3::uuid[])) l) AS promotions`,
    values: [storeId, of.codes, of.promotionIds, of.customerHash, of.replaces],
  })
  return { codes: row?.codes ?? [], promotions: row?.promotions ?? [] }
}

/**
 * Counts uses of promotions and codes, in place of those of the quotes that are replaced or end: a row that both have
 * is handed over, others are given back. Rows of promotions are locked before those of codes, each by id. The guard is
 * judged on the newest row by the UPDATE itself. A promotion without limit is not counted on its row, or all buyers
 * would wait for it: a shared lock keeps it without limit until its uses are written.
 * A customer's uses have numbered places, of which the first free one is taken: two at once want the same. What is for a
 * first order wants the one mark that a customer has, which stays where the replaced quote had it as long as it can: rows
 * that lose it are written before those that get it.
 */
export function closingPromotionUses(
  storeId: string,
  of: { claims: PromotionClaim[]; now: Date },
): ClosingWrite {
  const wanted = of.claims.flatMap(({ reference, replaces, uses }) =>
    uses.map((use) => ({ ...use, reference, replaces })),
  )
  const replaced = of.claims.flatMap(({ replaces }) => (replaces === null ? [] : [replaces]))
  return {
    name: 'promotion_uses',
    rank: lockOrder.promotion,
    ctes: { ...countedCtes, ...writtenCtes },
    // Promotions, codes and uses: as many as were wanted, or somebody was faster.
    returns: `json_build_array(
      (SELECT count(*) FROM uses_moved) = (SELECT count(*) FROM uses_counted) + (SELECT count(*) FROM uses_unlimited),
      (SELECT count(*) FROM uses_codes_locked) = (SELECT count(*) FROM uses_codes_counted),
      (SELECT count(*) FROM uses_wanted) = (SELECT count(*) FROM uses_kept) + (SELECT count(*) FROM uses_new))`,
    // This customer's other quote took the place.
    staleOn: ['promotion_uses_customer', 'promotion_uses_first_order'],
    values: [storeId, JSON.stringify(wanted), replaced, of.now],
    check: (gotAll) => {
      if ((gotAll as boolean[]).includes(false)) throw new Stale('a promotion was used up meanwhile')
    },
    expects: [true, true, true],
  }
}

const countedCtes = {
  uses_wanted: `
    SELECT "promotionId" AS promotion_id, "codeId" AS code_id, reference, replaces, places,
      CASE WHEN places IS NOT NULL THEN "customerHash" END AS customer_hash,
      places IS NOT NULL AND "isFirstOrder" AS for_first
    FROM jsonb_to_recordset($2) AS w ("promotionId" uuid, "codeId" uuid, "customerHash" text, places int,
      "isFirstOrder" boolean, reference uuid, replaces uuid)`,
  uses_had: `
    SELECT u.promotion_id, u.code_id, u.reference, u.customer_hash, u.customer_place,
      u.is_first_order
    FROM commerce.promotion_uses u
    WHERE u.store_id = $1 AND u.reference = ANY($3::uuid[]) AND u.state = 'held' FOR UPDATE OF u`,
  uses_moved: `
    SELECT promotion_id, sum(n)::int AS more FROM (
      SELECT promotion_id, 1 AS n FROM uses_wanted UNION ALL SELECT promotion_id, -1 FROM uses_had
    ) both_quotes GROUP BY promotion_id HAVING sum(n) <> 0`,
  uses_locked: `
    SELECT p.id, m.more FROM commerce.promotions p JOIN uses_moved m ON m.promotion_id = p.id
    WHERE p.store_id = $1 AND p.uses_max IS NOT NULL ORDER BY p.id FOR NO KEY UPDATE OF p`,
  uses_counted: `
    UPDATE commerce.promotions p SET uses = p.uses + l.more FROM uses_locked l
    WHERE p.store_id = $1 AND p.id = l.id AND p.uses_max IS NOT NULL
      AND (l.more < 0 OR p.uses + l.more <= p.uses_max) RETURNING p.id`,
  uses_unlimited: `
    SELECT p.id FROM commerce.promotions p JOIN uses_moved m ON m.promotion_id = p.id
    WHERE p.store_id = $1 AND p.uses_max IS NULL ORDER BY p.id FOR KEY SHARE OF p`,
  uses_codes_locked: `
    SELECT c.id, m.more FROM commerce.promotion_codes c
    JOIN (SELECT code_id, sum(n)::int AS more FROM (
        SELECT code_id, 1 AS n FROM uses_wanted UNION ALL SELECT code_id, -1 FROM uses_had
      ) both_quotes GROUP BY code_id HAVING sum(n) <> 0) m ON m.code_id = c.id
    WHERE c.store_id = $1 AND c.uses_max IS NOT NULL ORDER BY c.id FOR NO KEY UPDATE OF c`,
  uses_codes_counted: `
    UPDATE commerce.promotion_codes c SET uses = c.uses + l.more FROM uses_codes_locked l
    WHERE c.store_id = $1 AND c.id = l.id AND (l.more < 0 OR c.uses + l.more <= c.uses_max) RETURNING c.id`,
}

const writtenCtes = {
  uses_placed: `
    SELECT w.*, h.reference AS was, CASE
      WHEN w.customer_hash IS NULL THEN NULL
      WHEN h.customer_hash = w.customer_hash AND h.customer_place <= w.places THEN h.customer_place
      ELSE (SELECT n FROM generate_series(1, w.places) n
        WHERE n NOT IN (SELECT u.customer_place FROM commerce.promotion_uses u
            WHERE u.store_id = $1 AND u.promotion_id = w.promotion_id AND u.customer_hash = w.customer_hash
              AND u.reference IS DISTINCT FROM w.replaces)
          AND w.places > (SELECT count(*) FROM commerce.promotion_uses u
            WHERE u.store_id = $1 AND u.promotion_id = w.promotion_id AND u.customer_hash = w.customer_hash
              AND u.reference IS DISTINCT FROM w.replaces)
        ORDER BY n LIMIT 1)
      END AS customer_place, bool_or(w.for_first) OVER (PARTITION BY w.reference) AND row_number() OVER (PARTITION BY w.reference
        ORDER BY (h.is_first_order IS TRUE AND w.customer_hash IS NOT NULL) DESC, w.for_first DESC, w.promotion_id) = 1
      AS is_first_order
    FROM uses_wanted w LEFT JOIN uses_had h ON h.promotion_id = w.promotion_id AND h.reference = w.replaces`,
  uses_dropped: `
    DELETE FROM commerce.promotion_uses u USING uses_had h
    WHERE u.store_id = $1 AND u.promotion_id = h.promotion_id AND u.reference = h.reference AND u.state = 'held'
      AND NOT EXISTS (SELECT 1 FROM uses_wanted w WHERE w.promotion_id = h.promotion_id AND w.replaces = h.reference)
    RETURNING 1`,
  uses_kept: `
    UPDATE commerce.promotion_uses u SET reference = p.reference, code_id = p.code_id,
      customer_hash = p.customer_hash, customer_place = p.customer_place, is_first_order = p.is_first_order
    FROM uses_placed p
    WHERE u.store_id = $1 AND u.promotion_id = p.promotion_id AND u.reference = p.was AND u.state = 'held'
      AND (p.customer_hash IS NULL) = (p.customer_place IS NULL) AND (SELECT count(*) FROM uses_dropped) >= 0
    RETURNING 1`,
  uses_new: `
    INSERT INTO commerce.promotion_uses (store_id, promotion_id, reference, code_id, customer_hash, customer_place,
      is_first_order, created_at)
    SELECT $1, p.promotion_id, p.reference, p.code_id, p.customer_hash, p.customer_place, p.is_first_order, $4::timestamptz
    FROM uses_placed p
    WHERE p.was IS NULL AND (p.customer_hash IS NULL) = (p.customer_place IS NULL)
      AND (SELECT count(*) FROM uses_kept) >= 0
    RETURNING 1`,
}

/** Uses that are held become used for good. */
export function closingKeptUses(storeId: string, of: { reference: string }): ClosingWrite {
  return {
    name: 'promotion_uses_kept',
    rank: lockOrder.promotion,
    ctes: {
      uses_used: `UPDATE commerce.promotion_uses SET state = 'used' WHERE store_id = $1 AND reference = $2 AND state = 'held' RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM uses_used)',
    values: [storeId, of.reference],
  }
}

/** Whoever is erased is known to no promotion any more: what they used stays used, by nobody. */
export async function forgetBuyer(tx: Transaction, storeId: string, customerHash: string): Promise<void> {
  await tx.query({
    name: 'promotion_uses_forget_buyer',
    text: `UPDATE commerce.promotion_uses SET customer_hash = NULL, customer_place = NULL, is_first_order = false
      WHERE store_id = $1 AND customer_hash = $2 AND state = 'used'`,
    values: [storeId, customerHash],
  })
}
