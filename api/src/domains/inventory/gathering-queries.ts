import type { ClosingWrite } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { bucketsMax } from './divide-pieces.ts'

/**
 * The hold of a quote that wants more of an offer than any of its buckets has: what the chosen one lacks is taken from what is
 * free in the others, by movements that sum to zero, and set aside with the rest. All rows of the place are locked in the one
 * order, so that it is refused only when there is not enough in all of them together.
 */
export function gatheringHold(
  plain: ClosingWrite,
  of: { storeId: string; lockedInOrder: string; gathered: number },
): ClosingWrite {
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
        ${of.lockedInOrder}`,
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
    values: [...plain.values, Array.from({ length: of.gathered * bucketsMax }, () => newId('movement'))],
  }
}
