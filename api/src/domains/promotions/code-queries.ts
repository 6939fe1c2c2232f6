import { type ClosingWrite, type Database, lockOrder, type Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { PromotionCode } from './promotion-code.ts'
import type { PromotionStatus } from './promotion-row.ts'

const columns = `c.id, c.promotion_id, c.code, c.batch_id, c.status, c.uses_max, c.created_at,
  (SELECT count(*)::int FROM commerce.promotion_uses u WHERE u.store_id = $1 AND u.code_id = c.id) AS uses`

interface Row extends Record<string, unknown> {
  id: string
  promotion_id: string
  code: string
  batch_id: string | null
  status: 'active' | 'disabled'
  uses_max: number | null
  uses: number
  created_at: Date
}

const toCode = (row: Row): PromotionCode => ({
  id: row.id,
  promotionId: row.promotion_id,
  code: row.code,
  batchId: row.batch_id,
  status: row.status,
  usesMax: row.uses_max,
  uses: row.uses,
  createdAt: row.created_at,
})

/** Latest made first. */
export async function listPromotionCodes(
  db: Database,
  storeId: string,
  of: {
    promotionId: string
    batchId: string | undefined
    code: string | undefined
    limit: number
    after: Keyset | null
  },
): Promise<{ items: PromotionCode[]; last: Keyset | null }> {
  // Ids rise with time and number the codes of a batch, which were all made in one moment.
  const rows = await db.read<Row>(storeId, {
    name: 'promotion_codes_list',
    text: `SELECT ${columns} FROM commerce.promotion_codes c
      WHERE c.store_id = $1 AND c.promotion_id = $2 AND ($3::uuid IS NULL OR c.id < $3)
        AND ($4::uuid IS NULL OR c.batch_id = $4) AND ($5::text IS NULL OR c.code = $5)
      ORDER BY c.id DESC LIMIT $6`,
    values: [
      storeId,
      of.promotionId,
      of.after?.[1] ?? null,
      of.batchId ?? null,
      of.code ?? null,
      of.limit + 1,
    ],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(toCode), last: last ? ['0', last.id] : null }
}

/** Whether the store has this promotion. */
export async function isPromotion(db: Database, storeId: string, promotionId: string): Promise<boolean> {
  const rows = await db.read(storeId, {
    name: 'promotion_codes_is_promotion',
    text: 'SELECT 1 FROM commerce.promotions WHERE store_id = $1 AND id = $2',
    values: [storeId, promotionId],
  })
  return rows.length === 1
}

/** Until the transaction ends, its state stays; whoever uses the promotion does not wait for that. */
export async function holdPromotion(
  tx: Transaction,
  storeId: string,
  promotionId: string,
): Promise<{ status: PromotionStatus; needsCode: boolean } | null> {
  const [row] = await tx.query<{ status: PromotionStatus; needs_code: boolean }>({
    name: 'promotion_codes_hold_promotion',
    text: `SELECT p.status, p.needs_code FROM commerce.promotions p WHERE p.store_id = $1 AND p.id = $2 FOR KEY SHARE OF p`,
    values: [storeId, promotionId],
  })
  return row ? { status: row.status, needsCode: row.needs_code } : null
}

/** @returns how many of the codes are new: those that the store has already are left alone */
export async function insertCodes(
  tx: Transaction,
  storeId: string,
  of: {
    promotionId: string
    batchId: string | null
    usesMax: number | null
    now: Date
    codes: { id: string; code: string }[]
  },
): Promise<number> {
  const [row] = await tx.query<{ count: number }>({
    name: 'promotion_codes_insert',
    text: `
      WITH made AS (
        INSERT INTO commerce.promotion_codes (store_id, id, promotion_id, code, batch_id, uses_max, created_at)
        SELECT $1, g.id, $2, g.code, $3, $4, $5 FROM unnest($6::uuid[], $7::text[]) g (id, code)
        ON CONFLICT (store_id, code) DO NOTHING RETURNING 1
      ) SELECT count(*)::int AS count FROM made`,
    values: [
      storeId,
      of.promotionId,
      of.batchId,
      of.usesMax,
      of.now,
      of.codes.map(({ id }) => id),
      of.codes.map(({ code }) => code),
    ],
  })
  return row?.count ?? 0
}

/** Until the transaction ends, nobody else changes or uses it. */
export async function lockPromotionCode(
  tx: Transaction,
  storeId: string,
  of: { promotionId: string; codeId: string },
): Promise<PromotionCode | null> {
  const [row] = await tx.query<Row>({
    name: 'promotion_codes_lock',
    text: `SELECT ${columns} FROM commerce.promotion_codes c WHERE c.store_id = $1 AND c.promotion_id = $2 AND c.id = $3
      FOR NO KEY UPDATE OF c`,
    values: [storeId, of.promotionId, of.codeId],
  })
  return row ? toCode(row) : null
}

export const closingCodeStatus = (
  storeId: string,
  of: { codeId: string; status: PromotionCode['status'] },
): ClosingWrite => ({
  name: 'promotion_code',
  rank: lockOrder.catalog,
  ctes: {
    promotion_code:
      'UPDATE commerce.promotion_codes SET status = $3 WHERE store_id = $1 AND id = $2 RETURNING 1',
  },
  returns: '(SELECT count(*)::int FROM promotion_code)',
  values: [storeId, of.codeId, of.status],
})

/** A new id for each code, in their order. */
export const withIds = (codes: readonly string[]): { id: string; code: string }[] =>
  codes.map((code) => ({ id: newId('promotionCode'), code }))
