import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createTestApi, type TestApi, type TestStore } from '../../test/api.ts'
import { openCsvFile } from './csv-file.ts'
import { importFile } from './import-file.ts'
import { contextIn } from './target-store.ts'

let api: TestApi
let folder = ''
let store: TestStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradepost-import-'))
  api = await createTestApi()
  store = await api.store()
})
afterAll(async () => {
  await api.close()
  await rm(folder, { recursive: true, force: true })
})

let serial = 0
/** Imports a sheet of these rows; a column that no row has is not in the file. */
async function importRows(...rows: Record<string, string>[]) {
  const headers = [...new Set(rows.flatMap(Object.keys))]
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  const path = join(folder, `sheet-${++serial}.csv`)
  await writeFile(path, lines.map((cells) => `${cells.join(',')}\n`).join(''))
  return importFile(contextIn(store.context.store, api.worker), await openCsvFile(path))
}

const row = (handle: string, more: Record<string, string> = {}) => ({
  Handle: handle,
  Title: handle,
  'Variant Price': '9.90',
  ...more,
})

const known = () =>
  store.context.db.read<Record<string, unknown>>(store.context.store.id, {
    name: '',
    text: `SELECT p.handle, p.tax_class, p.is_discountable, v.needs_shipping FROM commerce.products p
      JOIN commerce.variants v ON v.store_id = $1 AND v.product_id = p.id WHERE p.store_id = $1 ORDER BY p.handle`,
    values: [store.context.store.id],
  })

it('a sheet says what prices depend on where it has a column for it, and keeps the rest', async () => {
  await importRows(
    row('download', { 'Variant Requires Shipping': 'false', 'Variant Taxable': 'false' }),
    row('lamp', { 'Variant Requires Shipping': 'true', 'Variant Taxable': 'true' }),
    row('voucher', { 'Gift Card': 'true', 'Variant Fulfillment Service': 'gift_card' }),
  )
  const ordinary = { tax_class: 'standard', is_discountable: true, needs_shipping: true }
  const before = [
    { handle: 'download', tax_class: 'exempt', is_discountable: true, needs_shipping: false },
    { ...ordinary, handle: 'lamp' },
    { ...ordinary, handle: 'voucher', is_discountable: false },
  ]
  expect(await known()).toEqual(before)
  expect(await importRows(row('download', { Title: 'Other' }), row('lamp'), row('voucher'))).toMatchObject({
    updated: 1,
    unchanged: 2,
  })
  expect(await known()).toEqual(before)
  await importRows(row('download', { 'Variant Taxable': 'true', Title: 'Other' }))
  expect((await known())[0]).toMatchObject({ tax_class: 'standard', needs_shipping: false })
})
