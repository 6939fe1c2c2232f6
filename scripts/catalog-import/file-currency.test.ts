import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openCsvFile } from './csv-file.ts'
import { mustBeInCurrency } from './file-currency.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradepost-currency-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is said of a sheet with these prices, and in its last column with what is in another one; null: nothing. */
async function said(currency: string, prices: string[], column?: { header: string; cell: string }) {
  const path = join(folder, 'sheet.csv')
  const more = column ? [`,${column.header}`, `,${column.cell}`] : ['', '']
  const rows = prices.map((price, index) => `mug-${index},Mug,"${price}"${more[1]}`)
  writeFileSync(path, [`Handle,Title,Variant Price${more[0]}`, ...rows, ''].join('\n'))
  const store = { name: 'Kumo', currency } as Parameters<typeof mustBeInCurrency>[1]
  return mustBeInCurrency(await openCsvFile(path), store).then(
    () => null,
    (error: Error) => error.message.replace(`${path} `, ''),
  )
}
const advice = 'Nothing was imported. Convert the prices, or name a store of their currency with --store.'

it.each([
  ['12.50 usd', 'USD (row 3: "12.50 usd")'],
  ['USD12.50', 'USD (row 3: "USD12.50")'],
  ['£12.50', 'GBP (row 3: "£12.50")'],
  ['$12.50', 'another currency (row 3: "$12.50")'],
])('refuses a file in which one price says another currency: %s', async (price, place) => {
  expect(await said('EUR', ['1.00', price])).toBe(`has prices in ${place}, and Kumo sells in EUR. ${advice}`)
})

it.each(['Currency', 'Variant Currency', 'Price Currency Code'])(
  'refuses a file whose column %s names another currency',
  async (header) => {
    expect(await said('EUR', ['1.00'], { header, cell: 'USD' })).toContain('USD (row 2: "USD")')
    expect(await said('EUR', ['1.00'], { header, cell: 'EUR' })).toBeNull()
  },
)

it('refuses a file of prices with decimals where the store has none, but not for a few slips', async () => {
  expect(await said('JPY', ['19.99', '20.00', '5.49'])).toBe(
    `has prices with decimals (row 2: "19.99"), and Kumo sells in JPY, which has none. ${advice}`,
  )
  expect(await said('JPY', ['1999', '20.00', '5.49'])).toBeNull()
})

it.each(['12.50', '1.234,50', '', 'on request', 'EUR 12.50', '12,50 €', '$', 'Try it'])(
  'leaves what is no other currency to the judgement of its row: %s',
  async (price) => expect(await said(price === '$' ? 'USD' : 'EUR', [price])).toBeNull(),
)
