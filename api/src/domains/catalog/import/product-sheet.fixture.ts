import { type ImportedProduct, parseShopifyCsv, type RowProblem } from './shopify-csv.ts'

/** The outcome of a whole file. */
export interface Outcome {
  products: ImportedProduct[]
  problems: RowProblem[]
}

/** Parses a text, given whole or in chunks, for a store whose currency has two decimals. */
export async function parsed(
  text: string | Iterable<string | Uint8Array>,
  currencyExponent = 2,
): Promise<Outcome> {
  const outcome: Outcome = { products: [], problems: [] }
  const chunks = typeof text === 'string' ? [text] : text
  for await (const event of parseShopifyCsv(chunksOf(chunks), { currencyExponent })) {
    if (event.kind === 'product') outcome.products.push(event.product)
    else outcome.problems.push(event.problem)
  }
  return outcome
}

/** Parses a sheet of rows that name only the cells they fill; headers are those of older exports. */
export function parsedRows(rows: Record<string, string>[], currencyExponent = 2): Promise<Outcome> {
  return parsed(sheetOf(rows), currencyExponent)
}

/** CSV text with the headers in order of first use, always with Handle, Title and Variant Price. */
export function sheetOf(rows: Record<string, string>[]): string {
  const headers = [...new Set(['Handle', 'Title', 'Variant Price', ...rows.flatMap(Object.keys)])]
  const lines = [headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))]
  return lines.map((cells) => `${cells.map(csvCell).join(',')}\n`).join('')
}

/** A cell, quoted where it must be. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** `row code` of each problem, in the order they were reported. */
export function codesOf({ problems }: Outcome): string[] {
  return problems.map(({ row, code }) => `${row} ${code}`)
}

async function* chunksOf(chunks: Iterable<string | Uint8Array>): AsyncGenerator<string | Uint8Array> {
  yield* chunks
}
