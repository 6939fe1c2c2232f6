import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../../../test/api.ts'
import { asAdmin } from '../../../test/quoted-checkout.ts'
import { newEncryptionKey } from '../../platform/key-rings.ts'
import { createSealer, type Sealer } from '../../platform/sealing.ts'
import { rotateSecrets } from './rotate-secrets.ts'
import { type SealedColumn, sealedColumns } from './sealed-columns.ts'

let api: TestApi
let stores: TestStore[]
const [oldKey, newKey] = [newEncryptionKey(), newEncryptionKey()]
beforeAll(async () => {
  api = await createTestApi()
  stores = [await api.store(), await api.store()]
})
afterAll(() => api.close())

const placeOf = ({ place }: SealedColumn, storeId: string, key: string) =>
  'ofAll' in place ? place.ofAll(key) : place.ofStore(storeId, key)

/** One value in every sealed column of every store, whatever else its row would need. */
async function sealEverywhere(sealer: Sealer) {
  for (const column of sealedColumns) {
    const { table, key } = column
    // Only the sealed value matters here: a table of the same columns without what guards them.
    const rows = 'ofAll' in column.place ? stores.slice(0, 1) : stores
    for (const [n, store] of rows.entries()) {
      const storeId = store.context.store.id
      const name =
        key.type === 'uuid' ? `00000000-0000-7000-8000-00000000000${n + 1}` : `${column.column}${n}`
      const sealed = sealer.seal(`canary ${table} ${n}`, placeOf(column, storeId, name))
      await insertFree(column, storeId, name, sealed)
    }
  }
}

/** Fills a row's other columns with whatever its types allow, its foreign keys and checks set aside. */
async function insertFree(column: SealedColumn, storeId: string, key: string, sealed: Buffer) {
  const columns = await asAdmin<{ name: string; type: string }>(
    api,
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = 'commerce' AND table_name = $1 AND is_nullable = 'NO' AND column_default IS NULL`,
    [column.table],
  )
  const fillers: Record<string, unknown> = {
    uuid: '00000000-0000-7000-8000-0000000000aa',
    text: 'x',
    integer: 1,
    bigint: 1,
    boolean: false,
    'timestamp with time zone': '2026-01-01',
    ARRAY: '{}',
    bytea: Buffer.from('x'),
    jsonb: '{}',
    character: 'EUR',
  }
  const given: Record<string, unknown> = Object.fromEntries(
    columns.map(({ name, type }) => [name, fillers[type]]),
  )
  if (columns.some(({ name }) => name === 'store_id')) given.store_id = storeId
  given[column.key.column] = key
  given[column.column] = sealed
  const names = Object.keys(given)
  await asAdmin(
    api,
    `INSERT INTO commerce.${column.table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`,
    Object.values(given),
  )
}

async function freeTables() {
  await asAdmin(
    api,
    `DO $$ DECLARE c record; BEGIN
       FOR c IN SELECT k.conname, t.relname FROM pg_constraint k JOIN pg_class t ON t.oid = k.conrelid
         WHERE t.relnamespace = 'commerce'::regnamespace AND k.contype IN ('c', 'f')
           AND t.relname IN (${sealedColumns.map(({ table }) => `'${table}'`).join(', ')})
       LOOP EXECUTE format('ALTER TABLE commerce.%I DROP CONSTRAINT %I', c.relname, c.conname); END LOOP; END $$`,
  )
}

const totals = (told: Awaited<ReturnType<typeof rotateSecrets>>) =>
  told.map(({ column, ...counts }) => [column, counts.resealed, counts.current, counts.unopened])

describe('changing the encryption key', () => {
  it('knows every sealed column there is', async () => {
    const found = await asAdmin<{ name: string }>(
      api,
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'commerce' AND data_type = 'bytea' AND column_name LIKE 'sealed%' ORDER BY 1`,
    )
    expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted()).toEqual(
      found.map(({ name }) => name),
    )
  })

  it('seals everything of every store again, once, and leaves alone what it cannot open', async () => {
    await freeTables()
    await sealEverywhere(createSealer([oldKey]))
    const ring = createSealer([newKey, oldKey])
    const lost = createSealer([newEncryptionKey()]).seal('lost', 'anywhere')
    await insertFree(sealedColumns[1] as SealedColumn, stores[0]?.context.store.id ?? '', 'lost.one', lost)

    const done = totals(await rotateSecrets(api.worker, ring))
    expect(done).toEqual(
      sealedColumns.map(({ table, column, place }) => [
        `${table}.${column}`,
        'ofAll' in place ? 1 : 2,
        0,
        table === 'store_secrets' ? 1 : 0,
      ]),
    )
    const onlyNew = createSealer([newKey])
    for (const column of sealedColumns) {
      const rows = await asAdmin<{ store_id: string; key: string; sealed: Buffer }>(
        api,
        `SELECT ${'ofAll' in column.place ? "''" : 'store_id'} AS store_id, ${column.key.column}::text AS key,
           ${column.column} AS sealed FROM commerce.${column.table}
         WHERE ${column.key.column}::text <> 'lost.one' AND ${column.column} IS NOT NULL`,
      )
      for (const row of rows)
        expect(onlyNew.open(row.sealed, placeOf(column, row.store_id, row.key))).toContain(
          `canary ${column.table}`,
        )
    }
    expect(totals(await rotateSecrets(api.worker, ring)).map(([, resealed]) => resealed)).toEqual(
      sealedColumns.map(() => 0),
    )
  })
})
