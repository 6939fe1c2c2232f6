import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { NamedKind, NamedThing } from './promotion-problems.ts'
import type { PromotionRow, PromotionStatus } from './promotion-row.ts'
import type { StoredPromotion, UsedPromotion } from './stored-promotion.ts'

// Times without zone as text: the driver would read them by the clock of the server.
const columns = `p.id, p.title, p.status, p.needs_code, p.priority, p.currency,
  to_char(p.valid_from, 'YYYY-MM-DD"T"HH24:MI:SS') AS valid_from,
  to_char(p.valid_until, 'YYYY-MM-DD"T"HH24:MI:SS') AS valid_until,
  p.conditions, p.effect, p.is_exclusive, p.exclusion_group, p.seller_share_basis_points, p.uses_max, p.uses_per_customer,
  p.version, p.created_at, p.updated_at`

interface Row extends PromotionRow, Record<string, unknown> {
  version: number
  created_at: Date
  updated_at: Date
}

const toPromotion = (row: Row): StoredPromotion => ({
  id: row.id,
  title: row.title,
  status: row.status,
  needsCode: row.needs_code,
  priority: row.priority,
  currency: row.currency,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  conditions: row.conditions,
  effect: row.effect,
  isExclusive: row.is_exclusive,
  exclusionGroup: row.exclusion_group,
  sellerShareBasisPoints: row.seller_share_basis_points,
  usesMax: row.uses_max,
  usesPerCustomer: row.uses_per_customer,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** How often a promotion is used, and how many codes it has. */
const usesColumns = `u.held, u.ordered,
  (SELECT count(*)::int FROM commerce.promotion_codes c WHERE c.store_id = $1 AND c.promotion_id = p.id) AS codes`
const usesOfEach = `LATERAL (SELECT count(*) FILTER (WHERE u.state = 'held')::int AS held,
    count(*) FILTER (WHERE u.state = 'used')::int AS ordered
  FROM commerce.promotion_uses u WHERE u.store_id = $1 AND u.promotion_id = p.id) u`

interface UsedRow extends Row {
  held: number
  ordered: number
  codes: number
}

const toUsedPromotion = (row: UsedRow): UsedPromotion => ({
  ...toPromotion(row),
  uses: { held: row.held, ordered: row.ordered },
  codes: row.codes,
})

/** Newest first. @param of.q part of the title, in capitals or not */
export async function listPromotions(
  db: Database,
  storeId: string,
  of: {
    status: PromotionStatus | undefined
    q: string | undefined
    limit: number
    after: Keyset | null
  },
): Promise<{ items: UsedPromotion[]; last: Keyset | null }> {
  const rows = await db.read<UsedRow & { sort_value: string }>(storeId, {
    name: 'promotions_list',
    // Uses are counted for what is shown, not for all that is sorted.
    text: `SELECT ${columns}, p.created_at::text AS sort_value, ${usesColumns} FROM (
        SELECT * FROM commerce.promotions p
        WHERE p.store_id = $1 AND ($2::timestamptz IS NULL OR (p.created_at, p.id) < ($2, $3::uuid))
          AND ($4::text IS NULL OR p.status = $4) AND ($5::text IS NULL OR strpos(lower(p.title), lower($5)) > 0)
        ORDER BY p.created_at DESC, p.id DESC LIMIT $6
      ) p, ${usesOfEach} ORDER BY p.created_at DESC, p.id DESC`,
    values: [
      storeId,
      of.after?.[0] ?? null,
      of.after?.[1] ?? null,
      of.status ?? null,
      of.q ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toUsedPromotion), last: last ? [last.sort_value, last.id] : null }
}

export async function readUsedPromotion(
  db: Database,
  storeId: string,
  promotionId: string,
): Promise<UsedPromotion | null> {
  const [row] = await db.read<UsedRow>(storeId, {
    name: 'promotions_read',
    text: `SELECT ${columns}, ${usesColumns} FROM commerce.promotions p, ${usesOfEach}
      WHERE p.store_id = $1 AND p.id = $2`,
    values: [storeId, promotionId],
  })
  return row ? toUsedPromotion(row) : null
}

/**
 * Until the transaction ends, nobody else changes or uses it: FOR UPDATE waits for who wrote uses of a promotion
 * without limit, and lets none begin.
 */
export async function lockPromotion(
  tx: Transaction,
  storeId: string,
  promotionId: string,
): Promise<StoredPromotion | null> {
  const [row] = await tx.query<Row>({
    name: 'promotions_lock',
    text: `SELECT ${columns} FROM commerce.promotions p WHERE p.store_id = $1 AND p.id = $2 FOR UPDATE OF p`,
    values: [storeId, promotionId],
  })
  return row ? toPromotion(row) : null
}

/** In a transaction, without a lock. */
export async function readPromotionIn(
  tx: Transaction,
  storeId: string,
  promotionId: string,
): Promise<StoredPromotion | null> {
  const [row] = await tx.query<Row>({
    name: 'promotions_read_in',
    text: `SELECT ${columns} FROM commerce.promotions p WHERE p.store_id = $1 AND p.id = $2`,
    values: [storeId, promotionId],
  })
  return row ? toPromotion(row) : null
}

/** Of a locked promotion: how often it is used, and how many codes it has. */
export async function countUses(
  tx: Transaction,
  storeId: string,
  promotionId: string,
): Promise<{ uses: number; codes: number }> {
  const [row] = await tx.query<{ uses: number; codes: number }>({
    name: 'promotions_count_uses',
    text: `SELECT
      (SELECT count(*)::int FROM commerce.promotion_uses WHERE store_id = $1 AND promotion_id = $2) AS uses,
      (SELECT count(*)::int FROM commerce.promotion_codes WHERE store_id = $1 AND promotion_id = $2) AS codes`,
    values: [storeId, promotionId],
  })
  return row ?? { uses: 0, codes: 0 }
}

/** How many promotions of the store have not ended. */
export async function countPromotions(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'promotions_count',
    text: `SELECT count(*)::int AS count FROM commerce.promotions WHERE store_id = $1 AND status <> 'ended'`,
    values: [storeId],
  })
  return row?.count ?? 0
}

const tableOf: Record<NamedKind, string> = {
  offer: 'offers',
  variant: 'variants',
  product: 'products',
  category: 'categories',
  collection: 'collections',
  seller: 'sellers',
  group: 'customer_groups',
  method: 'shipping_methods',
}
const kinds = Object.keys(tableOf) as NamedKind[]

/** Which of them the store does not have, and whether it sells in this currency. */
export async function findUnknown(
  tx: Transaction,
  storeId: string,
  of: { named: readonly NamedThing[]; currency: string | null },
): Promise<{ unknown: NamedThing[]; sellsIn: boolean }> {
  const idsOf = (kind: NamedKind) => [
    ...new Set(of.named.filter((thing) => thing.kind === kind).map(({ id }) => id)),
  ]
  const [row] = await tx.query<{ sells_in: boolean; unknown: string[] }>({
    name: 'promotions_find_unknown',
    text: `SELECT
      EXISTS (SELECT 1 FROM commerce.stores WHERE store_id = $1 AND ($2::text IS NULL OR currency = $2 OR $2 = ANY(currencies)))
        AS sells_in,
      ARRAY(${kinds
        .map(
          (kind, at) => `SELECT '${kind} ' || g.id FROM unnest($${at + 3}::uuid[]) g (id) WHERE NOT EXISTS
            (SELECT 1 FROM commerce.${tableOf[kind]} t WHERE t.store_id = $1 AND t.id = g.id)`,
        )
        .join(' UNION ALL ')}) AS unknown`,
    values: [storeId, of.currency, ...kinds.map(idsOf)],
  })
  const unknown = new Set(row?.unknown)
  return {
    unknown: of.named.filter(({ kind, id }) => unknown.has(`${kind} ${id}`)),
    sellsIn: row?.sells_in ?? false,
  }
}

const valuesOf = (p: StoredPromotion): unknown[] => [
  p.id,
  p.title,
  p.status,
  p.needsCode,
  p.priority,
  p.currency,
  p.validFrom,
  p.validUntil,
  JSON.stringify(p.conditions),
  JSON.stringify(p.effect),
  p.isExclusive,
  p.exclusionGroup,
  p.sellerShareBasisPoints,
  p.usesMax,
  p.usesPerCustomer,
  p.version,
  p.updatedAt,
]

export const closingNewPromotion = (storeId: string, promotion: StoredPromotion): ClosingWrite => ({
  name: 'new_promotion',
  rank: lockOrder.catalog,
  ctes: {
    new_promotion: `
      INSERT INTO commerce.promotions (store_id, id, title, status, needs_code, priority, currency, valid_from, valid_until,
        conditions, effect, is_exclusive, exclusion_group, seller_share_basis_points, uses_max, uses_per_customer, version,
        created_at, updated_at)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8::timestamp, $9::timestamp, $10, $11, $12, $13, $14, $15, $16, $17,
        $18::timestamptz, $18::timestamptz RETURNING 1`,
  },
  returns: '(SELECT count(*)::int FROM new_promotion)',
  values: [storeId, ...valuesOf(promotion)],
})

/** Writes a locked promotion as it is to be. @param of.uses how often it is used, where that is limited */
export const closingPromotion = (
  storeId: string,
  of: { promotion: StoredPromotion; uses: number | null },
): ClosingWrite => ({
  name: 'promotion',
  rank: lockOrder.catalog,
  ctes: {
    promotion: `
      UPDATE commerce.promotions SET title = $3, status = $4, needs_code = $5, priority = $6, currency = $7,
        valid_from = $8::timestamp, valid_until = $9::timestamp, conditions = $10, effect = $11, is_exclusive = $12,
        exclusion_group = $13, seller_share_basis_points = $14, uses_max = $15, uses_per_customer = $16, version = $17,
        updated_at = $18, uses = coalesce($19::int, uses)
      WHERE store_id = $1 AND id = $2 RETURNING 1`,
  },
  returns: '(SELECT count(*)::int FROM promotion)',
  values: [storeId, ...valuesOf(of.promotion), of.uses],
})

/** A locked promotion that nothing belongs to. */
export const closingRemovedPromotion = (storeId: string, promotionId: string): ClosingWrite => ({
  name: 'removed_promotion',
  rank: lockOrder.catalog,
  ctes: {
    removed_promotion: 'DELETE FROM commerce.promotions WHERE store_id = $1 AND id = $2 RETURNING 1',
  },
  returns: '(SELECT count(*)::int FROM removed_promotion)',
  values: [storeId, promotionId],
})
