import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import type { RolePasswords } from '../api/src/platform/migrate.ts'
import { prepareDatabase } from '../api/src/platform/migrate.ts'
import { removeDatabase, startPostgres } from '../scripts/postgres.ts'
import { templateDatabase, withDatabase } from './database.ts'

const folderPrefix = 'tradepost-test-'
const hourMs = 3_600_000

/**
 * One throw-away PostgreSQL for a run of the tests, with one migrated database that every test file clones.
 * Returns what vitest calls at the end.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeEarlierRuns()
  const folder = mkdtempSync(join(tmpdir(), folderPrefix))
  const database = await startPostgres({ dataDirectory: join(folder, 'postgres'), durable: false })
  const tearDown = async () => {
    await database.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const secret = () => randomBytes(12).toString('hex')
    const rolePasswords = { owner: secret(), api: secret(), worker: secret() }
    await makeTemplate(database.url, rolePasswords)
    project.provide('postgresUrl', database.url)
    project.provide('rolePasswords', rolePasswords)
    return tearDown
  } catch (error) {
    await tearDown()
    throw error
  }
}

async function makeTemplate(postgresUrl: string, passwords: RolePasswords) {
  const client = new pg.Client(postgresUrl)
  await client.connect()
  try {
    await client.query(`create database ${templateDatabase}`)
    await prepareDatabase({ adminUrl: withDatabase(postgresUrl, templateDatabase), passwords })
    // A single connection to a template makes every clone of it fail.
    await client.query(`alter database ${templateDatabase} with is_template true allow_connections false`)
  } finally {
    await client.end()
  }
}

/** A run that was killed could not remove its folder; its server has ended by itself. */
async function removeEarlierRuns(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(folderPrefix))) {
    const folder = join(tmpdir(), name)
    try {
      if (Date.now() - statSync(folder).mtimeMs < hourMs) continue
      await removeDatabase(join(folder, 'postgres'))
      rmSync(folder, { recursive: true, force: true })
    } catch {
      // Another run is using it, or it belongs to another user.
    }
  }
}
