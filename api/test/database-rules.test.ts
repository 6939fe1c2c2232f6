import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openLogins } from './database-logins.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Unique indexes of tenant tables that do not begin with the store. */
const crossStoreUnique: Record<string, string> = {
  events_position: 'the feed is one order over all stores',
  stores_one_twin: 'one twin of a store; `stores` is where stores are told apart',
  stores_slug: 'one store of a name; `stores` is where stores are told apart',
}

/** Foreign keys of tenant tables that do not begin with the store. */
const crossStoreForeignKeys: Record<string, string> = {
  seller_members_account_id_staff_accounts_id_fk: 'leads out of tenancy, to the person',
  staff_memberships_account_id_staff_accounts_id_fk: 'leads out of tenancy, to the person',
  stores_twin_of_stores_store_id_fk: 'from a test twin to the store whose rehearsal it is',
}

/** Foreign keys without an index of their own, and why deleting or joining from the other end never scans. */
const unindexedForeignKeys: Record<string, string> = {
  categories_parent: 'nobody may delete a category, and the tree of a store is read whole',
  holds_item: 'nobody may delete a stock item; living holds have holds_active',
  payments_account: 'nobody may delete an account; the few payments from one have payments_of_account',
  seller_members_account_id_staff_accounts_id_fk: 'nobody may delete an account',
  staff_memberships_account_id_staff_accounts_id_fk: 'nobody may delete an account',
  stock_items_location: 'nobody may delete a location, and no query goes from a location to its stock yet',
  stock_movements_item: 'nobody may delete a stock item; movements of an offer have stock_movements_of_offer',
  variants_media: 'variants_options finds the few variants of the product, whose pictures alone can be meant',
}

const logins = await openLogins()
const { rows, tenantTables } = logins
afterAll(() => logins.close())

describe('keys', () => {
  it('begins every primary key and every unique index of a tenant table with the store', async () => {
    const found = await rows<{ table: string; index: string; first: string }>(`
      SELECT c.relname AS table, i.relname AS index,
        coalesce((SELECT a.attname FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum = x.indkey[0]), '') AS first
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
      WHERE c.relnamespace = 'commerce'::regnamespace AND x.indisunique`)
    const tenants = found.filter(({ table }) => tenantTables.includes(table))
    expect(new Set(tenants.map(({ table }) => table)).size).toBe(tenantTables.length)
    const wrong = tenants.filter(({ first }) => first !== 'store_id').map(({ index }) => index)
    expect(wrong.toSorted()).toEqual(Object.keys(crossStoreUnique))
  })

  it('gives every tenant table a primary key and a store that is never null', async () => {
    for (const table of tenantTables) {
      const [found] = await rows<{ keys: number; required: boolean; type: string }>(
        `SELECT (SELECT count(*)::int FROM pg_constraint WHERE conrelid = $1::regclass AND contype = 'p') AS keys,
          a.attnotnull AS required, format_type(a.atttypid, NULL) AS type
        FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attname = 'store_id'`,
        [`commerce.${table}`],
      )
      expect(found, table).toEqual({ keys: 1, required: true, type: 'uuid' })
    }
  })

  it('carries the store through every foreign key, from store_id to store_id', async () => {
    const keys = await foreignKeys()
    expect(keys.length).toBeGreaterThan(20)
    const wrong = keys.filter(
      ({ table, from, to }) =>
        tenantTables.includes(table) && (from[0] !== 'store_id' || to[0] !== 'store_id'),
    )
    expect(wrong.map(({ name }) => name)).toEqual(Object.keys(crossStoreForeignKeys))
  })

  it('serves every foreign key with an index that begins with its columns', async () => {
    const indexes = await rows<{ table: string; columns: string[] }>(`
      SELECT c.relname AS table, ARRAY(SELECT a.attname::text FROM unnest(x.indkey) WITH ORDINALITY k (attnum, n)
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum ORDER BY k.n) AS columns
      FROM pg_index x JOIN pg_class c ON c.oid = x.indrelid
      WHERE c.relnamespace = 'commerce'::regnamespace AND x.indpred IS NULL`)
    const unserved = (await foreignKeys()).filter(({ table, from }) => {
      const serves = (columns: string[]) =>
        from.every((column) => columns.slice(0, from.length).includes(column))
      return !indexes.some((index) => index.table === table && serves(index.columns))
    })
    expect(unserved.map(({ name }) => name).toSorted()).toEqual(Object.keys(unindexedForeignKeys))
  })

  it('changes no row behind the back of the code: no triggers, no ON DELETE or ON UPDATE action, no rules, no function but the one that refuses', async () => {
    expect(
      (await foreignKeys()).filter(({ onDelete, onUpdate }) => onDelete !== 'a' || onUpdate !== 'a'),
    ).toEqual([])
    const triggers = `SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'commerce'::regnamespace AND NOT t.tgisinternal`
    expect(await rows(triggers)).toEqual([])
    expect(await rows(`SELECT rulename FROM pg_rules WHERE schemaname = 'commerce'`)).toEqual([])
    expect(await rows(`SELECT proname FROM pg_proc WHERE pronamespace = 'commerce'::regnamespace`)).toEqual([
      { proname: 'refuse_closing' },
    ])
  })

  it('keeps money in bigint columns and instants with their zone: no float, no timestamp without zone but of wall clocks', async () => {
    const columns = await rows<{
      name: string
      type: string
    }>(`SELECT table_name || '.' || column_name AS name, data_type AS type
      FROM information_schema.columns WHERE table_schema IN ('commerce', 'test_provider')`)
    const refused = ['real', 'double precision', 'numeric', 'money', 'timestamp without time zone', 'json']
    const found = columns.filter(({ type }) => refused.includes(type)).map(({ name }) => name)
    expect(found.toSorted()).toEqual(byClocksOfTheStore)
    const amounts = columns.filter(({ name }) => /(^|[._])amount$/.test(name))
    expect(amounts.length).toBeGreaterThan(8)
    expect(amounts.filter(({ type }) => type !== 'bigint')).toEqual([])
  })
})

/** No instants: what clocks on the wall show, in whatever zone the store has by then. */
const byClocksOfTheStore = [
  'price_lists.valid_from',
  'price_lists.valid_until',
  'promotions.valid_from',
  'promotions.valid_until',
]

async function foreignKeys() {
  return rows<{
    name: string
    table: string
    from: string[]
    to: string[]
    onDelete: string
    onUpdate: string
  }>(`
    SELECT k.conname AS name, c.relname AS table, k.confdeltype AS "onDelete", k.confupdtype AS "onUpdate",
      ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY u (attnum, n)
        JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = u.attnum ORDER BY u.n) AS from,
      ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY u (attnum, n)
        JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = u.attnum ORDER BY u.n) AS to
    FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
    WHERE k.contype = 'f' AND c.relnamespace = 'commerce'::regnamespace ORDER BY k.conname`)
}

describe('the edge schema', () => {
  it('and the commerce schema are disjoint: no migration of one names the other', async () => {
    const sql = async (folder: string) => {
      const names = await readdir(join(root, folder)).catch(() => [])
      const texts = await Promise.all(
        names
          .filter((name) => name.endsWith('.sql'))
          .map((name) => readFile(join(root, folder, name), 'utf8')),
      )
      // What a comment says is no name.
      return texts.map((text) => text.replaceAll(/--.*$/gm, ''))
    }
    const ours = await sql('api/migrations')
    expect(ours.length).toBeGreaterThan(0)
    for (const text of ours) expect(text).not.toMatch(/\b(edge|realtime|auth|storage)\./)
    for (const text of await sql('supabase/migrations')) expect(text).not.toMatch(/\bcommerce\b/)
  })
})
