import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../test/database.ts'
import { applyShim, readMigrations } from '../local/database.ts'
import { createPolicies } from '../local/realtime/policies.ts'
import { openDatabase } from './project.ts'
import { findSupabaseCli, runSupabaseCli } from './supabase-cli.ts'

const cli = findSupabaseCli()

// The CLI is an optional package: where its makers build none for a machine, what it would do is not known.
if (!cli)
  console.warn('There is no Supabase CLI for this machine: what it makes of the migrations is not tried.')
describe.runIf(cli)('with the official CLI', () => {
  let database: TestDatabase
  let client: pg.Client
  let home: string
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'tradepost-supabase-cli-'))
    // The commerce tables are there, too, as where one database serves both.
    database = await createTestDatabase()
    await applyShim(database.adminUrl)
    client = new pg.Client(database.adminUrl)
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await database.drop()
    rmSync(home, { recursive: true, force: true })
  })
  const run = (...args: string[]) =>
    runSupabaseCli(cli ?? '', [...args, `--remote=${database.adminUrl}`], home)
  const advise = () => run('db', 'advisors', '--type', 'security', '--level', 'warn', '--fail-on', 'error')

  it('`supabase db push` applies every migration once', async () => {
    for (const _ of ['all', 'none left']) {
      const { code, output } = await run('db', 'push', '--yes')
      expect(code, output).toBe(0)
    }
    const { rows } = await client.query(
      'select version, name from supabase_migrations.schema_migrations order by version',
    )
    expect(rows).toEqual(readMigrations().map(({ version, name }) => ({ version, name })))
  })

  it('`supabase db advisors` finds nothing wrong with the schemas of this folder, and no error anywhere', async () => {
    const { code, output } = await advise()
    expect(code, output).toBe(0)
    expect(output).not.toMatch(/"schema": "(?:edge|api|realtime)"/)
  })

  it('`supabase db advisors` sees what the Data API exposes: a table without row security is an error', async () => {
    await client.query('create table api.open_to_all (id int); grant select on api.open_to_all to anon')
    const { code, output } = await advise()
    await client.query('drop table api.open_to_all')
    expect(output).toContain('rls_disabled_in_public')
    expect(code).not.toBe(0)
  })
})

describe('the migrations', () => {
  let opened: Awaited<ReturnType<typeof openDatabase>>
  let client: pg.Client
  beforeAll(async () => {
    opened = await openDatabase()
    client = new pg.Client(opened.database.adminUrl)
    await client.connect()
  })
  afterAll(async () => {
    await client.end()
    await opened.database.drop()
  })
  const rightsOf = async (role: string): Promise<string[]> => {
    const { rows } = await client.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S') and n.nspname !~ '^(pg_|information_schema$)'
         and has_schema_privilege($1, n.oid, 'usage')
         and case when c.relkind = 'S' then has_sequence_privilege($1, c.oid, 'usage, select, update')
             else has_table_privilege($1, c.oid, 'select, insert, update, delete, truncate, references, trigger')
               or has_any_column_privilege($1, c.oid, 'select, insert, update, references') end
       order by 1`,
      [role],
    )
    return rows.map(({ name }) => name)
  }

  it.each(['anon', 'authenticated'])('expose no table to %s but the messages of Realtime', async (role) => {
    expect(await rightsOf(role)).toEqual(['realtime.messages'])
  })

  it('let edge functions reach their own schema only', async () => {
    expect(await rightsOf('edge_functions')).toEqual([
      'edge.cart_activity',
      'edge.claims',
      'edge.notification_preferences',
      'edge.push_subscriptions',
      'edge.told_versions',
    ])
    const { rows } = await client.query(
      "select roleid::regrole as role from pg_auth_members where member = 'edge_functions'::regrole",
    )
    expect(rows, 'roles that it may become').toEqual([])
  })

  it('let nobody make anything in a schema', async () => {
    const { rows } = await client.query(
      `select r.role, n.nspname from pg_namespace n,
         unnest(array['anon', 'authenticated', 'edge_functions']) as r(role)
       where has_schema_privilege(r.role, n.oid, 'create')`,
    )
    expect(rows).toEqual([])
  })

  it('leave the schema of the Data API empty', async () => {
    const { rows } = await client.query(
      `select relname from pg_class where relnamespace = 'api'::regnamespace
       union all select proname from pg_proc where pronamespace = 'api'::regnamespace`,
    )
    expect(rows).toEqual([])
  })

  it('let a token read the topics it names, and write none', async () => {
    const policies = createPolicies(opened.addresses.realtimeUrl)
    const of = (role: 'anon' | 'authenticated', claims: Record<string, unknown>, topic: string) =>
      policies.of({ kind: 'bearer', role, claims }, topic)
    const [read, nothing] = [
      { read: true, write: false },
      { read: false, write: false },
    ]
    const mine = { role: 'authenticated', sub: 'cus_01J9', rt: { topics: ['order:1', 'order:2'] } }
    expect(await of('authenticated', mine, 'order:1')).toEqual(read)
    expect(await of('anon', { ...mine, role: 'anon' }, 'order:2')).toEqual(read)
    expect(await of('authenticated', mine, 'order:3')).toEqual(nothing)
    expect(await of('authenticated', { ...mine, rt: undefined }, 'order:1')).toEqual(nothing)
    for (const topics of [null, {}, [], '', 'order', 7, [['order:1']], { 'order:9': 1 }])
      expect(await of('authenticated', { ...mine, rt: { topics } }, 'order:1')).toEqual(nothing)
    await policies.close()
  })

  it('forget cart activity after 90 days and claims after 30', async () => {
    await client.query(
      `insert into edge.cart_activity (event_id, store_id, type, occurred_at) values
         ('old', 's', 'cart.updated', now() - interval '91 days'),
         ('new', 's', 'cart.updated', now() - interval '89 days');
       insert into edge.claims (function, event_id, effect, state, done_at, claimed_until) values
         ('f', 'old', 'mail', 'done', now() - interval '31 days', now()),
         ('f', 'new', 'mail', 'done', now() - interval '29 days', now()),
         ('f', 'open', 'mail', 'claimed', null, now() - interval '31 days');
       insert into edge.told_versions (store_id, product_id, told_at) values
         ('s', 'new', now() - interval '29 days'), ('s', 'old', now() - interval '31 days')`,
    )
    const { rows } = await client.query('select * from edge.forget_expired()')
    expect(rows).toEqual([{ cart_activity: '1', claims: '2' }])
    const left = await client.query(
      `select event_id from edge.cart_activity union all select event_id from edge.claims
       union all select product_id from edge.told_versions`,
    )
    expect(left.rows).toEqual([{ event_id: 'new' }, { event_id: 'new' }, { event_id: 'new' }])
  })

  it('forget who a customer was, and keep the count', async () => {
    await client.query(
      `insert into edge.cart_activity (event_id, store_id, type, cart_id, customer_id, occurred_at)
         values ('a', 's1', 'cart.updated', 'cart_1', 'cus_1', now()), ('b', 's2', 'cart.updated', 'cart_2', 'cus_1', now());
       insert into edge.notification_preferences (store_id, customer_id, kind, channel, wanted)
         values ('s1', 'cus_1', 'shipping', 'mail', false), ('s2', 'cus_1', 'shipping', 'mail', false)`,
    )
    await client.query("select edge.forget_customer('s1', 'cus_1')")
    const { rows } = await client.query(
      "select event_id, customer_id, cart_id from edge.cart_activity where event_id in ('a', 'b') order by 1",
    )
    expect(rows).toEqual([
      { event_id: 'a', customer_id: null, cart_id: null },
      { event_id: 'b', customer_id: 'cus_1', cart_id: 'cart_2' },
    ])
    const left = await client.query('select store_id from edge.notification_preferences')
    expect(left.rows).toEqual([{ store_id: 's2' }])
  })
})
