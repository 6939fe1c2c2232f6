import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi } from '../../../../test/api.ts'
import { createBusyStore } from '../../../test/busy-store.ts'
import { damages } from '../../../test/damaged-books.ts'
import { editing } from '../../../test/edited-order.ts'
import { workerTurn } from '../../../test/worker-turn.ts'
import { factsOf } from './finding.ts'
import { type Invariant, invariants, statementOf } from './invariants.ts'

let api: TestApi
let admin: pg.Client
let storeIds: string[]

const broken = async (invariant: Invariant): Promise<Record<string, unknown>[]> =>
  (await admin.query(statementOf(invariant, { storeIds, before: 'infinity' }))).rows

/** What is found of it once the books are damaged, and how many rows were; then they are as before. */
async function damaged(invariant: Invariant, damage: string) {
  await admin.query('BEGIN')
  try {
    const done = await admin.query(damage)
    return { did: [done].flat().at(-1)?.rowCount ?? 0, rows: await broken(invariant) }
  } finally {
    await admin.query('ROLLBACK')
  }
}

/** Without what refuses the damage: the database is this file's own, and nothing is written to it afterwards but damage. */
const withoutConstraints = `DO $$ DECLARE each record; BEGIN
  FOR each IN SELECT conrelid::regclass AS tab, conname FROM pg_constraint
    WHERE connamespace IN ('commerce'::regnamespace, 'test_provider'::regnamespace) AND contype IN ('c', 'f')
  LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.tab, each.conname); END LOOP;
  FOR each IN SELECT conrelid::regclass AS tab, conname FROM pg_constraint
    WHERE connamespace IN ('commerce'::regnamespace, 'test_provider'::regnamespace) AND contype IN ('u', 'p')
  LOOP EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', each.tab, each.conname); END LOOP;
  FOR each IN SELECT i.indexrelid::regclass AS tab FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
    WHERE c.relnamespace IN ('commerce'::regnamespace, 'test_provider'::regnamespace) AND i.indisunique
  LOOP EXECUTE format('DROP INDEX %s', each.tab); END LOOP;
END $$`

beforeAll(async () => {
  api = await createTestApi()
  const { store } = await createBusyStore(api)
  const order = await editing(api, { store, stock: [10, 10], quantity: 3 })
  const [first, second] = (await order.now()).lineItems
  const { body: shown } = await order.preview({
    remove: [{ id: first.id, quantity: 2 }],
    add: [{ offerId: second.offerId, quantity: 1 }],
  })
  const { status, body } = await order.commit(shown.id)
  expect([status, body.state]).toEqual([200, 'committed'])
  const { body: more } = await order.preview({ add: [{ offerId: second.offerId, quantity: 1 }] })
  await order.commit(more.id)
  expect((await order.pay(more.id)).body.state).toBe('committed')
  admin = new pg.Client({ connectionString: api.database.adminUrl })
  await admin.connect()
  storeIds = [store.context.store.id]
  await admin.query('DELETE FROM commerce.feed_horizons')
  await workerTurn(api)
  await admin.query(withoutConstraints)
}, 60_000)
afterAll(async () => {
  await admin?.end()
  await api.close()
})

describe('each sentence of the audit', () => {
  it('has ways to be broken, and none is of a sentence that is no more', () => {
    expect(Object.keys(damages).toSorted()).toEqual(invariants.map(({ name }) => name).toSorted())
  })

  it.each(invariants.map((invariant) => [invariant.name, invariant] as const))(
    'holds, and finds each way in which it is broken, with its ids: %s',
    async (name, invariant) => {
      expect(await broken(invariant)).toEqual([])
      for (const damage of damages[name] ?? []) {
        const { did, rows } = await damaged(invariant, damage)
        expect([did > 0, rows.length > 0], damage).toEqual([true, true])
        for (const row of invariant.ofAllStores ? [] : rows) {
          expect(row.store_id, damage).toBe(storeIds[0])
          expect(JSON.stringify(factsOf(row)), damage).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7/)
        }
      }
    },
  )
})
