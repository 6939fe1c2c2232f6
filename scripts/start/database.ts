import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import pg from 'pg'
import type { Environment } from '../../api/src/platform/env.ts'
import { prepareDatabase, urlAs } from '../../api/src/platform/migrate.ts'
import { findPostgres, startPostgres } from '../postgres.ts'
import { StartProblem } from './problem.ts'
import type { Secrets } from './secrets.ts'

const databaseName = 'tradepost'
const answerWithinMs = 5000

export type DatabaseAddresses = {
  /** Migrates, and sees every row. */
  adminUrl: string
  /** As `tradepost_owner`, who alone may write what lies outside tenancy. */
  ownerUrl: string
  /** As `tradepost_api`. */
  apiUrl: string
  /** As `tradepost_worker`. */
  workerUrl: string
}

export type OpenDatabase = DatabaseAddresses & {
  /** For people: which database this is, without secrets. */
  place: string
  /** Whether it is the embedded one, where everything may be made. */
  isOurs: boolean
  /** Settles with the last log lines when an embedded server ends by itself. */
  died: Promise<string>
  stop(patienceMs?: number): Promise<void>
}

/**
 * Opens the database of DATABASE_URL, or without it starts the embedded one in `<dataFolder>/postgres`; then brings
 * roles and tables up to date. Throws `StartProblem` or `PostgresUnavailable`, in one line.
 */
export async function openDatabase(
  env: Environment,
  dataFolder: string,
  secrets: Secrets,
): Promise<OpenDatabase> {
  const adminUrl = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL
  const database = adminUrl
    ? await reach(adminUrl, env.DATABASE_URL ?? adminUrl, secrets)
    : await embed(dataFolder, secrets)
  try {
    await prepareDatabase({ adminUrl: database.adminUrl, passwords: secrets.databasePasswords })
    return database
  } catch (error) {
    await database.stop()
    throw error
  }
}

/**
 * The same, for a command beside `npm start`: uses the embedded database that runs already, or starts it until
 * `stop` is called.
 */
export async function joinDatabase(
  env: Environment,
  dataFolder: string,
  secrets: Secrets,
): Promise<OpenDatabase> {
  const running = env.DATABASE_URL ? undefined : findPostgres(join(dataFolder, 'postgres'))
  if (!running) return openDatabase(env, dataFolder, secrets)
  const addresses = addressesFrom(withDatabase(running), withDatabase(running), secrets)
  return {
    ...addresses,
    place: 'the running database',
    isOurs: true,
    died: new Promise(() => {}),
    stop: async () => {},
  }
}

/** True when nothing was ever sold here: no key names a store. */
export async function isEmpty(adminUrl: string): Promise<boolean> {
  const rows = await query(adminUrl, 'select exists(select from commerce.store_keys) as taken')
  return rows[0]?.taken === false
}

async function embed(dataFolder: string, secrets: Secrets): Promise<OpenDatabase> {
  const logs = join(dataFolder, 'logs')
  mkdirSync(logs, { recursive: true, mode: 0o700 })
  const logFile = join(logs, 'postgres.log')
  writeFileSync(logFile, '')
  const server = await startPostgres({
    dataDirectory: join(dataFolder, 'postgres'),
    durable: true,
    log: (line) => appendFileSync(logFile, `${line}\n`),
  })
  try {
    const found = await query(server.url, `select from pg_database where datname = '${databaseName}'`)
    if (found.length === 0) await query(server.url, `create database ${databaseName}`)
  } catch (error) {
    await server.stop()
    throw error
  }
  const address = withDatabase(server.url)
  return {
    ...addressesFrom(address, address, secrets),
    place: `PostgreSQL 17, data in ${shortest(join(dataFolder, 'postgres'))}`,
    isOurs: true,
    died: server.died,
    stop: server.stop,
  }
}

/** A folder as it is shown: from where we stand when it is below. */
function shortest(folder: string): string {
  const path = relative(process.cwd(), folder)
  return path === '' || path.startsWith('..') ? folder : path
}

async function reach(adminUrl: string, pooledUrl: string, secrets: Secrets): Promise<OpenDatabase> {
  for (const url of new Set([adminUrl, pooledUrl])) {
    await query(url, 'select 1').catch((cause) => {
      const { hostname, port } = new URL(url)
      throw new StartProblem(
        `The database at ${hostname}:${port || 5432} cannot be used (${reasonOf(cause)}): check DATABASE_URL, or unset it to use the embedded one.`,
        { cause },
      )
    })
  }
  const { hostname, port } = new URL(adminUrl)
  return {
    ...addressesFrom(adminUrl, pooledUrl, secrets),
    place: `PostgreSQL at ${hostname}:${port || 5432}`,
    isOurs: false,
    died: new Promise(() => {}),
    stop: async () => {},
  }
}

function addressesFrom(
  adminUrl: string,
  pooledUrl: string,
  { databasePasswords }: Secrets,
): DatabaseAddresses {
  return {
    adminUrl,
    ownerUrl: urlAs(adminUrl, 'owner', databasePasswords.owner),
    apiUrl: urlAs(pooledUrl, 'api', databasePasswords.api),
    workerUrl: urlAs(adminUrl, 'worker', databasePasswords.worker),
  }
}

function withDatabase(address: string): string {
  const url = new URL(address)
  url.pathname = `/${databaseName}`
  return url.href
}

export async function query(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: answerWithinMs,
    query_timeout: answerWithinMs,
  })
  // A server that vanishes between two statements is reported by the statement.
  client.on('error', () => {})
  try {
    await client.connect()
    return (await client.query(text, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return reasonOf(error.errors[0])
  return error instanceof Error ? error.message : String(error)
}
