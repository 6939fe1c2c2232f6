import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, send, type TestApi } from '../../../test/api.ts'
import { type BusyStore, createBusyStore } from '../busy-store.ts'
import { withRows } from '../people/index.ts'
import { someoneAllowed } from './allowed-caller.ts'
import { fixtureOf, requestOf } from './fixture.ts'
import { fixtures } from './fixtures.ts'
import { type Operation, operations } from './operations.ts'
import { withoutPredicates } from './predicates.ts'
import { type Resources, resourcesOf } from './resources.ts'
import { createSandbox } from './sandbox.ts'

let api: TestApi
let stores: { a: BusyStore; b: BusyStore }
let sandbox: ReturnType<typeof createSandbox>
let predicates: ReturnType<typeof withoutPredicates>
beforeAll(async () => {
  api = await createTestApi({ DATABASE_POOL_SIZE: '1', TRUSTED_PROXIES: 'in-process' })
  stores = { a: await createBusyStore(api), b: await createBusyStore(api) }
  await withRows(api, (rows) => rows.run(contentOfStore))
  sandbox = createSandbox(api)
  predicates = withoutPredicates()
}, 120_000)
afterAll(async () => {
  predicates.restore()
  sandbox.close()
  await api.close()
})

/**
 * Reads all rows of one store as the superuser, though the connection of the API asks: so it also sees what that
 * connection has written and not committed. What counts attempts is left out: they are counted whatever comes of them.
 */
const contentOfStore = `
  CREATE SCHEMA proof; GRANT USAGE ON SCHEMA proof TO public;
  CREATE FUNCTION proof.content(store uuid) RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    name text;
    hash text;
    content jsonb := '{}';
  BEGIN
    FOR name IN SELECT t.table_name FROM information_schema.tables t
      JOIN information_schema.columns c USING (table_schema, table_name)
      WHERE t.table_schema = 'commerce' AND t.table_type = 'BASE TABLE' AND c.column_name = 'store_id'
        AND t.table_name <> 'attempt_counters' ORDER BY 1
    LOOP
      EXECUTE format('SELECT count(*) || '' rows '' || md5(coalesce(string_agg(md5(t::text), '''' ORDER BY md5(t::text)), ''''))
        FROM commerce.%I t WHERE store_id = $1', name) INTO hash USING store;
      content := content || jsonb_build_object(name, hash);
    END LOOP;
    RETURN content;
  END $$;`

const contentOf = async ({ store }: BusyStore): Promise<Record<string, string>> => {
  const asked = [store.context.store.id]
  const { rows } = await api.services.db.pool.query('SELECT proof.content($1) AS content', asked)
  return rows[0].content
}

let visitors = 0
const call = (operation: Operation, of: Resources): Promise<Answer> => {
  const { method, path, body, headers } = requestOf(operation, fixtureOf(fixtures, operation), of)
  visitors += 1
  return send(api.app.request, method, path, {
    ...someoneAllowed(operation, stores.a),
    ...(method === 'POST' ? { idempotencyKey: randomUUID() } : {}),
    ...(body === undefined ? {} : { body }),
    headers: { 'x-forwarded-for': `10.8.${visitors >> 8}.${visitors & 255}`, ...headers },
  })
}

/** One call without the queries' predicates, and the rows of the other store before and after it. It is undone. */
const withoutFirstNet = (operation: Operation, of: Resources) =>
  sandbox.undo(async () => {
    const before = await contentOf(stores.b)
    const answer = await predicates.whileOff(() => call(operation, of))
    return { answer, before, after: await contentOf(stores.b) }
  })

const writing = operations().filter(({ method, policy }) => method !== 'get' && policy.who !== 'public')

describe('with the queries’ own predicate removed from what writes, too, row security', () => {
  it.for(writing.map((operation) => [operation.operationId, operation] as const))(
    'lets %s change nothing of another store',
    async ([, operation]) => {
      const origin = { callersOrigin: stores.a.store.origin }
      const own = { ...resourcesOf(stores.a), ...origin }
      const ordinary = await sandbox.undo(() => call(operation, own))
      const mine = await withoutFirstNet(operation, own)
      const what = `${operation.operationId}: ${JSON.stringify(mine.answer.body).slice(0, 300)}`
      expect(mine.answer.status, what).toBe(ordinary.status)
      expect(mine.after, what).toEqual(mine.before)
      expect(JSON.stringify(mine.answer.body).toLowerCase()).not.toContain(stores.b.canary)

      const theirs = await withoutFirstNet(operation, { ...resourcesOf(stores.b), ...origin })
      expect(theirs.after, `${operation.operationId}, ids of the other store`).toEqual(theirs.before)
      expect(JSON.stringify(theirs.answer.body).toLowerCase()).not.toContain(stores.b.canary)
    },
  )

  it('was all that held them back: the predicates of the writes were gone', () => {
    // Operations share statements: those of staff, sellers and buyers on one thing most of all.
    expect(predicates.stripped.writing.size).toBeGreaterThan(writing.length * 0.4)
  })

  it('would have been seen: a row of the other store that is written inside the sandbox changes its content', async () => {
    const { before, after } = await sandbox.undo(async () => {
      const { pool } = api.services.db
      const seen = await contentOf(stores.b)
      await pool.query(`SET LOCAL app.store_id = '${stores.b.store.context.store.id}'`)
      await pool.query(`UPDATE commerce.customer_groups SET name = 'changed'`)
      return { before: seen, after: await contentOf(stores.b) }
    })
    const changed = Object.keys(before).filter((table) => before[table] !== after[table])
    expect(changed).toEqual(['customer_groups'])
    expect(await contentOf(stores.b)).toEqual(before)
  })
})
