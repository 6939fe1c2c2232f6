import pg from 'pg'
import { expect } from 'vitest'
import type { TestDatabase } from '../../test/api.ts'
import { invariants, statementOf } from '../src/domains/audit/index.ts'

/** What has been told already: one broken row fails the test that broke it, not all that come after. */
const told = new Set<string>()

/**
 * Fails, naming what does not hold and where, unless every invariant holds over all stores of the database. Whatever a test
 * has begun must have ended by then.
 * @param only ids of the stores that are looked at; all unless said
 */
export async function expectSoundBooks(database: TestDatabase, only?: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: database.adminUrl })
  await client.connect()
  try {
    const { rows: stores } = await client.query<{ store_id: string }>('SELECT store_id FROM commerce.stores')
    const storeIds = [...(only ?? stores.map((store) => store.store_id))]
    const broken: Record<string, unknown[]> = {}
    for (const invariant of invariants) {
      const { rows } = await client.query(statementOf(invariant, { storeIds, before: 'infinity' }))
      const nameOf = (row: unknown) => `${invariant.name} ${JSON.stringify(row)}`
      const fresh = rows.filter((row) => !told.has(nameOf(row)))
      for (const row of fresh) told.add(nameOf(row))
      if (fresh.length > 0) broken[invariant.sentence] = fresh.slice(0, 5)
    }
    expect(broken, 'what does not hold, and where').toEqual({})
  } finally {
    await client.end()
  }
}
