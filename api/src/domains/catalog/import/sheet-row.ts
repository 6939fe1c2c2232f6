import { cleanLine, cleanText, cutText, readBoolean } from './cell-values.ts'
import type { SheetColumns, ShopifyField } from './header-dialects.ts'
import { IMPORT_LIMITS } from './imported-product.ts'
import type { RowProblem, RowProblemCode } from './row-problems.ts'
import { rowProblem } from './row-problems.ts'

/** One record of the file, read by the names of its columns. */
export interface SheetRow {
  number: number
  cells: readonly string[]
  columns: SheetColumns
}

/** What reading a file needs besides the row: the currency, where problems go, and the SKUs met so far. */
export interface ImportContext {
  currencyExponent: number
  report: (problem: RowProblem) => void
  /** First row of each SKU. */
  skuRows: Map<string, number>
}

/** Tells of one problem of the row; `column` is a field, or a column number. */
export type Complain = (code: RowProblemCode, column: ShopifyField | number | null, message: string) => void

/** The complaints of one row under one handle. */
export function complaintsOf(row: SheetRow, handle: string | null, context: ImportContext): Complain {
  return (code, column, message) => {
    const place = typeof column === 'string' ? row.columns.fields.get(column) : column
    const header = place === null || place === undefined ? null : (row.columns.headers[place] ?? null)
    context.report(rowProblem(code, row.number, handle, header, message))
  }
}

/** The cell of a field as written; blank where the row or the file has none. */
export function cellOf(row: SheetRow, field: ShopifyField): string {
  const column = row.columns.fields.get(field)
  return column === undefined ? '' : cellAt(row, column)
}

/** The cell of a column number, blank for -1 and beyond the row's end. */
export function cellAt(row: SheetRow, column: number): string {
  return row.cells[column] ?? ''
}

/** Cuts a text to its limit and complains when it was longer. */
export function limited(
  text: string,
  characters: number,
  column: ShopifyField | number,
  complain: Complain,
): string {
  if (text.length <= characters) return text
  complain(
    'text-too-long',
    column,
    `The text has ${text.length} characters; only the first ${characters} are imported. Shorten it.`,
  )
  return cutText(text, characters)
}

/** A line of a field, cut to its limit, or null where it is blank. */
export function lineOf(
  row: SheetRow,
  field: ShopifyField,
  complain: Complain,
  characters: number = IMPORT_LIMITS.lineCharacters,
): string | null {
  return limited(cleanLine(cellOf(row, field)), characters, field, complain) || null
}

/** A text of a column that may have several lines, cut to its limit, or null where it is blank. */
export function textAt(row: SheetRow, column: number, characters: number, complain: Complain): string | null {
  return limited(cleanText(cellAt(row, column)).trim(), characters, column, complain) || null
}

/** A yes-or-no field; `otherwise` where it is blank, and, with a warning, where it says neither. */
export function flagOf(row: SheetRow, field: ShopifyField, otherwise: boolean, complain: Complain): boolean {
  const flag = readBoolean(cellOf(row, field))
  if (flag === 'unknown') {
    complain('boolean-unknown', field, `Taken as ${otherwise}. Write TRUE or FALSE.`)
    return otherwise
  }
  return flag ?? otherwise
}
