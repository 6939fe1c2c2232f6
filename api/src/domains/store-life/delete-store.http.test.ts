import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, createTestApi, type Sent, send, type TestApi } from '../../../../test/api.ts'
import { createBusyStore } from '../../../test/busy-store.ts'
import { watchDatabase } from '../../../test/database-content.ts'
import { anotherApp, asAdmin, freshServices } from '../../../test/quoted-checkout.ts'
import { signedIn } from '../../../test/signed-in.ts'
import { createTasks, lookAfterDeletedStores } from '../../worker-tasks.ts'
import { eraseStores } from './erase-stores.ts'
import { neverExported } from './export-store.ts'
import { tablesOfStore } from './tables.ts'

let api: TestApi
let watch: Awaited<ReturnType<typeof watchDatabase>>
beforeAll(async () => {
  api = await createTestApi()
  watch = await watchDatabase(api.database.adminUrl)
})
afterAll(async () => {
  await watch.close()
  await api.close()
})

const code = ({ status, body }: Answer) => [status, body.code]
const ask = (method: string, path: string, of: Sent = {}) => send(anotherApp(api).request, method, path, of)
/** How many rows each table has of a store. */
const rowsOf = async (storeId: string): Promise<Record<string, number>> => {
  const text = tablesOfStore
    .map(
      ({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM commerce.${name} WHERE store_id = $1`,
    )
    .join(' UNION ALL ')
  const { rows } = await watch.admin.query<{ name: string; n: number }>({
    name: 'rows',
    text,
    values: [storeId],
  })
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]))
}

describe('the list of tables', () => {
  it('holds every table with rows of a store, those they point to first', async () => {
    const found = await asAdmin<{ name: string }>(
      api,
      `SELECT table_name AS name FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE c.table_schema = 'commerce' AND c.column_name = 'store_id' AND t.table_type = 'BASE TABLE' ORDER BY 1`,
    )
    expect(tablesOfStore.map(({ name }) => name).toSorted()).toEqual(found.map(({ name }) => name))
    const places = new Map(tablesOfStore.map(({ name }, index) => [name, index]))
    const pointers = await asAdmin<{ from: string; to: string }>(
      api,
      `SELECT c.relname AS from, t.relname AS to FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
       JOIN pg_class t ON t.oid = k.confrelid WHERE k.contype = 'f' AND c.relnamespace = 'commerce'::regnamespace
         AND c.oid <> t.oid`,
    )
    for (const { from, to } of pointers)
      if (places.has(from) && places.has(to))
        expect(places.get(from), `${from} → ${to}`).toBeGreaterThan(places.get(to) ?? 0)
  })

  it('lets the worker erase them, and keeps it from everything that is not deleted', async () => {
    const refused = await asAdmin<{ name: string }>(
      api,
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'commerce'::regnamespace AND relkind = 'r'
         AND relname = ANY ($1) AND NOT has_table_privilege('tradepost_worker', oid, 'DELETE')`,
      [tablesOfStore.map(({ name }) => name)],
    )
    expect(refused).toEqual([{ name: 'stores' }])
    const { store } = await createBusyStore(api)
    const before = await rowsOf(store.context.store.id)
    for (const name of [
      'events',
      'stock_movements',
      'orders',
      'payments',
      'carts',
      'customers',
      'store_keys',
    ])
      await api.worker.read(store.context.store.id, {
        name: '',
        text: `DELETE FROM commerce.${name} WHERE store_id = $1`,
        values: [store.context.store.id],
      })
    expect(await rowsOf(store.context.store.id)).toEqual(before)
  })
})

describe('an export', () => {
  it('holds every row of every table, ends with their number, and tells no secret', async () => {
    const shop = await createBusyStore(api)
    const other = await createBusyStore(api)
    const storeId = shop.store.context.store.id
    const bearer = await signedIn(api, shop.store)
    const set = { value: 'canary-of-a-secret-for-others' }
    expect((await ask('PUT', '/v1/admin/secrets/mail.password', { bearer, body: set })).status).toBe(200)
    const answer = await ask('GET', '/v1/admin/store/export', { bearer })
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'application/x-ndjson',
      'no-store',
    ])
    const lines = (answer.body as string)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const rows = lines.slice(1, -1) as { table: string; row: Record<string, unknown> }[]
    expect(lines[0]).toMatchObject({ export: 'tradepost', version: 1 })
    expect(lines.at(-1)).toEqual({ end: true, rows: rows.length })
    const counts = await rowsOf(storeId)
    for (const name of neverExported) delete counts[name]
    const exported = Object.groupBy(rows, ({ table }) => table)
    expect(
      Object.fromEntries(Object.keys(counts).map((name) => [name, exported[name]?.length ?? 0])),
    ).toEqual(counts)
    expect(answer.body).not.toContain(other.store.context.store.id)
    const hashes = await asAdmin<{ hash: string }>(
      api,
      `SELECT key_hash AS hash FROM commerce.store_keys UNION ALL SELECT token_hash FROM commerce.staff_sessions
       UNION ALL SELECT password_hash FROM commerce.staff_accounts
       UNION ALL SELECT encode(sealed, 'hex') FROM commerce.store_secrets`,
    )
    expect(hashes.length).toBeGreaterThan(5)
    for (const { hash } of hashes) expect(answer.body).not.toContain(hash)
    for (const secret of [shop.store.secretKey, shop.sessionToken, set.value, shop.cart.secret])
      expect(answer.body).not.toContain(secret)
    for (const { row } of rows)
      expect(Object.keys(row).filter((column) => /hash$|^sealed/.test(column))).toEqual([])
  })

  it('is whole in pages, also where a table has more rows than one holds', async () => {
    const { store } = await createBusyStore(api)
    const bearer = await signedIn(api, store)
    await asAdmin(
      api,
      `INSERT INTO commerce.events (store_id, id, type, aggregate_type, aggregate_id, aggregate_version, actor, request_id,
         payload, occurred_at)
       SELECT $1, gen_random_uuid(), 'store.changed', 'cart', gen_random_uuid(), 1, 'worker', 'r', '{}', now()
       FROM generate_series(1, 1203)`,
      [store.context.store.id],
    )
    const answer = await ask('GET', '/v1/admin/store/export', { bearer })
    const events = (answer.body as string).split('\n').filter((line) => line.startsWith('{"table":"events"'))
    const counts = await rowsOf(store.context.store.id)
    expect(new Set(events).size).toBe(counts.events)
    expect(events.length).toBe(counts.events)
  })
})

describe('deleting a store', () => {
  const remove = (name: string, bearer: string) =>
    ask('POST', '/v1/admin/store/deletion', { bearer, body: { name } })
  const suspend = (bearer: string) =>
    ask('PUT', '/v1/admin/store/suspension', { bearer, body: { reason: 'The end' } })

  it('takes its name, a suspended store and no payment under way', async () => {
    const { store, checkout } = await createBusyStore(api)
    const bearer = await signedIn(api, store)
    const { name, id } = store.context.store
    expect(code(await remove('Another', bearer))).toEqual([409, 'name-does-not-match'])
    expect(code(await remove(name, bearer))).toEqual([409, 'store-open'])
    await suspend(bearer)
    await asAdmin(
      api,
      `UPDATE commerce.checkouts SET state = 'paying' WHERE store_id = $1 AND state = 'held'`,
      [id],
    )
    expect(code(await remove(name, bearer))).toEqual([409, 'payments-under-way'])
    expect(checkout.state).toBe('held')
    const manager = await signedIn(api, store, { permissions: ['store:write'] })
    expect(code(await remove(name, manager))).toEqual([403, 'not-permitted'])
  })

  it('shuts everybody out at once, and erases everything when its grace is over, and nothing else', async () => {
    const shop = await createBusyStore(api)
    const other = await createBusyStore(api)
    const { id, name } = shop.store.context.store
    const bearer = await signedIn(api, shop.store)
    const twin = (await ask('POST', '/v1/admin/store/twin', { bearer })).body
    await suspend(bearer)
    const deleted = await remove(name, bearer)
    expect(deleted.status).toBe(200)
    expect(Date.parse(deleted.body.deleteAfter) - Date.now()).toBeGreaterThan(29.9 * 86_400_000)
    for (const of of [
      { bearer },
      { bearer: shop.store.secretKey },
      { key: shop.store.publishableKey },
      { key: twin.publishableKey.secret },
    ])
      expect(code(await ask('GET', '/v1/store', of))).toEqual([401, 'not-authenticated'])
    const worker = { ...freshServices(api), db: api.worker }
    expect(await lookAfterDeletedStores(worker)).toEqual([])
    expect((await rowsOf(id)).orders).toBeGreaterThan(0)

    const otherBefore = await rowsOf(other.store.context.store.id)
    await asAdmin(api, `UPDATE commerce.stores SET delete_after = now() WHERE status = 'deleted'`)
    const gone = await eraseStores(api.worker, 7)
    expect(gone).toContain(id)
    const left = await rowsOf(id)
    expect(Object.entries(left).filter(([, n]) => n > 0)).toEqual([['stores', 1]])
    expect(await rowsOf(other.store.context.store.id)).toEqual(otherBefore)
    const [tomb] = await asAdmin(
      api,
      'SELECT name, tagline, support_email FROM commerce.stores WHERE store_id = $1',
      [id],
    )
    expect(tomb).toEqual({ name: '', tagline: '', support_email: null })
    expect(await eraseStores(api.worker)).toEqual([])
  })

  it('takes its twin along, also when it died before it could', async () => {
    const store = await api.store()
    const bearer = await signedIn(api, store)
    const twin = (await ask('POST', '/v1/admin/store/twin', { bearer })).body
    await suspend(bearer)
    await asAdmin(
      api,
      `UPDATE commerce.stores SET status = 'deleted', delete_after = now() + interval '1 day' WHERE store_id = $1`,
      [store.context.store.id],
    )
    expect((await ask('GET', '/v1/store', { key: twin.publishableKey.secret })).status).toBe(200)
    await createTasks({ ...freshServices(api), db: api.worker }).lookAfterDeletedStores?.({}, {} as never)
    expect((await ask('GET', '/v1/store', { key: twin.publishableKey.secret })).status).toBe(401)
  })
})
