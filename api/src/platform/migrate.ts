import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'

export interface RolePasswords {
  owner: string
  api: string
  worker: string
}

const roles = { owner: 'tradepost_owner', api: 'tradepost_api', worker: 'tradepost_worker' } as const

/**
 * Brings a database to the newest schema; may be run again at any time.
 * The administrator creates the roles and their limits; everything else is created by the owner.
 * @param options.adminUrl a login that may create roles and schemas in this database
 * @param options.migrationsFolder the project's own unless given
 */
export async function prepareDatabase(options: {
  adminUrl: string
  passwords: RolePasswords
  migrationsFolder?: string
}): Promise<void> {
  const admin = new pg.Client({ connectionString: options.adminUrl })
  await admin.connect()
  try {
    // Two processes starting at once take turns.
    await admin.query("SELECT pg_advisory_lock(hashtext('tradepost migrations'))")
    await createRoles(admin, options.passwords)
    await createSchemas(admin)
    await migrateAs(options.adminUrl, roles.owner, (pool) =>
      migrate(drizzle(pool), {
        migrationsFolder:
          options.migrationsFolder ?? fileURLToPath(new URL('../../migrations', import.meta.url)),
        migrationsSchema: 'tradepost_migrations',
      }),
    )
    // graphile-worker asks for CREATE even where its schema exists; the right ends with the migration.
    await admin.query(`GRANT CREATE ON DATABASE ${await databaseName(admin)} TO ${roles.worker}`)
    await migrateAs(options.adminUrl, roles.worker, (pool) => runMigrations({ pgPool: pool }))
    await admin.query(`REVOKE CREATE ON DATABASE ${await databaseName(admin)} FROM ${roles.worker}`)
  } finally {
    await admin.end()
  }
}

async function createRoles(admin: pg.Client, passwords: RolePasswords): Promise<void> {
  for (const [kind, role] of Object.entries(roles) as [keyof RolePasswords, string][]) {
    const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role])
    const name = admin.escapeIdentifier(role)
    if (rowCount === 0)
      await admin.query(`CREATE ROLE ${name} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS`)
    await admin.query(`ALTER ROLE ${name} LOGIN PASSWORD ${admin.escapeLiteral(passwords[kind])}`)
    await admin.query(`GRANT ${name} TO current_user`)
    await admin.query(`ALTER ROLE ${name} SET lock_timeout = '2s'`)
    await admin.query(`ALTER ROLE ${name} SET idle_in_transaction_session_timeout = '5s'`)
    // Migrations may take longer than any request; their locks may not wait longer.
    await admin.query(`ALTER ROLE ${name} SET statement_timeout = '${kind === 'owner' ? '10min' : '5s'}'`)
  }
}

async function createSchemas(admin: pg.Client): Promise<void> {
  await admin.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
  await admin.query(`GRANT CREATE ON DATABASE ${await databaseName(admin)} TO ${roles.owner}`)
  await admin.query(`REVOKE CREATE ON SCHEMA public FROM PUBLIC`)
  for (const schema of ['commerce', 'test_provider', 'tradepost_migrations']) {
    await admin.query(`CREATE SCHEMA IF NOT EXISTS ${schema} AUTHORIZATION ${roles.owner}`)
  }
  await admin.query(`CREATE SCHEMA IF NOT EXISTS graphile_worker AUTHORIZATION ${roles.worker}`)
}

async function databaseName(admin: pg.Client): Promise<string> {
  const { rows } = await admin.query<{ name: string }>('SELECT current_database() AS name')
  return admin.escapeIdentifier(rows[0]?.name ?? '')
}

async function migrateAs(
  url: string,
  role: string,
  work: (pool: pg.Pool) => Promise<unknown>,
): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, options: `-c role=${role}`, max: 2 })
  pool.on('error', () => undefined)
  pool.on('connect', (client) => void client.on('error', () => undefined))
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

/** The URL by which a role logs in to the same database. */
export function urlAs(adminUrl: string, role: keyof RolePasswords, password: string): string {
  const url = new URL(adminUrl)
  url.username = roles[role]
  url.password = password
  return url.toString()
}
