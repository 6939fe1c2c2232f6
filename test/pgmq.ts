import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'

const root = join(import.meta.dirname, '..')

/** Of docs/operations/queues.md: so are it, its index and its rights made there. */
export const queue = 'edge_events'

/**
 * Gives a database pgmq itself, which is nothing but SQL: as an npm package carries it for PGlite, or as an extension where
 * the server has it. No queue yet.
 */
export async function installPgmq(adminUrl: string): Promise<void> {
  await run(adminUrl, async (client) => {
    const { rowCount } = await client.query("select from pg_available_extensions where name = 'pgmq'")
    await client.query(rowCount ? 'create extension pgmq' : pgmqSql())
  })
}

/** Makes the queue as operators are told to. */
export const createQueue = (adminUrl: string): Promise<void> =>
  run(adminUrl, async (client) => void (await client.query(queueSql())))

/** What operators are told to run, in docs/operations/queues.md. */
function queueSql(): string {
  const text = readFileSync(join(root, 'docs/operations/queues.md'), 'utf8')
  const [, sql] = /^```sql\n(select pgmq\.create\(.*?)^```$/ms.exec(text) ?? []
  if (sql === undefined) throw new Error('docs/operations/queues.md has no SQL that makes a queue')
  return sql
}

/** PGMQ_SQL names another version to try. */
function pgmqSql(): string {
  if (process.env.PGMQ_SQL) return readFileSync(process.env.PGMQ_SQL, 'utf8')
  const main = createRequire(join(root, 'package.json')).resolve('@electric-sql/pglite-pgmq')
  const files = filesOfTar(gunzipSync(readFileSync(join(dirname(main), 'pgmq.tar.gz'))))
  const [, sql] = files.find(([name]) => /\/pgmq--[\d.]+\.sql$/.test(name)) ?? []
  if (sql === undefined) throw new Error('@electric-sql/pglite-pgmq has no SQL of pgmq')
  return sql
}

/** Of a tar archive (POSIX ustar): names and texts. */
function filesOfTar(archive: Buffer): [name: string, text: string][] {
  const files: [string, string][] = []
  const textAt = (from: number, length: number) =>
    archive.toString('utf8', from, from + length).replace(/\0.*$/s, '')
  for (let at = 0; at + 512 <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(textAt(at + 124, 12), 8)
    files.push([textAt(at, 100), archive.toString('utf8', at + 512, at + 512 + size)])
    at += 512 * (1 + Math.ceil(size / 512))
  }
  return files
}

async function run(adminUrl: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
