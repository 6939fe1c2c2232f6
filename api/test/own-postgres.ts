import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { postgresProcessesOn } from '../../scripts/postgres/process-identity.ts'
import { type RunningPostgres, startPostgres } from '../../scripts/postgres.ts'
import type { TestDatabase } from '../../test/api.ts'
import { freePorts } from '../../test/free-ports.ts'
import { prepareDatabase, urlAs } from '../src/platform/migrate.ts'

/** A PostgreSQL of a test's own, which writes to disk as one in production does. */
export interface OwnPostgres {
  database: TestDatabase
  /** Kills every process of it at once, as a power cut would. */
  cut(): Promise<void>
  /** Starts it again at the same address; it answers when it has recovered. */
  start(): Promise<void>
  remove(): Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'tradepost-test-own-'))
  const dataDirectory = join(folder, 'postgres')
  const [port = 0] = await freePorts(1)
  const open = () => startPostgres({ dataDirectory, port, durable: true })
  let running: RunningPostgres = await open()
  const secret = () => randomBytes(12).toString('hex')
  const passwords = { owner: secret(), api: secret(), worker: secret() }
  const adminUrl = new URL(running.url)
  adminUrl.pathname = '/shop'
  await execute(running.url, 'CREATE DATABASE shop')
  await prepareDatabase({ adminUrl: adminUrl.href, passwords })
  return {
    database: {
      name: 'shop',
      adminUrl: adminUrl.href,
      ownerUrl: urlAs(adminUrl.href, 'owner', passwords.owner),
      apiUrl: urlAs(adminUrl.href, 'api', passwords.api),
      workerUrl: urlAs(adminUrl.href, 'worker', passwords.worker),
      drop: async () => undefined,
    },
    async cut() {
      for (const pid of postgresProcessesOn(dataDirectory)) {
        try {
          process.kill(pid, 'SIGKILL')
        } catch {
          // It has ended by itself: its parent is gone.
        }
      }
      await running.died
      while (postgresProcessesOn(dataDirectory).length > 0) await wait(10)
    },
    async start() {
      running = await open()
    },
    async remove() {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
