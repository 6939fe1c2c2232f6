import type { Database, Statement, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { RuledOffer } from './quantity-rules.ts'

const reading = (storeId: string, offerId: string): Statement => ({
  name: 'offers_ruled',
  text: `SELECT o.id, o.seller_id, o.variant_id, v.product_id, o.price_amount, o.currency, o.status, o.version,
      o.quantity_min, o.quantity_max, o.quantity_step
    FROM commerce.offers o JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
    WHERE o.store_id = $1 AND o.id = $2`,
  values: [storeId, offerId],
})

const toOffer = (row: Record<string, unknown>): RuledOffer => ({
  id: row.id as string,
  sellerId: row.seller_id as string,
  variantId: row.variant_id as string,
  productId: row.product_id as string,
  priceAmount: amountFrom(row.price_amount as string),
  currency: row.currency as string,
  status: row.status as RuledOffer['status'],
  version: row.version as number,
  rules: {
    min: row.quantity_min as number,
    max: row.quantity_max as number | null,
    step: row.quantity_step as number,
  },
})

export async function readRuledOffer(
  db: Database,
  storeId: string,
  offerId: string,
): Promise<RuledOffer | null> {
  const [row] = await db.read(storeId, reading(storeId, offerId))
  return row ? toOffer(row) : null
}

/** The offer, locked: whoever changes it next waits. Null when there is none. */
export async function lockRuledOffer(
  tx: Transaction,
  storeId: string,
  offerId: string,
): Promise<RuledOffer | null> {
  const { text, values } = reading(storeId, offerId)
  const [row] = await tx.query({ name: 'offers_lock_ruled', text: `${text} FOR NO KEY UPDATE OF o`, values })
  return row ? toOffer(row) : null
}

/** Writes the rules and the version. */
export async function writeQuantityRules(
  tx: Transaction,
  storeId: string,
  of: Pick<RuledOffer, 'id' | 'rules' | 'version'> & { now: Date },
): Promise<void> {
  const { min, max, step } = of.rules
  await tx.query({
    name: 'offers_write_rules',
    text: `UPDATE commerce.offers SET quantity_min = $3, quantity_max = $4, quantity_step = $5, version = $6,
        updated_at = $7 WHERE store_id = $1 AND id = $2`,
    values: [storeId, of.id, min, max, step, of.version, of.now],
  })
}
