import type { CsvBreak, CsvInput } from './csv-records.ts'
import { readCsvRecords } from './csv-records.ts'
import type { SheetColumns } from './header-dialects.ts'
import { readHeader } from './header-dialects.ts'
import type { ImportedProduct } from './imported-product.ts'
import type { ProductAssembly } from './product-assembly.ts'
import { addRow, beginProduct, finishProduct } from './product-assembly.ts'
import { normalizeHandle } from './product-handle.ts'
import type { RowProblem } from './row-problems.ts'
import { quoted, rowProblem } from './row-problems.ts'
import type { ImportContext, SheetRow } from './sheet-row.ts'
import { cellOf, complaintsOf } from './sheet-row.ts'

export { HANDLE_PATTERN } from './product-handle.ts'
export { ROW_PROBLEMS, type RowProblem, type RowProblemCode, writeProblemsCsv } from './row-problems.ts'

/** What parsing a file yields: a finished product, or something wrong with a row. */
export type ImportEvent =
  | { kind: 'product'; product: ImportedProduct }
  | { kind: 'problem'; problem: RowProblem }

/** `currencyExponent`: decimals of the store's currency, 0 to 4 (ISO 4217). */
export interface ShopifyCsvOptions {
  currencyExponent: number
}

/**
 * Reads a Shopify product CSV in either header dialect. A product is yielded as soon as the next one begins, so a
 * file of any length takes the memory of one product, plus the handles and SKUs met. Content never makes it throw:
 * whatever cannot be used becomes a problem. Throws RangeError for an impossible exponent, and errors of the input.
 */
export async function* parseShopifyCsv(
  input: CsvInput,
  { currencyExponent }: ShopifyCsvOptions,
): AsyncGenerator<ImportEvent, void, undefined> {
  if (!Number.isInteger(currencyExponent) || currencyExponent < 0 || currencyExponent > 4) {
    throw new RangeError(`A currency has 0 to 4 decimals, not ${currencyExponent}`)
  }
  let events: ImportEvent[] = []
  const sheet = new Sheet(currencyExponent, (event) => events.push(event))
  for await (const batch of readCsvRecords(input)) {
    for (const item of batch) {
      if (Array.isArray(item)) sheet.addRecord(item)
      else sheet.breakOff(item)
      yield* events
      events = []
      if (sheet.isRefused) return
    }
  }
  sheet.end()
  yield* events
}

/** The rows of one handle: a product being put together, or rows that lead to nothing. */
interface Group {
  /** The handle as written, without case. */
  key: string
  handle: string | null
  product: ProductAssembly | null
  reappeared: boolean
}

class Sheet {
  /** True when the header makes the file useless. */
  isRefused = false
  #recordNumber = 0
  #columns: SheetColumns | null = null
  #group: Group | null = null
  #isBroken = false
  #hasWarnedOfEncoding = false
  readonly #handles = new Set<string>()
  readonly #context: ImportContext
  readonly #emit: (event: ImportEvent) => void

  constructor(currencyExponent: number, emit: (event: ImportEvent) => void) {
    this.#emit = emit
    const report = (problem: RowProblem): void => emit({ kind: 'problem', problem })
    this.#context = { currencyExponent, report, skuRows: new Map() }
  }

  addRecord(cells: string[]): void {
    this.#recordNumber += 1
    if (this.#columns === null) this.#readHeader(cells)
    else if (cells.some((cell) => cell.trim() !== ''))
      this.#addRow({ number: this.#recordNumber, cells, columns: this.#columns })
  }

  /** The product in hand may go on in what cannot be read, so it is left out rather than imported in part. */
  breakOff({ code }: CsvBreak): void {
    const row = this.#recordNumber + 1
    const handle = this.#group?.handle ?? null
    const reason = {
      'quote-not-closed': 'a cell begins with a quotation mark that is never closed. Close it',
      'record-too-long':
        'the row is longer than a million characters, most likely because a quotation mark is not closed. Close it',
      'file-unreadable': 'it is not CSV. Export it again',
    }[code]
    const lost = this.#group?.product
      ? ` The product "${handle}" just before it is left out too, as it may be incomplete.`
      : ''
    this.#context.report(
      rowProblem(
        code,
        row,
        handle,
        null,
        `The file cannot be read from row ${row} on: ${reason}, then import the file again.${lost}`,
      ),
    )
    this.#group = null
    this.#isBroken = true
  }

  end(): void {
    this.#finishGroup()
    if (this.#recordNumber <= 1 && !this.#isBroken) {
      this.#context.report(
        rowProblem('file-empty', 1, null, null, 'The file has no product rows. Export the products again.'),
      )
    }
  }

  #readHeader(cells: string[]): void {
    const { columns, problems } = readHeader(cells)
    this.#columns = columns
    this.isRefused = columns === null
    for (const problem of problems) this.#context.report(problem)
  }

  #addRow(row: SheetRow): void {
    this.#checkEncoding(row)
    const written = cellOf(row, 'handle').trim()
    if (written === '') {
      complaintsOf(row, null, this.#context)(
        'handle-missing',
        'handle',
        'This row is not imported: it has no handle. Write the handle of its product.',
      )
      return
    }
    const isNewGroup = this.#group?.key !== written.toLowerCase()
    if (isNewGroup) {
      this.#finishGroup()
      this.#group = this.#openGroup(row, written)
    }
    const group = this.#group
    if (group === null || group.reappeared) {
      if (group !== null) this.#refuseReappearance(row, group)
      return
    }
    if (group.handle === null) return
    if (this.#hasExtraCells(row, group.handle)) return
    if (isNewGroup) group.product = beginProduct(row, group.handle, this.#context)
    else if (group.product !== null) addRow(group.product, row, this.#context)
  }

  #openGroup(row: SheetRow, written: string): Group {
    const key = written.toLowerCase()
    const handle = normalizeHandle(written)
    if (handle === 'unusable' || handle === 'too-long') {
      const complain = complaintsOf(row, null, this.#context)
      if (handle === 'too-long')
        complain(
          'handle-too-long',
          'handle',
          'The product is not imported: its handle is longer than 255 characters. Shorten it on all its rows.',
        )
      else
        complain(
          'handle-unusable',
          'handle',
          `The product is not imported: its handle ${quoted(written)} has no Latin letter or digit. Write one such as blue-shirt on all its rows.`,
        )
      return { key, handle: null, product: null, reappeared: false }
    }
    const reappeared = this.#handles.has(handle)
    this.#handles.add(handle)
    if (handle !== written && !reappeared) {
      complaintsOf(row, handle, this.#context)(
        'handle-normalized',
        'handle',
        `The handle ${quoted(written)} is imported as "${handle}". Use lowercase letters, digits and dashes only.`,
      )
    }
    return { key, handle, product: null, reappeared }
  }

  #refuseReappearance(row: SheetRow, { handle }: Group): void {
    complaintsOf(row, handle, this.#context)(
      'handle-not-contiguous',
      'handle',
      `This row is not imported: rows further up already used the handle "${handle}". Move it up to them, or give the product another handle.`,
    )
  }

  /** More cells than columns means that a comma split a cell, and that every value after it is in the wrong column. */
  #hasExtraCells(row: SheetRow, handle: string): boolean {
    const width = row.columns.headers.length
    const isWider = row.cells.slice(width).some((cell) => cell.trim() !== '')
    if (isWider) {
      complaintsOf(row, handle, this.#context)(
        'row-has-extra-cells',
        null,
        `This row is not imported, nor the product if it is its first row: it has ${row.cells.length} cells for ${width} columns. Put cells that contain a comma between quotation marks.`,
      )
    }
    return isWider
  }

  #checkEncoding(row: SheetRow): void {
    if (this.#hasWarnedOfEncoding) return
    const column = row.cells.findIndex((cell) => cell.includes('\ufffd'))
    if (column === -1) return
    this.#hasWarnedOfEncoding = true
    complaintsOf(row, null, this.#context)(
      'text-not-utf8',
      column,
      'This row, and perhaps others, has characters that cannot be read. Save the file as "CSV UTF-8" and import it again.',
    )
  }

  #finishGroup(): void {
    const assembly = this.#group?.product ?? null
    this.#group = null
    const product = assembly === null ? null : finishProduct(assembly, this.#context)
    if (product !== null) this.#emit({ kind: 'product', product })
  }
}

export type { CsvInput } from './csv-records.ts'
export type { ShopifyField } from './header-dialects.ts'
export {
  IMPORT_LIMITS,
  type ImportedAttribute,
  type ImportedImage,
  type ImportedProduct,
  type ImportedVariant,
} from './imported-product.ts'
