import type { CsvError, Parser } from 'csv-parse'
import { parse } from 'csv-parse'

/** Longest record read, in characters: far beyond any product, and what an unclosed quote may use up at most. */
const RECORD_CHARACTERS = 1_000_000

/** Text or bytes of a file: a stream, or anything that can be iterated with `for await`. */
export type CsvInput = AsyncIterable<Uint8Array | string>

/** Where and why a file stops making sense; nothing after it can be read. */
export interface CsvBreak {
  code: 'quote-not-closed' | 'record-too-long' | 'file-unreadable'
}

/**
 * The records of a CSV file in batches, blank lines included so that counting records gives a spreadsheet's row
 * numbers. Accepts a byte order mark, any line end, quotes inside unquoted cells and rows of any length. A break
 * is the last item. Errors of the input itself are thrown.
 */
export async function* readCsvRecords(input: CsvInput): AsyncGenerator<(string[] | CsvBreak)[]> {
  let batch: (string[] | CsvBreak)[] = []
  const parser = parse({
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: RECORD_CHARACTERS,
    // Collected here and not read from the parser's stream, which loses what it holds when a later record fails.
    on_record: (record: string[]) => {
      batch.push(record)
      return null
    },
  })
  // Failures are also handed to the callbacks of write and end.
  parser.on('error', () => {})
  try {
    for await (const chunk of input) {
      const failure = await written(parser, chunk)
      if (failure !== null) {
        yield [...batch, failure]
        return
      }
      if (batch.length > 0) {
        yield batch
        batch = []
      }
    }
    const failure = await ended(parser)
    yield failure === null ? batch : [...batch, failure]
  } finally {
    parser.destroy()
  }
}

function written(parser: Parser, chunk: Uint8Array | string): Promise<CsvBreak | null> {
  return new Promise((resolve) => {
    parser.write(chunk, (error) => resolve(breakOf(error)))
  })
}

function ended(parser: Parser): Promise<CsvBreak | null> {
  return new Promise((resolve) => {
    parser.once('error', (error) => resolve(breakOf(error)))
    parser.once('finish', () => resolve(null))
    parser.end()
  })
}

function breakOf(error: Error | null | undefined): CsvBreak | null {
  if (error === null || error === undefined) return null
  const { code } = error as CsvError
  if (code === 'CSV_QUOTE_NOT_CLOSED') return { code: 'quote-not-closed' }
  if (code === 'CSV_MAX_RECORD_SIZE') return { code: 'record-too-long' }
  return { code: 'file-unreadable' }
}
