import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'

/** Of roles that log in to the database of the local Supabase. */
export interface SupabasePasswords {
  /** `supabase_realtime_admin`: the Realtime stand-in asks the policies as this role. */
  realtime: string
  /** `edge_functions`: edge functions, with rights on schema `edge` alone. */
  functions: string
}

export interface SupabaseAddresses {
  /** REALTIME_DB_URL */
  realtimeUrl: string
  /** EDGE_DB_URL */
  functionsUrl: string
}

const shimFile = join(import.meta.dirname, 'shim.sql')
const migrationsFolder = join(import.meta.dirname, '..', 'migrations')
const migrationName = /^(\d{14})_([a-z0-9_]+)\.sql$/

/** Every migration of supabase/migrations, oldest first. Throws on a file whose name the CLI would pass over. */
export function readMigrations(folder = migrationsFolder): { version: string; name: string; sql: string }[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [, version = '', name = ''] = migrationName.exec(file) ?? []
      if (version === '') throw new Error(`${file} is no migration: call it <14 digits>_<what_it_does>.sql.`)
      return { version, name, sql: readFileSync(join(folder, file), 'utf8') }
    })
}

/** Gives a plain PostgreSQL what a project on Supabase begins with; may be run again. */
export async function applyShim(adminUrl: string): Promise<void> {
  await withClient(adminUrl, (client) => client.query(readFileSync(shimFile, 'utf8')))
}

/**
 * Makes the database of the local Supabase, or brings it up to date: shim, migrations (noted where the official CLI
 * notes them), passwords. It may hold other schemas, too.
 * @param options.adminUrl a superuser's address; its database is made when it is missing
 */
export async function prepareSupabaseDatabase(options: {
  adminUrl: string
  passwords: SupabasePasswords
}): Promise<SupabaseAddresses> {
  const { adminUrl, passwords } = options
  await makeDatabase(adminUrl)
  await withClient(adminUrl, async (client) => {
    // Two that start at once take turns.
    await client.query("select pg_advisory_lock(hashtext('supabase migrations'))")
    await client.query(readFileSync(shimFile, 'utf8'))
    await applyMigrations(client)
    await setPassword(client, 'supabase_realtime_admin', passwords.realtime)
    await setPassword(client, 'edge_functions', passwords.functions)
  })
  return {
    realtimeUrl: urlAs(adminUrl, 'supabase_realtime_admin', passwords.realtime),
    functionsUrl: urlAs(adminUrl, 'edge_functions', passwords.functions),
  }
}

async function applyMigrations(client: pg.Client): Promise<void> {
  await client.query(
    `create schema if not exists supabase_migrations;
     create table if not exists supabase_migrations.schema_migrations
       (version text primary key, statements text[], name text)`,
  )
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  )
  const done = new Set(rows.map(({ version }) => version))
  for (const { version, name, sql } of readMigrations().filter((one) => !done.has(one.version))) {
    await client.query('begin')
    await client.query(sql)
    await client.query(
      'insert into supabase_migrations.schema_migrations (version, name, statements) values ($1, $2, $3)',
      [version, name, [sql]],
    )
    await client.query('commit')
  }
}

async function makeDatabase(adminUrl: string): Promise<void> {
  const name = decodeURIComponent(new URL(adminUrl).pathname.slice(1))
  const server = new URL(adminUrl)
  server.pathname = '/postgres'
  await withClient(server.href, async (client) => {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  })
}

async function setPassword(client: pg.Client, role: string, password: string): Promise<void> {
  const statement = `alter role ${client.escapeIdentifier(role)} login password ${client.escapeLiteral(password)}`
  for (let attempt = 1; ; attempt++) {
    try {
      await client.query(statement)
      return
    } catch (error) {
      // Roles belong to the server: the preparation of another database may change this one at the same moment.
      const isAtTheSameTime = error instanceof pg.DatabaseError && error.code === 'XX000'
      if (!isAtTheSameTime || attempt === 5) throw error
    }
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same database by another login. */
export function urlAs(adminUrl: string, role: string, password: string): string {
  const url = new URL(adminUrl)
  url.username = role
  url.password = password
  return url.href
}
