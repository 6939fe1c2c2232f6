import pg from 'pg'
import { createBareDatabase } from '../../../test/database.ts'
import { prepareSupabaseDatabase } from '../../local/database.ts'
import { rolePasswords } from '../project.ts'

export interface EdgeDatabase {
  /** EDGE_DB_URL */
  functionsUrl: string
  query<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  drop(): Promise<void>
}

/** A database that has what supabase/migrations make, and nothing of commerce. */
export async function createEdgeDatabase(): Promise<EdgeDatabase> {
  const database = await createBareDatabase()
  const { functionsUrl } = await prepareSupabaseDatabase({
    adminUrl: database.adminUrl,
    passwords: rolePasswords,
  })
  const client = new pg.Client(database.adminUrl)
  await client.connect()
  return {
    functionsUrl,
    async query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) {
      return (await client.query<Row>(text, values)).rows
    },
    async drop() {
      await client.end()
      await database.drop()
    },
  }
}
