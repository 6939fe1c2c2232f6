import { type ClosingWrite, lockOrder } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { bucketsMax } from './divide-pieces.ts'

/** Whatever the order of a basket, its rows are locked in this one: two baskets never wait for each other. */
export const lockedInOrder = 'ORDER BY s.offer_id, s.location_id FOR NO KEY UPDATE OF s'

/**
 * The hold of a quote that wants more of an offer than any of its buckets has: what the chosen one lacks is taken from what is
 * free in the others, by movements that sum to zero, and set aside with the rest. All rows of the place are locked in the one
 * order, so that it is refused only when there is not enough in all of them together.
 */
export function gatheringHold(plain: ClosingWrite, gathered: number): ClosingWrite {
  const { hold_replaced = '', hold_rows = '' } = plain.ctes
  const movementIds = `$${plain.values.length + 1}`
  return {
    ...plain,
    name: 'hold_gathering',
    ctes: {
      hold_wanted: `
        SELECT offer_id, location_id, sum(wanted)::int AS wanted, sum(had)::int AS had, bool_or(gathers) AS gathers,
          bool_or(gives) AND NOT bool_or(gathers) AS gives
        FROM (
          SELECT w."offerId" AS offer_id, w."locationId" AS location_id, w.quantity AS wanted, 0 AS had, w.gathers,
            false AS gives
          FROM jsonb_to_recordset($2) AS w ("offerId" uuid, "locationId" uuid, quantity int, gathers bool)
          UNION ALL
          SELECT h.offer_id, h.location_id, 0, h.quantity, false, false FROM commerce.holds h
          WHERE h.store_id = $1 AND h.reference = $6 AND h.state = $7
          UNION ALL
          SELECT w."offerId", other.id, 0, 0, false, true
          FROM jsonb_to_recordset($2) AS w ("offerId" uuid, "locationId" uuid, gathers bool)
          JOIN commerce.locations bucket ON bucket.store_id = $1 AND bucket.id = w."locationId"
          JOIN commerce.locations other ON other.store_id = $1
            AND coalesce(other.bucket_of, other.id) = coalesce(bucket.bucket_of, bucket.id)
          WHERE w.gathers
        ) both_quotes GROUP BY offer_id, location_id`,
      hold_locked: `
        SELECT s.offer_id, s.location_id, s.on_hand - s.reserved AS free, w.wanted, w.wanted - w.had AS more,
          w.gathers, w.gives
        FROM commerce.stock_items s
        JOIN hold_wanted w ON s.offer_id = w.offer_id AND s.location_id = w.location_id
        WHERE s.store_id = $1 AND s.offer_id = ANY (ARRAY(SELECT offer_id FROM hold_wanted))
        ${lockedInOrder}`,
      hold_spare: `
        SELECT l.*, CASE WHEN l.gathers THEN greatest(l.more - l.free, 0) ELSE 0 END AS lacks,
          CASE WHEN l.gives THEN greatest(l.free - l.more, 0) ELSE 0 END AS spare
        FROM hold_locked l`,
      hold_moves: `
        SELECT p.offer_id, p.location_id, p.wanted, p.more,
          CASE WHEN p.gathers THEN least(p.lacks, sum(p.spare) OVER whole)
            ELSE -least(p.spare, greatest(0, max(p.lacks) OVER whole - (sum(p.spare) OVER before_it - p.spare)))
          END::int AS moved
        FROM hold_spare p
        WINDOW whole AS (PARTITION BY p.offer_id), before_it AS (PARTITION BY p.offer_id ORDER BY p.location_id)`,
      hold_reserved: `
        UPDATE commerce.stock_items s
        SET on_hand = s.on_hand + l.moved, reserved = s.reserved + l.more, updated_at = $5
        FROM hold_moves l
        WHERE s.store_id = $1 AND s.offer_id = l.offer_id AND s.location_id = l.location_id
          AND (l.wanted > 0 OR l.more <> 0 OR l.moved <> 0)
          AND (l.more <= 0 OR s.on_hand + l.moved - s.reserved >= l.more OR s.sells_without_stock OR NOT s.tracked)
        RETURNING s.offer_id, s.location_id, l.wanted`,
      hold_movements: `
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, reference, occurred_at)
        SELECT $1, (${movementIds}::uuid[])[row_number() OVER ()], l.offer_id, l.location_id, 'spread', l.moved, $3, $5
        FROM hold_moves l WHERE l.moved <> 0 RETURNING 1`,
      hold_replaced,
      hold_rows,
    },
    values: [...plain.values, Array.from({ length: gathered * bucketsMax }, () => newId('movement'))],
  }
}

/**
 * Sets aside once more what was held for a reference and is free again, in the rows that it was held in: what those lack by now
 * is taken from what is free in the others of their place, as when pieces are gathered for a quote. All rows of the place are
 * locked in the one order, so that it is refused only when there is not enough in all of them together.
 * @param of.offers how many offers were held
 */
export function closingHoldAgain(
  storeId: string,
  of: {
    reference: string
    offers: number
    expiresAt: Date
    now: Date
    check: (missing: string[]) => void
  },
): ClosingWrite {
  return {
    name: 'hold_again',
    rank: lockOrder.stock,
    ctes: {
      again_wanted: `
        SELECT h.offer_id, h.location_id, h.quantity, coalesce(l.bucket_of, l.id) AS place_id
        FROM commerce.holds h JOIN commerce.locations l ON l.store_id = $1 AND l.id = h.location_id
        WHERE h.store_id = $1 AND h.reference = $2 AND h.state = 'released'`,
      again_locked: `
        SELECT s.offer_id, s.location_id, w.quantity, coalesce(l.bucket_of, l.id) AS place_id,
          s.on_hand - s.reserved AS free, s.sells_without_stock OR NOT s.tracked AS is_endless
        FROM commerce.stock_items s
        JOIN commerce.locations l ON l.store_id = $1 AND l.id = s.location_id
        LEFT JOIN again_wanted w ON w.offer_id = s.offer_id AND w.location_id = s.location_id
        WHERE s.store_id = $1 AND s.offer_id = ANY (ARRAY(SELECT offer_id FROM again_wanted))
          AND (s.offer_id, coalesce(l.bucket_of, l.id)) IN (SELECT offer_id, place_id FROM again_wanted)
        ${lockedInOrder}`,
      again_spare: `
        SELECT k.*, CASE WHEN k.quantity IS NULL OR k.is_endless THEN 0 ELSE greatest(k.quantity - k.free, 0) END AS lacks,
          CASE WHEN k.quantity IS NULL THEN greatest(k.free, 0) ELSE 0 END AS spare
        FROM again_locked k`,
      again_moves: `
        SELECT p.offer_id, p.location_id, p.quantity,
          CASE WHEN p.quantity IS NOT NULL THEN p.lacks
            ELSE -least(p.spare, greatest(0, sum(p.lacks) OVER whole - (sum(p.spare) OVER before_it - p.spare)))
          END::int AS moved,
          sum(p.lacks) OVER whole <= sum(p.spare) OVER whole AS is_enough
        FROM again_spare p
        WINDOW whole AS (PARTITION BY p.offer_id, p.place_id),
          before_it AS (PARTITION BY p.offer_id, p.place_id ORDER BY p.location_id)`,
      again_reserved: `
        UPDATE commerce.stock_items s
        SET on_hand = s.on_hand + m.moved, reserved = s.reserved + coalesce(m.quantity, 0), updated_at = $4
        FROM again_moves m
        WHERE s.store_id = $1 AND s.offer_id = m.offer_id AND s.location_id = m.location_id AND m.is_enough
          AND (m.quantity IS NOT NULL OR m.moved <> 0)
        RETURNING s.offer_id, s.location_id`,
      again_movements: `
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, reference, occurred_at)
        SELECT $1, ($5::uuid[])[row_number() OVER ()], m.offer_id, m.location_id, 'spread', m.moved, $6, $4
        FROM again_moves m WHERE m.is_enough AND m.moved <> 0 RETURNING 1`,
      again_holds: `
        UPDATE commerce.holds h SET state = 'held', expires_at = $3 FROM again_reserved r
        WHERE h.store_id = $1 AND h.reference = $2 AND h.state = 'released' AND h.offer_id = r.offer_id
          AND h.location_id = r.location_id RETURNING h.offer_id`,
    },
    returns: `(SELECT coalesce(json_agg(m.offer_id), '[]') FROM again_moves m WHERE m.quantity IS NOT NULL AND NOT m.is_enough)`,
    values: [
      storeId,
      of.reference,
      of.expiresAt,
      of.now,
      Array.from({ length: of.offers * bucketsMax }, () => newId('movement')),
      // Not the quote's: it may have gathered pieces itself.
      newId('movement'),
    ],
    check: (missing) => of.check(missing as string[]),
  }
}
