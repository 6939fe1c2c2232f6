import { createReadStream } from 'node:fs'
import { readCsvRecords } from '../../api/src/domains/catalog/import/csv-records.ts'
import { readHeader } from '../../api/src/domains/catalog/import/header-dialects.ts'
import type { Store } from '../../api/src/platform/context.ts'
import { minorUnitExponent } from '../../api/src/platform/money.ts'
import { StartProblem } from '../start/problem.ts'
import type { CsvFile } from './csv-file.ts'

/** What a sign beside a price may stand for, ISO 4217. */
const signs: Record<string, readonly string[]> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '¥': ['JPY', 'CNY'],
  $: ['USD', 'CAD', 'AUD', 'NZD', 'SGD', 'HKD', 'TWD', 'MXN', 'BRL'],
  zł: ['PLN'],
  '₩': ['KRW'],
  '₹': ['INR'],
  '₺': ['TRY'],
}
const codes = new Set(Intl.supportedValuesOf('currency'))
const currencyColumn = /^(?:(?:variant|price) )*currency(?: code)?$/i
const shownCharacters = 40

/**
 * Exports name no currency: prices count in the store's. Where a file gives one away all the same, by a column, by
 * signs beside its prices or by decimals that the store's currency does not have, and it is another, nothing may be
 * written: 20 euros are not 20 yen.
 * @throws StartProblem in one line that says where it was seen and what to do
 */
export async function mustBeInCurrency({ path }: CsvFile, store: Store): Promise<void> {
  let columns: { price: number; currency: number } | undefined
  let row = 0
  let priced = 0
  let withDecimals = 0
  let example = ''
  for await (const batch of readCsvRecords(createReadStream(path)))
    for (const record of batch) {
      if (!Array.isArray(record)) return
      row += 1
      if (row === 1) {
        columns = columnsOf(record)
        continue
      }
      const price = (record[columns?.price ?? -1] ?? '').trim()
      const named = (record[columns?.currency ?? -1] ?? '').trim()
      for (const text of [price, named]) mustFit(text, { path, row, store })
      if (price === '') continue
      priced += 1
      if (!/[.,]\d*[1-9]\d*$/.test(price)) continue
      withDecimals += 1
      example ||= `row ${row}: ${quoted(price)}`
    }
  // One such price is a slip in its row; every second one is another currency.
  if (minorUnitExponent(store.currency) === 0 && withDecimals * 2 > priced)
    throw new StartProblem(
      `${path} has prices with decimals (${example}), and ${store.name} sells in ${store.currency}, which has none. ${advice}`,
    )
}

const advice = 'Nothing was imported. Convert the prices, or name a store of their currency with --store.'

function columnsOf(headers: string[]): { price: number; currency: number } {
  return {
    price: readHeader(headers).columns?.fields.get('price') ?? -1,
    currency: headers.findIndex((header) => currencyColumn.test(header.replace(/\s+/g, ' ').trim())),
  }
}

function mustFit(text: string, of: { path: string; row: number; store: Store }): void {
  const meant = currenciesIn(text)
  if (meant.length === 0 || meant.includes(of.store.currency)) return
  const [only] = meant.length === 1 ? meant : []
  throw new StartProblem(
    `${of.path} has prices in ${only ?? 'another currency'} (row ${of.row}: ${quoted(text)}), and ${of.store.name} sells in ${of.store.currency}. ${advice}`,
  )
}

/** What a cell names, by its code or else by its sign; empty when it names none. */
function currenciesIn(text: string): readonly string[] {
  // Words are no codes, though some are spelled like one: only beside an amount, or alone in a cell.
  if (!/\d/.test(text) && text.length > 3) return []
  const code = /(?:^|[^\p{L}])(\p{L}{3})(?:$|[^\p{L}])/u.exec(text)?.[1]?.toUpperCase()
  if (code && codes.has(code)) return [code]
  const sign = Object.keys(signs).find((one) => text.toLowerCase().includes(one))
  return sign === undefined ? [] : (signs[sign] ?? [])
}

const quoted = (text: string) => JSON.stringify(text.slice(0, shownCharacters))
