import type { Context } from '../../platform/context.ts'
import { inTransaction } from '../../platform/database.ts'
import { refreshProducts } from '../discovery/index.ts'
import { receiveFirstStock } from '../inventory/index.ts'
import { raiseRulesVersion } from '../stores/index.ts'
import { tableNamed } from './tables.ts'
import {
  insertRows,
  readAllRows,
  readProductIds,
  readRowsOfProducts,
  readSomeRows,
  readStockOfProducts,
} from './twin-queries.ts'

const batchMax = 50
const codesAtOnce = 1_000
const beforeAll = '00000000-0000-0000-0000-000000000000'

/** What makes up a product, those first that others point to. */
const tablesOfProduct = [
  'products',
  'product_options',
  'media',
  'variants',
  'product_attributes',
  'product_categories',
  'collection_products',
  'offers',
  'price_list_prices',
].map(tableNamed)

/** What goods and prices point to; nobody is in a group of customers yet. */
const tablesOfRules = ['customer_groups', 'categories', 'collections', 'price_lists', 'promotions'].map(
  tableNamed,
)

/**
 * Brings the catalogue of its live store into a test twin, under the same ids, with collections, offers, stock, price lists,
 * and promotions with their codes, none of them used yet. Safe to repeat after a crash: what is there stays, what is missing comes.
 * @returns how many products it looked at
 */
export async function fillTwin(context: Context): Promise<number> {
  const { db, store } = context
  const { twinOf } = store
  if (twinOf === null) throw new Error('only a test twin is filled')
  for (const table of tablesOfRules) {
    const rows = await readAllRows(db, twinOf, table)
    await inTransaction(context, async (tx) => {
      await raiseRulesVersion(tx)
      await insertRows(tx.tx, store.id, { table, rows })
    })
  }
  await copyCodes(context, twinOf)
  let after = beforeAll
  for (let seen = 0; ; ) {
    const productIds = await readProductIds(db, twinOf, { after, limit: batchMax })
    const last = productIds.at(-1)
    if (!last) return seen
    await copyProducts(context, twinOf, productIds)
    seen += productIds.length
    after = last
  }
}

async function copyCodes(context: Context, from: string): Promise<void> {
  const { db, store } = context
  const table = tableNamed('promotion_codes')
  for (let after = beforeAll; ; ) {
    const some = await readSomeRows(db, from, { table, after, limit: codesAtOnce })
    if (!some) return
    await inTransaction(context, (tx) => insertRows(tx.tx, store.id, { table, rows: some.rows }))
    after = some.last
  }
}

async function copyProducts(context: Context, from: string, productIds: string[]): Promise<void> {
  const { db } = context
  const parts = await Promise.all(
    tablesOfProduct.map(async (table) => ({
      table,
      rows: await readRowsOfProducts(db, from, { table, productIds }),
    })),
  )
  const stock = await readStockOfProducts(db, from, productIds)
  await inTransaction(context, async (tx) => {
    for (const part of parts) await insertRows(tx.tx, tx.store.id, part)
    if (stock.length > 0) await receiveFirstStock(tx, stock)
    await refreshProducts(tx, productIds)
  })
}
