import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../test/api.ts'
import { type BusyStore, createBusyStore } from './busy-store.ts'
import { type DatabaseWatch, watchDatabase } from './database-content.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const roles = ['tradepost_owner', 'tradepost_api', 'tradepost_worker'] as const

/** Tables that belong to no store. Everything else is a tenant's, and a new table is one without being named here. */
const outsideTenancy: Record<string, string> = {
  store_keys: 'names the store of a key before any tenancy is known',
  store_domains: 'names the store of an origin before any tenancy is known',
  staff_accounts: 'one person, many stores; memberships and sessions are tenant rows',
  event_feed: 'the one order of all events, the relay only',
}

/** Unique indexes of tenant tables that do not begin with the store. */
const crossStoreUnique: Record<string, string> = {
  events_position: 'the feed is one order over all stores',
}

/** Foreign keys of tenant tables that do not begin with the store. */
const crossStoreForeignKeys: Record<string, string> = {
  staff_memberships_account_id_staff_accounts_id_fk: 'leads out of tenancy, to the person',
}

/** Foreign keys without an index of their own, and why deleting or joining from the other end never scans. */
const unindexedForeignKeys: Record<string, string> = {
  categories_parent: 'nobody may delete a category, and the tree of a store is read whole',
  holds_item: 'nobody may delete a stock item; living holds have holds_active',
  order_lines_seller: 'nobody may delete a seller, and no query goes from a seller to its lines yet',
  staff_memberships_account_id_staff_accounts_id_fk: 'nobody may delete an account',
  stock_items_location: 'nobody may delete a location, and no query goes from a location to its stock yet',
  store_domains_store_id_stores_store_id_fk: 'nobody may delete a store, and there are few origins',
  store_keys_store_id_stores_store_id_fk: 'nobody may delete a store, and there are few keys',
  variants_media: 'variants_options finds the few variants of the product, whose pictures alone can be meant',
}

/** What the worker may see without naming a store. */
const workerSeesAll = ['checkouts', 'events', 'idempotency_keys']

/** Rows that never change once they are written. */
const neverUpdated = ['events', 'stock_movements', 'fulfillments', 'media']

/** The only tables from which the API may delete. */
const deletedFrom = [
  'cart_lines',
  'listing_entries',
  'media',
  'product_attributes',
  'product_categories',
  'product_options',
  'product_pages',
]

let api: TestApi
let watch: DatabaseWatch
let [a, b]: BusyStore[] = []
let tables: string[] = []
let tenantTables: string[] = []
const connections: Record<string, pg.Client> = {}

beforeAll(async () => {
  api = await createTestApi()
  watch = await watchDatabase(api.database.adminUrl)
  ;[a, b] = [await createBusyStore(api), await createBusyStore(api)]
  tables = (
    await rows<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'commerce' ORDER BY 1`,
    )
  ).map((t) => t.name)
  tenantTables = tables.filter((name) => !(name in outsideTenancy))
  const { ownerUrl, apiUrl, workerUrl } = api.database
  for (const [role, url] of [
    ['owner', ownerUrl],
    ['api', apiUrl],
    ['worker', workerUrl],
  ] as const) {
    connections[role] = new pg.Client(url)
    await connections[role].connect()
  }
})
afterAll(async () => {
  for (const client of Object.values(connections)) await client.end()
  await watch.close()
  await api.close()
})

const rows = async <R extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<R[]> =>
  (await watch.admin.query<R>(text, values)).rows

const storeIdOf = (of: BusyStore | undefined) => of?.store.context.store.id ?? ''

/** Runs as a role in the tenancy of a store, or of none, and leaves nothing behind. */
async function as<T>(
  role: string,
  storeId: string | null,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = connections[role] as pg.Client
  await client.query('BEGIN')
  try {
    if (storeId !== null) await client.query(`SELECT set_config('app.store_id', $1, true)`, [storeId])
    return await work(client)
  } finally {
    await client.query('ROLLBACK')
  }
}

const codeOf = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )

const insufficientPrivilege = '42501'

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
    expect(wrong).toEqual(Object.keys(crossStoreUnique))
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

  it('changes no row behind the back of the code: no triggers, no ON DELETE or ON UPDATE action, no rules', async () => {
    expect(
      (await foreignKeys()).filter(({ onDelete, onUpdate }) => onDelete !== 'a' || onUpdate !== 'a'),
    ).toEqual([])
    const triggers = `SELECT t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace = 'commerce'::regnamespace AND NOT t.tgisinternal`
    expect(await rows(triggers)).toEqual([])
    expect(await rows(`SELECT rulename FROM pg_rules WHERE schemaname = 'commerce'`)).toEqual([])
    expect(await rows(`SELECT proname FROM pg_proc WHERE pronamespace = 'commerce'::regnamespace`)).toEqual(
      [],
    )
  })

  it('keeps money in bigint columns and instants with their zone: no float, no timestamp without zone', async () => {
    const columns = await rows<{
      name: string
      type: string
    }>(`SELECT table_name || '.' || column_name AS name, data_type AS type
      FROM information_schema.columns WHERE table_schema IN ('commerce', 'test_provider')`)
    const refused = ['real', 'double precision', 'numeric', 'money', 'timestamp without time zone', 'json']
    expect(columns.filter(({ type }) => refused.includes(type))).toEqual([])
    const amounts = columns.filter(({ name }) => /(^|[._])amount$/.test(name))
    expect(amounts.length).toBeGreaterThan(8)
    expect(amounts.filter(({ type }) => type !== 'bigint')).toEqual([])
  })
})

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

describe('row security', () => {
  it('is enabled and forced on every tenant table', async () => {
    const found = await rows<{ name: string }>(`SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'commerce'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity ORDER BY 1`)
    expect(found.map(({ name }) => name)).toEqual(tenantTables)
  })

  it('has one policy for everybody, on the store, for reading and writing; others are the worker’s alone', async () => {
    const policies = await rows<{
      table: string
      roles: string
      using: string
      check: string
      command: string
      kind: string
    }>(`
      SELECT tablename AS table, array_to_string(roles, ',') AS roles, qual AS using, with_check AS check, cmd AS command,
        permissive AS kind
      FROM pg_policies WHERE schemaname = 'commerce'`)
    const tenancy = `(store_id = (NULLIF(current_setting('app.store_id'::text, true), ''::text))::uuid)`
    for (const table of tenantTables) {
      const everybodys = policies.filter(
        (policy) => policy.table === table && policy.roles !== 'tradepost_worker',
      )
      expect(everybodys, table).toEqual([
        { table, roles: 'public', using: tenancy, check: tenancy, command: 'ALL', kind: 'PERMISSIVE' },
      ])
    }
    const workers = policies
      .filter((policy) => policy.roles === 'tradepost_worker')
      .map(({ table, command }) => `${table} ${command}`)
    expect(workers.toSorted()).toEqual([
      'checkouts SELECT',
      'events SELECT',
      'events UPDATE',
      'idempotency_keys DELETE',
      'idempotency_keys SELECT',
    ])
  })

  it('has rows of two stores in every tenant table, so that the next tests look at something', async () => {
    for (const table of tenantTables) {
      const [found] = await rows<{ stores: number }>(
        `SELECT count(DISTINCT store_id)::int AS stores FROM commerce.${table}`,
      )
      expect(found?.stores, table).toBe(2)
    }
  })

  it.each(['owner', 'api', 'worker'])(
    'shows the %s no row of any tenant table while no store is named',
    async (role) => {
      for (const table of tenantTables) {
        if (role === 'worker' && workerSeesAll.includes(table)) continue
        const { rows: seen } = await as(role, null, (client) =>
          client.query(`SELECT store_id FROM commerce.${table} LIMIT 1`),
        )
        expect(seen, `${role} ${table}`).toEqual([])
      }
    },
  )

  it.each(['owner', 'api', 'worker'])('shows the %s only rows of the named store', async (role) => {
    for (const table of tenantTables) {
      if (role === 'worker' && workerSeesAll.includes(table)) continue
      const { rows: seen } = await as(role, storeIdOf(a), (client) =>
        client.query(`SELECT DISTINCT store_id FROM commerce.${table}`),
      )
      expect(seen, `${role} ${table}`).toEqual([{ store_id: storeIdOf(a) }])
    }
  })

  it.each(['owner', 'api'])('refuses the %s a row of another store, in every tenant table', async (role) => {
    for (const table of tenantTables) {
      const columns = (
        await rows<{ name: string }>(
          `SELECT quote_ident(attname) AS name FROM pg_attribute
            WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'store_id'`,
          [`commerce.${table}`],
        )
      ).map(({ name }) => name)
      const smuggle = `INSERT INTO commerce.${table} (store_id, ${columns}) SELECT $1::uuid, ${columns} FROM commerce.${table} LIMIT 1`
      const code = await codeOf(as(role, storeIdOf(a), (client) => client.query(smuggle, [storeIdOf(b)])))
      // Row security and a missing privilege share this code; either way nothing came in.
      expect(code, `${role} ${table}`).toBe(insufficientPrivilege)
    }
  })

  it('lets nobody move a row to another store or touch one there', async () => {
    for (const table of tenantTables) {
      const mine = `UPDATE commerce.${table} SET store_id = $1`
      expect(
        await codeOf(as('owner', storeIdOf(a), (client) => client.query(mine, [storeIdOf(b)]))),
        table,
      ).toBe(insufficientPrivilege)
      for (const theirs of [
        `UPDATE commerce.${table} SET store_id = store_id WHERE store_id = $1`,
        `DELETE FROM commerce.${table} WHERE store_id = $1`,
      ]) {
        const { rowCount } = await as('owner', storeIdOf(a), (client) => client.query(theirs, [storeIdOf(b)]))
        expect(rowCount, theirs).toBe(0)
      }
    }
  })

  it('keeps the caller’s row security in every view', async () => {
    const views = await rows<{ name: string; options: string[] | null }>(
      `SELECT relname AS name, reloptions AS options FROM pg_class WHERE relnamespace = 'commerce'::regnamespace AND relkind IN ('v', 'm')`,
    )
    expect(views.length).toBeGreaterThan(0)
    for (const { name, options } of views) {
      expect(options ?? [], name).toContain('security_invoker=true')
      const { rows: seen } = await as('api', storeIdOf(a), (client) =>
        client.query(`SELECT DISTINCT store_id FROM commerce.${name}`),
      )
      expect(seen, name).toEqual([{ store_id: storeIdOf(a) }])
    }
  })
})

describe('roles', () => {
  it('has three logins, none of them superuser, none exempt from row security, none a member of another', async () => {
    const found =
      await rows(`SELECT rolname, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication
      FROM pg_roles WHERE rolname LIKE 'tradepost%' ORDER BY 1`)
    const powerless = {
      rolsuper: false,
      rolbypassrls: false,
      rolcreatedb: false,
      rolcreaterole: false,
      rolreplication: false,
    }
    expect(found).toEqual(roles.toSorted().map((rolname) => ({ rolname, ...powerless })))
    expect(
      await rows(
        `SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname LIKE 'tradepost%'`,
      ),
    ).toEqual([])
  })

  it('limits how long each login may run, wait and idle, from its first statement', async () => {
    const limits = async (role: string) => {
      const { rows: found } = await (
        connections[role] as pg.Client
      ).query(`SELECT current_setting('statement_timeout') AS statement,
        current_setting('lock_timeout') AS lock, current_setting('idle_in_transaction_session_timeout') AS idle`)
      return found[0]
    }
    expect(await limits('api')).toEqual({ statement: '5s', lock: '2s', idle: '5s' })
    expect(await limits('worker')).toEqual({ statement: '5s', lock: '2s', idle: '5s' })
    expect(await limits('owner')).toEqual({ statement: '10min', lock: '2s', idle: '5s' })
  })

  it('lets the API and the worker create nothing and own nothing of the shop’s', async () => {
    for (const role of ['api', 'worker']) {
      const attempts = [
        'CREATE TABLE commerce.mine (id int)',
        'CREATE TABLE public.mine (id int)',
        'CREATE TABLE test_provider.mine (id int)',
        'CREATE SCHEMA mine',
        'ALTER TABLE commerce.orders NO FORCE ROW LEVEL SECURITY',
        'ALTER TABLE commerce.orders DISABLE ROW LEVEL SECURITY',
        'DROP POLICY tenant ON commerce.orders',
        'TRUNCATE commerce.orders',
        'CREATE EXTENSION hstore',
      ]
      for (const attempt of attempts) {
        expect(await codeOf(as(role, null, (client) => client.query(attempt))), `${role}: ${attempt}`).toBe(
          insufficientPrivilege,
        )
      }
      const owned = `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
        WHERE r.rolname = $1 AND c.relnamespace IN ('commerce'::regnamespace, 'test_provider'::regnamespace)`
      expect(await rows(owned, [`tradepost_${role}`])).toEqual([])
    }
  })

  it('never lets the API change or delete what has happened', async () => {
    for (const table of neverUpdated) {
      const [column] = await rows<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum = 3`,
        [`commerce.${table}`],
      )
      const update = `UPDATE commerce.${table} SET ${column?.name} = ${column?.name}`
      expect(await codeOf(as('api', storeIdOf(a), (client) => client.query(update))), table).toBe(
        insufficientPrivilege,
      )
    }
    const remove = 'DELETE FROM commerce.events'
    for (const role of ['api', 'worker']) {
      expect(await codeOf(as(role, storeIdOf(a), (client) => client.query(remove))), role).toBe(
        insufficientPrivilege,
      )
    }
  })

  it('lets the worker change nothing of an event but its place', async () => {
    const columns = await rows<{ name: string }>(`SELECT a.attname AS name FROM pg_attribute a
      WHERE a.attrelid = 'commerce.events'::regclass AND a.attnum > 0
        AND has_column_privilege('tradepost_worker', a.attrelid, a.attnum, 'UPDATE')`)
    expect(columns).toEqual([{ name: 'position' }])
  })

  it('grants deletion where rows come and go, and nowhere else', async () => {
    const granted = (role: string, privilege: string) =>
      rows<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'commerce'::regnamespace AND relkind = 'r'
          AND has_table_privilege($1, oid, $2) ORDER BY 1`,
        [role, privilege],
      ).then((found) => found.map(({ name }) => name))
    expect(await granted('tradepost_api', 'DELETE')).toEqual(deletedFrom)
    expect(await granted('tradepost_worker', 'DELETE')).toEqual(
      [...deletedFrom, 'idempotency_keys'].toSorted(),
    )
    for (const role of ['tradepost_api', 'tradepost_worker']) {
      for (const privilege of ['TRUNCATE', 'REFERENCES', 'TRIGGER'])
        expect(await granted(role, privilege)).toEqual([])
    }
  })

  it('lets the API read but never write what lies outside tenancy', async () => {
    for (const table of Object.keys(outsideTenancy)) {
      const [may] = await rows<Record<string, boolean>>(
        `SELECT has_any_column_privilege('tradepost_api', $1, 'SELECT') AS read, has_any_column_privilege('tradepost_api', $1, 'INSERT')
          OR has_any_column_privilege('tradepost_api', $1, 'UPDATE') OR has_table_privilege('tradepost_api', $1, 'DELETE') AS write`,
        [`commerce.${table}`],
      )
      expect(may, table).toEqual({ read: table !== 'event_feed', write: false })
    }
  })

  it('opens the schema to its roles only', async () => {
    const [may] = await rows<{
      usage: boolean
      tables: number
    }>(`SELECT has_schema_privilege('public', 'commerce', 'USAGE') AS usage,
      (SELECT count(*)::int FROM pg_class WHERE relnamespace = 'commerce'::regnamespace AND relkind IN ('r', 'v')
        AND has_table_privilege('public', oid, 'SELECT')) AS tables`)
    expect(may).toEqual({ usage: false, tables: 0 })
  })
})

describe('the edge schema', () => {
  it('and the commerce schema are disjoint: no migration of one names the other', async () => {
    const sql = async (folder: string) => {
      const names = await readdir(join(root, folder)).catch(() => [])
      return Promise.all(
        names
          .filter((name) => name.endsWith('.sql'))
          .map((name) => readFile(join(root, folder, name), 'utf8')),
      )
    }
    const ours = await sql('api/migrations')
    expect(ours.length).toBeGreaterThan(0)
    for (const text of ours) expect(text).not.toMatch(/\b(edge|realtime|auth|storage)\./)
    for (const text of await sql('supabase/migrations')) expect(text).not.toMatch(/\bcommerce\b/)
  })
})
