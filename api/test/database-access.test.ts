import { afterAll, describe, expect, it } from 'vitest'
import {
  insufficientPrivilege,
  type Login,
  lookUpTables,
  openLogins,
  outsideTenancy,
} from './database-logins.ts'
import {
  accountColumns,
  deletedFrom,
  erasedWithStore,
  neverUpdated,
  workerForgets,
  workerSeesAll,
} from './database-rights.ts'

const roles = ['tradepost_owner', 'tradepost_api', 'tradepost_worker'] as const

/** What row security compares with, as PostgreSQL prints it. */
const tenancy = `(store_id = (NULLIF(current_setting('app.store_id'::text, true), ''::text))::uuid)`

/** The same where nothing is compared before a tenancy is known. */
const noneOrOwn = `((NULLIF(current_setting('app.store_id'::text, true), ''::text) IS NULL) OR ${tenancy})`

const logins = await openLogins()
const { as, codeAs, rows, storeA, storeB, tenantTables } = logins
afterAll(() => logins.close())

describe('row security', () => {
  it('is enabled and forced on every tenant table, and on those that name a tenant', async () => {
    const found = await rows<{ name: string }>(`SELECT relname AS name FROM pg_class
      WHERE relnamespace = 'commerce'::regnamespace AND relkind IN ('r', 'p') AND relrowsecurity AND relforcerowsecurity ORDER BY 1`)
    expect(found.map(({ name }) => name)).toEqual([...tenantTables, ...lookUpTables].toSorted())
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
    for (const table of tenantTables) {
      const everybodys = policies.filter(
        (policy) => policy.table === table && policy.roles !== 'tradepost_worker',
      )
      expect(everybodys, table).toEqual([
        { table, roles: 'public', using: tenancy, check: tenancy, command: 'ALL', kind: 'PERMISSIVE' },
      ])
    }
    const workers = policies
      .filter(({ roles, kind }) => roles === 'tradepost_worker' && kind === 'PERMISSIVE')
      .map(({ table, command }) => `${table} ${command}`)
    const expected = [
      'event_audiences INSERT',
      'events UPDATE',
      ...workerSeesAll.map((table) => `${table} SELECT`),
      ...workerForgets.map((table) => `${table} DELETE`),
    ]
    expect(workers.toSorted()).toEqual(expected.toSorted())
    const narrowed = policies.filter(({ kind }) => kind === 'RESTRICTIVE')
    expect(narrowed.map(({ table }) => table).toSorted()).toEqual(erasedWithStore)
    for (const { table, roles, command, using } of narrowed) {
      expect([table, roles, command]).toEqual([table, 'tradepost_worker', 'DELETE'])
      expect(using.replaceAll(/\s+/g, ' '), table).toContain(
        `(s.store_id = ${table}.store_id) AND (s.status = 'deleted'::text) AND (s.delete_after <= now())`,
      )
    }
  })

  it('lets everybody look up what names a tenant until a tenant is named, and only the tenant write it', async () => {
    for (const table of lookUpTables) {
      const policies = await rows(
        `SELECT policyname AS name, array_to_string(roles, ',') AS roles, qual AS using, with_check AS check, cmd AS command,
          permissive AS kind
        FROM pg_policies WHERE schemaname = 'commerce' AND tablename = $1 AND permissive = 'PERMISSIVE' ORDER BY 1`,
        [table],
      )
      const everybodys = { roles: 'public', kind: 'PERMISSIVE' }
      expect(policies, table).toEqual([
        { ...everybodys, name: 'look_up', command: 'SELECT', using: noneOrOwn, check: null },
        { ...everybodys, name: 'tenant_adds', command: 'INSERT', using: null, check: tenancy },
        { ...everybodys, name: 'tenant_changes', command: 'UPDATE', using: tenancy, check: tenancy },
        { ...everybodys, name: 'tenant_removes', command: 'DELETE', using: tenancy, check: null },
      ])
    }
  })

  it('keeps the keys, origins and people of store B from whoever writes in store A, or in none', async () => {
    for (const table of lookUpTables) {
      const [theirs] = await rows<{ rows: number }>(
        `SELECT count(*)::int AS rows FROM commerce.${table} WHERE store_id = $1`,
        [storeB],
      )
      expect(theirs?.rows, table).toBeGreaterThan(0)
      for (const inTenancy of [storeA, null]) {
        for (const role of ['owner', 'api', 'worker'] as const) {
          const touched = async (text: string) =>
            as(role, inTenancy, (client) => client.query(text, [storeB])).then(
              ({ rowCount }) => rowCount,
              (error: { code?: string }) => error.code,
            )
          const [updated, deleted] = [
            await touched(`UPDATE commerce.${table} SET store_id = store_id WHERE store_id = $1`),
            await touched(`DELETE FROM commerce.${table} WHERE store_id = $1`),
          ]
          // No such row, or no such privilege.
          expect([0, insufficientPrivilege], `${role} ${table}`).toContain(updated)
          expect([0, insufficientPrivilege], `${role} ${table}`).toContain(deleted)
        }
      }
      const columns = (
        await rows<{ name: string }>(
          `SELECT quote_ident(attname) AS name FROM pg_attribute
          WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'store_id'`,
          [`commerce.${table}`],
        )
      ).map(({ name }) => name)
      const smuggle = `INSERT INTO commerce.${table} (store_id, ${columns}) SELECT $1::uuid, ${columns} FROM commerce.${table} LIMIT 1`
      for (const role of ['owner', 'api'] as const)
        expect(await codeAs(role, storeA, smuggle, [storeB]), `${role} ${table}`).toBe(insufficientPrivilege)
    }
  })

  it('has rows of two stores in every tenant table, so that the next tests look at something', async () => {
    for (const table of tenantTables) {
      const [found] = await rows<{ stores: number }>(
        `SELECT count(DISTINCT store_id)::int AS stores FROM commerce.${table}`,
      )
      expect(found?.stores, table).toBe(2)
    }
  })

  it.each<Login>(['owner', 'api', 'worker'])(
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

  it.each<Login>(['owner', 'api', 'worker'])('shows the %s only rows of the named store', async (role) => {
    for (const table of tenantTables) {
      if (role === 'worker' && workerSeesAll.includes(table)) continue
      const { rows: seen } = await as(role, storeA, (client) =>
        client.query(`SELECT DISTINCT store_id FROM commerce.${table}`),
      )
      expect(seen, `${role} ${table}`).toEqual([{ store_id: storeA }])
    }
  })

  it.each<Login>(['owner', 'api'])(
    'refuses the %s a row of another store, in every tenant table',
    async (role) => {
      for (const table of tenantTables) {
        const columns = (
          await rows<{ name: string }>(
            `SELECT quote_ident(attname) AS name FROM pg_attribute
            WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'store_id'`,
            [`commerce.${table}`],
          )
        ).map(({ name }) => name)
        const smuggle = `INSERT INTO commerce.${table} (store_id, ${columns}) SELECT $1::uuid, ${columns} FROM commerce.${table} LIMIT 1`
        const code = await codeAs(role, storeA, smuggle, [storeB])
        // Row security and a missing privilege share this code; either way nothing came in.
        expect(code, `${role} ${table}`).toBe(insufficientPrivilege)
      }
    },
  )

  it('lets nobody move a row to another store or touch one there', async () => {
    for (const table of tenantTables) {
      const mine = `UPDATE commerce.${table} SET store_id = $1`
      expect(await codeAs('owner', storeA, mine, [storeB]), table).toBe(insufficientPrivilege)
      for (const theirs of [
        `UPDATE commerce.${table} SET store_id = store_id WHERE store_id = $1`,
        `DELETE FROM commerce.${table} WHERE store_id = $1`,
      ]) {
        const { rowCount } = await as('owner', storeA, (client) => client.query(theirs, [storeB]))
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
      const { rows: seen } = await as('api', storeA, (client) =>
        client.query(`SELECT DISTINCT store_id FROM commerce.${name}`),
      )
      expect(seen, name).toEqual([{ store_id: storeA }])
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
    const text = `SELECT current_setting('statement_timeout') AS statement, current_setting('lock_timeout') AS lock,
      current_setting('idle_in_transaction_session_timeout') AS idle`
    const limits = async (role: Login) => (await as(role, null, (client) => client.query(text))).rows[0]
    expect(await limits('api')).toEqual({ statement: '5s', lock: '2s', idle: '5s' })
    expect(await limits('worker')).toEqual({ statement: '5s', lock: '2s', idle: '5s' })
    expect(await limits('owner')).toEqual({ statement: '10min', lock: '2s', idle: '5s' })
  })

  it('lets the API and the worker create nothing and own nothing of the shop’s', async () => {
    for (const role of ['api', 'worker'] as const) {
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
        expect(await codeAs(role, null, attempt), `${role}: ${attempt}`).toBe(insufficientPrivilege)
      }
      const owned = `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner
        WHERE r.rolname = $1 AND c.relnamespace IN ('commerce'::regnamespace, 'test_provider'::regnamespace)`
      expect(await rows(owned, [`tradepost_${role}`])).toEqual([])
    }
  })

  it('never lets the API change or delete what has happened, nor the worker change it', async () => {
    for (const table of neverUpdated) {
      const [column] = await rows<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attname <> 'store_id'
          ORDER BY attnum LIMIT 1`,
        [`commerce.${table}`],
      )
      const update = `UPDATE commerce.${table} SET ${column?.name} = ${column?.name}`
      expect(await codeAs('api', storeA, update), table).toBe(insufficientPrivilege)
      expect(await codeAs('worker', storeA, update), table).toBe(insufficientPrivilege)
    }
    expect(await codeAs('api', storeA, 'DELETE FROM commerce.events')).toBe(insufficientPrivilege)
  })

  it('lets the worker delete nothing of a store that trades', async () => {
    for (const table of erasedWithStore) {
      const text = `DELETE FROM commerce.${table} WHERE store_id = $1`
      const { rowCount } = await as('worker', storeA, (client) => client.query(text, [storeA]))
      expect(rowCount, table).toBe(0)
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
      [...new Set([...deletedFrom, ...workerForgets, ...erasedWithStore, 'account_tokens'])].toSorted(),
    )
    for (const role of ['tradepost_api', 'tradepost_worker']) {
      for (const privilege of ['TRUNCATE', 'REFERENCES', 'TRIGGER'])
        expect(await granted(role, privilege)).toEqual([])
    }
  })

  it('lets the API change of an account only what is the account’s own, and read how far the feed is, no more', async () => {
    const changeable = async (table: string) =>
      (
        await rows<{ name: string }>(
          `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped
            AND has_column_privilege('tradepost_api', attrelid, attnum, 'UPDATE')`,
          [`commerce.${table}`],
        )
      ).map(({ name }) => name)
    const personal = Object.keys(outsideTenancy).filter(
      (table) => !lookUpTables.includes(table) && table !== 'event_feed',
    )
    expect(Object.keys(accountColumns).toSorted()).toEqual(personal.toSorted())
    for (const [table, columns] of Object.entries(accountColumns)) {
      if (columns !== 'any') expect((await changeable(table)).toSorted(), table).toEqual(columns.toSorted())
    }
    for (const table of ['staff_accounts', 'account_tokens'])
      expect(await codeAs('api', null, `DELETE FROM commerce.${table}`), table).toBe(insufficientPrivilege)
    const feed = (text: string) => codeAs('api', null, `${text} commerce.event_feed`)
    expect(await feed('SELECT last_position FROM')).toBe('done')
    expect(await feed('DELETE FROM')).toBe(insufficientPrivilege)
    expect(await codeAs('api', null, 'UPDATE commerce.event_feed SET last_position = 0')).toBe(
      insufficientPrivilege,
    )
  })

  it('never lets a used refresh token be given a new life', async () => {
    const columns = await rows<{ name: string }>(`SELECT a.attname AS name FROM pg_attribute a
      WHERE a.attrelid = 'commerce.refresh_tokens'::regclass AND a.attnum > 0
        AND has_column_privilege('tradepost_api', a.attrelid, a.attnum, 'UPDATE')`)
    expect(columns).toEqual([{ name: 'used_at' }])
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
