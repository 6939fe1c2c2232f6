import { inertCell, needsQuotes } from '../../../platform/csv-cell.ts'

/** Every problem an import can report. Codes are permanent: shops filter and count by them. */
export const ROW_PROBLEMS = {
  'file-empty': 'error',
  'file-unreadable': 'error',
  'record-too-long': 'error',
  'quote-not-closed': 'error',
  'text-not-utf8': 'warning',
  'handle-column-missing': 'error',
  'title-column-missing': 'error',
  'price-column-missing': 'error',
  'column-repeated': 'warning',
  'columns-unknown': 'warning',
  'market-prices-not-imported': 'warning',
  'row-has-extra-cells': 'error',
  'handle-missing': 'error',
  'handle-unusable': 'error',
  'handle-too-long': 'error',
  'handle-normalized': 'warning',
  'handle-not-contiguous': 'error',
  'title-missing': 'error',
  'text-too-long': 'warning',
  'value-too-long': 'error',
  'too-many-tags': 'warning',
  'status-unknown': 'warning',
  'boolean-unknown': 'warning',
  'gift-card-as-draft': 'warning',
  'too-many-options': 'error',
  'option-name-repeated': 'error',
  'option-name-missing': 'error',
  'option-value-missing': 'error',
  'variant-duplicated': 'error',
  'too-many-variants': 'error',
  'product-without-variants': 'error',
  'sku-repeated': 'warning',
  'price-missing': 'error',
  'price-unreadable': 'error',
  'price-negative': 'error',
  'price-separator': 'error',
  'price-too-precise': 'error',
  'price-too-large': 'error',
  'compare-at-unreadable': 'warning',
  'compare-at-not-above-price': 'warning',
  'quantity-negative': 'warning',
  'quantity-unreadable': 'warning',
  'policy-unknown': 'warning',
  'weight-unreadable': 'warning',
  'taxable-in-part': 'warning',
  'image-url-unusable': 'warning',
  'too-many-images': 'warning',
} as const satisfies Record<string, 'error' | 'warning'>

/** A permanent kebab-case code of ROW_PROBLEMS. */
export type RowProblemCode = keyof typeof ROW_PROBLEMS

/** One thing wrong with one row. An error drops the row or its product; a warning changes what is imported. */
export interface RowProblem {
  /** Number of the CSV record in the file, the header being 1 (the row number a spreadsheet shows). */
  row: number
  /** The product's handle after normalization, or null where the row has none. */
  handle: string | null
  severity: 'error' | 'warning'
  code: RowProblemCode
  /** The column's header as the file writes it, or null where the problem is not of one column. */
  field: string | null
  /** What is wrong and what to do, in English. */
  message: string
}

/** Builds a problem; its severity follows from the code. */
export function rowProblem(
  code: RowProblemCode,
  row: number,
  handle: string | null,
  field: string | null,
  message: string,
): RowProblem {
  return { row, handle, severity: ROW_PROBLEMS[code], code, field, message }
}

/** A cell's text for a message: quoted, on one line, at most 60 characters. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length > 60 ? `"${line.slice(0, 59).toWellFormed()}…"` : `"${line}"`
}

const PROBLEM_COLUMNS = ['row', 'handle', 'severity', 'code', 'field', 'message'] as const

/**
 * The problems as CSV text with a header, one line a problem, CRLF line ends.
 * Handles and messages repeat what the file says, so cells a spreadsheet would run as a formula get a leading apostrophe.
 */
export function writeProblemsCsv(problems: Iterable<RowProblem>): string {
  let csv = `${PROBLEM_COLUMNS.join(',')}\r\n`
  for (const problem of problems) {
    csv += `${PROBLEM_COLUMNS.map((column) => csvCell(problem[column])).join(',')}\r\n`
  }
  return csv
}

function csvCell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  const inert = inertCell(text)
  return needsQuotes.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert
}
