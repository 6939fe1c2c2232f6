import { type ClosingWrite, lockOrder, type Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { gatheringHold, lockedInOrder } from './gathering-queries.ts'

/**
 * Sent as a value: written out, it would let a plan that was made while little was held read all that is held, by an
 * index of that, instead of the few rows of one reference.
 */
const held = 'held'

export interface StockWish {
  offerId: string
  locationId: string
  quantity: number
}

/** What a quote wants, and what is known of the bucket it wants it from: nothing to say of goods that lie in one row. */
export interface HoldWish extends StockWish {
  /** `many`: others may have enough, too. `gathered`: none has, so free pieces of the others are put into this one first. */
  buckets?: 'many' | 'gathered'
}

/**
 * Sets stock aside for a reference, in place of what an earlier one holds: rows of both move by the difference, in one
 * update each. Rows are locked in the order of offer and location, whatever the order of the basket, so that two
 * baskets never wait for each other; the guard is judged on the newest row by the UPDATE itself. Only where a wish asks
 * for pieces to be gathered are all buckets of its place locked.
 * Returns the offers that could be reserved.
 */
export function closingHold(
  storeId: string,
  of: {
    reference: string
    replaces: string | null
    wishes: HoldWish[]
    expiresAt: Date
    now: Date
    check: (reserved: string[]) => void
  },
): ClosingWrite {
  const gathered = of.wishes.filter(({ buckets }) => buckets === 'gathered').length
  if (gathered > 0) return gatheringHold(plainHold(storeId, of), gathered)
  return plainHold(storeId, of)
}

function plainHold(storeId: string, of: Parameters<typeof closingHold>[1]): ClosingWrite {
  return {
    name: 'hold',
    rank: lockOrder.stock,
    ctes: {
      hold_wanted: `
        SELECT offer_id, location_id, sum(wanted)::int AS wanted, sum(had)::int AS had FROM (
          SELECT w."offerId" AS offer_id, w."locationId" AS location_id, w.quantity AS wanted, 0 AS had
          FROM jsonb_to_recordset($2) AS w ("offerId" uuid, "locationId" uuid, quantity int)
          UNION ALL
          SELECT h.offer_id, h.location_id, 0, h.quantity FROM commerce.holds h
          WHERE h.store_id = $1 AND h.reference = $6 AND h.state = $7
        ) both_quotes GROUP BY offer_id, location_id`,
      hold_locked: `
        SELECT s.offer_id, s.location_id, w.wanted, w.wanted - w.had AS more
        FROM commerce.stock_items s
        JOIN hold_wanted w ON s.offer_id = w.offer_id AND s.location_id = w.location_id
        WHERE s.store_id = $1 AND s.offer_id = ANY (ARRAY(SELECT offer_id FROM hold_wanted))
        ${lockedInOrder}`,
      hold_reserved: `
        UPDATE commerce.stock_items s SET reserved = s.reserved + l.more, updated_at = $5
        FROM hold_locked l
        WHERE s.store_id = $1 AND s.offer_id = l.offer_id AND s.location_id = l.location_id
          AND (l.more <= 0 OR s.on_hand - s.reserved >= l.more OR s.sells_without_stock OR NOT s.tracked)
        RETURNING s.offer_id, s.location_id, l.wanted`,
      hold_replaced: `
        UPDATE commerce.holds SET state = 'released' WHERE store_id = $1 AND reference = $6 AND state = $7 RETURNING 1`,
      hold_rows: `
        INSERT INTO commerce.holds (store_id, reference, offer_id, location_id, quantity, expires_at, created_at)
        SELECT $1, $3, r.offer_id, r.location_id, r.wanted, $4, $5 FROM hold_reserved r WHERE r.wanted > 0
        RETURNING offer_id`,
    },
    returns: `(SELECT coalesce(json_agg(offer_id ORDER BY offer_id), '[]') FROM hold_rows)`,
    values: [
      storeId,
      JSON.stringify(
        of.wishes.map(({ offerId, locationId, quantity, buckets }) => ({
          offerId,
          locationId,
          quantity,
          gathers: buckets === 'gathered',
        })),
      ),
      of.reference,
      of.expiresAt,
      of.now,
      of.replaces,
      held,
    ],
    check: (result) => of.check(result as string[]),
    expects: of.wishes.map(({ offerId }) => offerId).toSorted(),
  }
}

/** Gives what is still held for a reference back to the shelf. */
export function closingRelease(storeId: string, of: { reference: string; now: Date }): ClosingWrite {
  return {
    name: 'release',
    rank: lockOrder.stock,
    ctes: {
      release_locked: `
        SELECT s.offer_id, s.location_id, h.quantity
        FROM commerce.stock_items s
        JOIN commerce.holds h ON h.store_id = s.store_id AND h.offer_id = s.offer_id AND h.location_id = s.location_id
        WHERE s.store_id = $1 AND h.store_id = $1 AND h.reference = $2 AND h.state = $4
        ${lockedInOrder}`,
      release_holds: `
        UPDATE commerce.holds SET state = 'released' WHERE store_id = $1 AND reference = $2 AND state = $4
        RETURNING offer_id`,
      release_stock: `
        UPDATE commerce.stock_items s SET reserved = s.reserved - l.quantity, updated_at = $3
        FROM release_locked l
        WHERE s.store_id = $1 AND s.offer_id = l.offer_id AND s.location_id = l.location_id RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM release_stock)',
    values: [storeId, of.reference, of.now, held],
  }
}

/** Turns what is held for a reference into sold goods: on hand and reserved fall together, a movement says why. */
export function closingClaim(
  storeId: string,
  of: { reference: string; lines: StockWish[]; now: Date; check: (claimed: number) => void },
): ClosingWrite {
  return {
    name: 'claim',
    rank: lockOrder.stock,
    ctes: {
      claim_locked: `
        SELECT s.offer_id, s.location_id, h.quantity, g."movementId" AS movement_id
        FROM commerce.stock_items s
        JOIN commerce.holds h ON h.store_id = s.store_id AND h.offer_id = s.offer_id AND h.location_id = s.location_id
        JOIN jsonb_to_recordset($3) AS g ("offerId" uuid, "locationId" uuid, quantity int, "movementId" uuid)
          ON g."offerId" = h.offer_id AND g."locationId" = h.location_id AND g.quantity = h.quantity
        WHERE s.store_id = $1 AND h.store_id = $1 AND h.reference = $2 AND h.state = $5
        ${lockedInOrder}`,
      claim_holds: `
        UPDATE commerce.holds SET state = 'claimed' WHERE store_id = $1 AND reference = $2 AND state = $5 RETURNING 1`,
      claim_movements: `
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, reference, occurred_at)
        SELECT $1, l.movement_id, l.offer_id, l.location_id, 'sold', -l.quantity, $2, $4 FROM claim_locked l RETURNING 1`,
      claim_stock: `
        UPDATE commerce.stock_items s
        SET on_hand = s.on_hand - l.quantity, reserved = s.reserved - l.quantity, updated_at = $4
        FROM claim_locked l
        WHERE s.store_id = $1 AND s.offer_id = l.offer_id AND s.location_id = l.location_id RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM claim_stock)',
    values: [
      storeId,
      of.reference,
      JSON.stringify(
        of.lines.map(({ offerId, locationId, quantity }) => ({
          offerId,
          locationId,
          quantity,
          movementId: newId('movement'),
        })),
      ),
      of.now,
      held,
    ],
    check: (result) => of.check(result as number),
    expects: of.lines.length,
  }
}

/** Puts goods back on the shelf, with a movement for each offer that says why. */
export function closingRestock(
  storeId: string,
  of: { reference: string; kind: string; lines: StockWish[]; now: Date; check: (restocked: number) => void },
): ClosingWrite {
  return {
    name: 'restock',
    rank: lockOrder.stock,
    ctes: {
      restock_locked: `
        SELECT s.offer_id, s.location_id, g.quantity, g."movementId" AS movement_id
        FROM commerce.stock_items s
        JOIN jsonb_to_recordset($3) AS g ("offerId" uuid, "locationId" uuid, quantity int, "movementId" uuid)
          ON g."offerId" = s.offer_id AND g."locationId" = s.location_id
        WHERE s.store_id = $1
        ${lockedInOrder}`,
      restock_movements: `
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, reference, occurred_at)
        SELECT $1, l.movement_id, l.offer_id, l.location_id, $5, l.quantity, $2, $4 FROM restock_locked l RETURNING 1`,
      restock_stock: `
        UPDATE commerce.stock_items s SET on_hand = s.on_hand + l.quantity, updated_at = $4
        FROM restock_locked l
        WHERE s.store_id = $1 AND s.offer_id = l.offer_id AND s.location_id = l.location_id RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM restock_stock)',
    values: [
      storeId,
      of.reference,
      JSON.stringify(of.lines.map((line) => ({ ...line, movementId: newId('movement') }))),
      of.now,
      of.kind,
    ],
    check: (result) => of.check(result as number),
  }
}

/** Holds of a reference last until then; how many there are. */
export function closingExtend(storeId: string, of: { reference: string; expiresAt: Date }): ClosingWrite {
  return {
    name: 'extend',
    rank: lockOrder.stock,
    ctes: {
      extend: `UPDATE commerce.holds SET expires_at = $3 WHERE store_id = $1 AND reference = $2 AND state = $4 RETURNING 1`,
    },
    returns: '(SELECT count(*)::int FROM extend)',
    values: [storeId, of.reference, of.expiresAt, held],
  }
}

/** As {@link closingExtend}, of all that is held or of nothing. */
export const closingExtendAll = (
  storeId: string,
  of: { reference: string; expiresAt: Date; holds: number; check: (extended: number) => void },
): ClosingWrite => ({
  ...closingExtend(storeId, of),
  name: 'extend_all',
  check: (result) => of.check(result as number),
  expects: of.holds,
})

/** The location of this handle, made when absent. */
export async function ensureLocation(
  tx: Transaction,
  storeId: string,
  { handle, name }: { handle: string; name: string },
): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    name: 'inventory_ensure_location',
    text: `INSERT INTO commerce.locations AS l (store_id, id, handle, name) VALUES ($1, $2, $3, $4)
      ON CONFLICT (store_id, handle) DO UPDATE SET name = l.name RETURNING id`,
    values: [storeId, newId('location'), handle, name],
  })
  return row?.id ?? ''
}

export interface FirstStock {
  offerId: string
  quantity: number
  tracked: boolean
  sellsWithoutStock: boolean
}

/** Puts offers on the shelf for the first time, with a movement for what arrived; known ones are left alone. */
export async function insertFirstStock(
  tx: Transaction,
  storeId: string,
  of: { locationId: string; stock: FirstStock[]; now: Date },
): Promise<number> {
  const rows = await tx.query<{ count: number }>({
    name: 'inventory_first_stock',
    text: `
      WITH given AS (
        SELECT * FROM jsonb_to_recordset($3) AS r ("offerId" uuid, quantity int, tracked bool, "sellsWithoutStock" bool,
          "movementId" uuid)
      ), items AS (
        INSERT INTO commerce.stock_items (store_id, offer_id, location_id, on_hand, tracked, sells_without_stock, updated_at)
        SELECT $1, g."offerId", $2, g.quantity, g.tracked, g."sellsWithoutStock", $4 FROM given g
        ON CONFLICT DO NOTHING RETURNING offer_id
      ), movements AS (
        INSERT INTO commerce.stock_movements (store_id, id, offer_id, location_id, kind, quantity, occurred_at)
        SELECT $1, g."movementId", g."offerId", $2, 'received', g.quantity, $4
        FROM given g JOIN items i ON i.offer_id = g."offerId" WHERE g.quantity <> 0
      )
      SELECT count(*)::int AS count FROM items`,
    values: [
      storeId,
      of.locationId,
      JSON.stringify(of.stock.map((s) => ({ ...s, movementId: newId('movement') }))),
      of.now,
    ],
  })
  return rows[0]?.count ?? 0
}
