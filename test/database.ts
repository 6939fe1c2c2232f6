import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { RolePasswords } from '../api/src/platform/migrate.ts'
import { urlAs } from '../api/src/platform/migrate.ts'
import { hearDatabase } from './leak-watch.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address of the run's PostgreSQL, database `postgres`. */
    postgresUrl: string
    rolePasswords: RolePasswords
  }
}

export const templateDatabase = 'tradepost_template'

export type TestDatabase = {
  name: string
  /** Superuser: sees every row of every store. */
  adminUrl: string
  /** As `tradepost_owner`, who owns the tables and is bound by row security. */
  ownerUrl: string
  /** As `tradepost_api`. */
  apiUrl: string
  /** As `tradepost_worker`. */
  workerUrl: string
  /** Looks through what it tells for secrets, ends every connection to it and removes it. */
  drop(): Promise<void>
}

/** A migrated, empty database for one test file, cloned in about a tenth of a second. */
export const createTestDatabase = (): Promise<TestDatabase> => createDatabase(`template ${templateDatabase}`)

/** A database without anything, for tests of the migrations themselves. */
export const createBareDatabase = (): Promise<TestDatabase> => createDatabase('template template0')

async function createDatabase(from: string): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl')
  const passwords = inject('rolePasswords')
  const name = `test_${randomBytes(6).toString('hex')}`
  await execute(postgresUrl, `create database ${name} ${from} strategy file_copy`)
  const adminUrl = withDatabase(postgresUrl, name)
  return {
    name,
    adminUrl,
    ownerUrl: urlAs(adminUrl, 'owner', passwords.owner),
    apiUrl: urlAs(adminUrl, 'api', passwords.api),
    workerUrl: urlAs(adminUrl, 'worker', passwords.worker),
    async drop() {
      await hearDatabase(adminUrl)
      await execute(postgresUrl, `drop database if exists ${name} with (force)`)
    },
  }
}

/** The same server and user, another database. */
export function withDatabase(postgresUrl: string, name: string): string {
  const url = new URL(postgresUrl)
  url.pathname = `/${name}`
  return url.href
}

async function execute(postgresUrl: string, statement: string): Promise<void> {
  const client = new pg.Client(postgresUrl)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
