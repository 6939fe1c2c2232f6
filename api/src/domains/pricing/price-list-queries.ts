import type { Database, Transaction } from '../../platform/database.ts'
import { amountFrom } from '../../platform/money.ts'
import type { Keyset } from '../../platform/pagination.ts'
import type { ListedPrice, ListPrice, ManagedPriceList } from './price-list.ts'
import type { PriceList } from './price-lists.ts'

/**
 * What these lists say of these offers.
 * @returns by list and offer, lowest quantity first; lists that say nothing of them are left out
 */
export async function readListPrices(
  tx: Transaction,
  storeId: string,
  of: { priceListIds: readonly string[]; offerIds: readonly string[] },
): Promise<Map<string, PriceList['prices']>> {
  const rows = await tx.query<{ list: string; offer: string; from_quantity: number; amount: string }>({
    name: 'price_lists_prices_of_offers',
    text: `SELECT price_list_id AS list, offer_id AS offer, from_quantity, unit_price_amount AS amount
      FROM commerce.price_list_prices
      WHERE store_id = $1 AND offer_id = ANY ($2::uuid[]) AND price_list_id = ANY ($3::uuid[])
      ORDER BY price_list_id, offer_id, from_quantity`,
    values: [storeId, of.offerIds, of.priceListIds],
  })
  const lists = new Map<string, Record<string, { fromQuantity: number; amount: number }[]>>()
  for (const { list, offer, from_quantity: fromQuantity, amount } of rows) {
    const prices = lists.get(list) ?? {}
    lists.set(list, prices)
    prices[offer] = [...(prices[offer] ?? []), { fromQuantity, amount: amountFrom(amount) }]
  }
  return lists
}

const columns = `l.id, l.title, l.kind, l.priority, l.currency, l.customer_group_ids, l.status, l.version, l.created_at,
  l.updated_at, to_char(l.valid_from, 'YYYY-MM-DD"T"HH24:MI:SS') AS valid_from,
  to_char(l.valid_until, 'YYYY-MM-DD"T"HH24:MI:SS') AS valid_until,
  (SELECT count(*)::int FROM commerce.price_list_prices p WHERE p.store_id = $1 AND p.price_list_id = l.id) AS prices`

interface ListRow extends Record<string, unknown> {
  id: string
  title: string
  kind: ManagedPriceList['kind']
  priority: number
  currency: string
  customer_group_ids: string[]
  valid_from: string | null
  valid_until: string | null
  status: ManagedPriceList['status']
  prices: number
  version: number
  created_at: Date
  updated_at: Date
}

const listOf = (row: ListRow): ManagedPriceList => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  priority: row.priority,
  currency: row.currency,
  customerGroupIds: row.customer_group_ids,
  validFrom: row.valid_from,
  validUntil: row.valid_until,
  status: row.status,
  prices: row.prices,
  version: row.version,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})

/** Newest first. */
export async function listPriceLists(
  db: Database,
  storeId: string,
  of: { limit: number; after: Keyset | null },
): Promise<{ items: ManagedPriceList[]; last: Keyset | null }> {
  const rows = await db.read<ListRow & { sort_value: string }>(storeId, {
    name: 'price_lists_list',
    text: `SELECT ${columns}, l.created_at::text AS sort_value FROM commerce.price_lists l
      WHERE l.store_id = $1 AND ($2::timestamptz IS NULL OR (l.created_at, l.id) < ($2, $3::uuid))
      ORDER BY l.created_at DESC, l.id DESC LIMIT $4`,
    values: [storeId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const shown = rows.slice(0, of.limit)
  const last = rows.length > of.limit ? shown.at(-1) : undefined
  return { items: shown.map(listOf), last: last ? [last.sort_value, last.id] : null }
}

export async function readPriceList(
  db: Database,
  storeId: string,
  priceListId: string,
): Promise<ManagedPriceList | null> {
  const [row] = await db.read<ListRow>(storeId, {
    name: 'price_lists_read',
    text: `SELECT ${columns} FROM commerce.price_lists l WHERE l.store_id = $1 AND l.id = $2`,
    values: [storeId, priceListId],
  })
  return row ? listOf(row) : null
}

/** Until the transaction ends, nobody else changes the list or its prices. */
export async function lockPriceList(
  tx: Transaction,
  storeId: string,
  priceListId: string,
): Promise<ManagedPriceList | null> {
  const [row] = await tx.query<ListRow>({
    name: 'price_lists_lock',
    text: `SELECT ${columns} FROM commerce.price_lists l WHERE l.store_id = $1 AND l.id = $2 FOR UPDATE OF l`,
    values: [storeId, priceListId],
  })
  return row ? listOf(row) : null
}

export async function countPriceLists(tx: Transaction, storeId: string): Promise<number> {
  const [row] = await tx.query<{ lists: number }>({
    name: 'price_lists_count',
    text: 'SELECT count(*)::int AS lists FROM commerce.price_lists WHERE store_id = $1',
    values: [storeId],
  })
  return row?.lists ?? 0
}

/** Writes the head of a list, new or known by its id. */
export async function writePriceList(
  tx: Transaction,
  storeId: string,
  list: ManagedPriceList,
): Promise<void> {
  await tx.query({
    name: 'price_lists_write',
    text: `INSERT INTO commerce.price_lists (store_id, id, title, kind, priority, currency, customer_group_ids, valid_from,
        valid_until, status, version, created_at, updated_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7::uuid[], $8::timestamp, $9::timestamp, $10, $11, $12, $13)
      ON CONFLICT (store_id, id) DO UPDATE SET title = excluded.title, kind = excluded.kind,
        priority = excluded.priority, customer_group_ids = excluded.customer_group_ids,
        valid_from = excluded.valid_from, valid_until = excluded.valid_until, status = excluded.status,
        version = excluded.version, updated_at = excluded.updated_at`,
    values: [
      storeId,
      list.id,
      list.title,
      list.kind,
      list.priority,
      list.currency,
      list.customerGroupIds,
      list.validFrom,
      list.validUntil,
      list.status,
      list.version,
      list.createdAt,
      list.updatedAt,
    ],
  })
}

/** With the prices in it. */
export async function deletePriceList(tx: Transaction, storeId: string, priceListId: string): Promise<void> {
  await tx.query({
    name: 'price_lists_delete_prices',
    text: 'DELETE FROM commerce.price_list_prices WHERE store_id = $1 AND price_list_id = $2',
    values: [storeId, priceListId],
  })
  await tx.query({
    name: 'price_lists_delete',
    text: 'DELETE FROM commerce.price_lists WHERE store_id = $1 AND id = $2',
    values: [storeId, priceListId],
  })
}

/** Those of these groups that the store does not have. */
export async function findUnknownGroups(
  tx: Transaction,
  storeId: string,
  groupIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: 'price_lists_unknown_groups',
    text: `SELECT w.id FROM unnest($2::uuid[]) AS w (id) WHERE NOT EXISTS (
        SELECT 1 FROM commerce.customer_groups g WHERE g.store_id = $1 AND g.id = w.id)`,
    values: [storeId, groupIds],
  })
  return rows.map(({ id }) => id)
}

/** Those of these offers that the store does not have. */
export async function findUnknownOffers(
  tx: Transaction,
  storeId: string,
  offerIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>({
    name: 'price_lists_unknown_offers',
    text: `SELECT w.id FROM unnest($2::uuid[]) AS w (id) WHERE NOT EXISTS (
        SELECT 1 FROM commerce.offers o WHERE o.store_id = $1 AND o.id = w.id)`,
    values: [storeId, offerIds],
  })
  return rows.map(({ id }) => id)
}

/** Writes prices of a locked list; of an offer and a quantity there is one. @returns how many are new */
export async function writePrices(
  tx: Transaction,
  storeId: string,
  of: {
    priceListId: string
    prices: readonly ListPrice[]
  },
): Promise<number> {
  const rows = await tx.query<{ is_new: boolean }>({
    name: 'price_lists_write_prices',
    text: `INSERT INTO commerce.price_list_prices (store_id, price_list_id, offer_id, from_quantity, unit_price_amount)
      SELECT $1, $2, w.offer, w.from_quantity, w.amount
      FROM unnest($3::uuid[], $4::int[], $5::bigint[]) AS w (offer, from_quantity, amount)
      ON CONFLICT (store_id, price_list_id, offer_id, from_quantity)
        DO UPDATE SET unit_price_amount = excluded.unit_price_amount
      RETURNING xmax = 0 AS is_new`,
    values: [
      storeId,
      of.priceListId,
      of.prices.map(({ offerId }) => offerId),
      of.prices.map(({ fromQuantity }) => fromQuantity),
      of.prices.map(({ unitPriceAmount }) => unitPriceAmount),
    ],
  })
  return rows.filter(({ is_new }) => is_new).length
}

/** @param of.prices without a quantity: all prices of the offer. @returns those that are gone */
export async function deletePrices(
  tx: Transaction,
  storeId: string,
  of: { priceListId: string; prices: readonly { offerId: string; fromQuantity: number | null }[] },
): Promise<ListPrice[]> {
  const rows = await tx.query<{ offer: string; from_quantity: number; amount: string }>({
    name: 'price_lists_delete_some',
    text: `DELETE FROM commerce.price_list_prices p
      USING unnest($3::uuid[], $4::int[]) AS w (offer, from_quantity)
      WHERE p.store_id = $1 AND p.price_list_id = $2 AND p.offer_id = w.offer
        AND p.from_quantity = coalesce(w.from_quantity, p.from_quantity)
      RETURNING p.offer_id AS offer, p.from_quantity, p.unit_price_amount AS amount`,
    values: [
      storeId,
      of.priceListId,
      of.prices.map(({ offerId }) => offerId),
      of.prices.map(({ fromQuantity }) => fromQuantity),
    ],
  })
  return rows.map((row) => ({
    offerId: row.offer,
    fromQuantity: row.from_quantity,
    unitPriceAmount: amountFrom(row.amount),
  }))
}

/** By offer, lowest quantity first. */
export async function listPrices(
  db: Database,
  storeId: string,
  of: { priceListId: string; offerId: string | null; limit: number; after: Keyset | null },
): Promise<{ items: ListedPrice[]; last: Keyset | null }> {
  const rows = await db.read<Record<string, string | null> & { from_quantity: number }>(storeId, {
    name: 'price_lists_prices',
    text: `SELECT p.offer_id, p.from_quantity, p.unit_price_amount, d.id AS product_id, d.title AS product_title,
        v.title AS variant_title, v.sku
      FROM commerce.price_list_prices p
      JOIN commerce.offers o ON o.store_id = $1 AND o.id = p.offer_id
      JOIN commerce.variants v ON v.store_id = $1 AND v.id = o.variant_id
      JOIN commerce.products d ON d.store_id = $1 AND d.id = v.product_id
      WHERE p.store_id = $1 AND p.price_list_id = $2 AND ($3::uuid IS NULL OR p.offer_id = $3)
        AND ($4::bigint IS NULL OR (p.offer_id, p.from_quantity) > ($5::uuid, $4))
      ORDER BY p.offer_id, p.from_quantity LIMIT $6`,
    values: [storeId, of.priceListId, of.offerId, of.after?.[0] ?? null, of.after?.[1] ?? null, of.limit + 1],
  })
  const items = rows.slice(0, of.limit).map((row) => ({
    offerId: row.offer_id as string,
    fromQuantity: row.from_quantity,
    unitPriceAmount: amountFrom(row.unit_price_amount as string),
    productId: row.product_id as string,
    productTitle: row.product_title as string,
    variantTitle: row.variant_title as string,
    sku: row.sku ?? null,
  }))
  const last = rows.length > of.limit ? items.at(-1) : undefined
  return { items, last: last ? [String(last.fromQuantity), last.offerId] : null }
}
