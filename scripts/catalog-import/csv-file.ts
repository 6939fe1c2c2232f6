import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { readCsvRecords } from '../../api/src/domains/catalog/import/csv-records.ts'
import { readHeader } from '../../api/src/domains/catalog/import/header-dialects.ts'
import { StartProblem } from '../start/problem.ts'

/** A file that can be read as UTF-8 text from its first to its last byte. */
export interface CsvFile {
  path: string
  bytes: number
  /** Keys of the attributes the file has a column for: a product keeps the others. */
  attributeKeys: ReadonlySet<string>
}

const newline = 0x0a

/**
 * Reads the whole file once, before anything is written: half a catalogue of broken letters is worse than none.
 * Throws `StartProblem` in one line when it is not there, is no file, or is no text in UTF-8.
 */
export async function openCsvFile(path: string): Promise<CsvFile> {
  const found = await stat(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR')
      throw new StartProblem(`There is no file ${path}.`, { cause })
    throw unreadable(path, cause)
  })
  if (found.isDirectory()) throw new StartProblem(`${path} is a folder: name one CSV file in it.`)
  if (!found.isFile()) throw new StartProblem(`${path} is not a file.`)
  if (found.size === 0) throw new StartProblem(`${path} is empty. Export the products again.`)
  try {
    await mustBeText(path)
    return { path, bytes: found.size, attributeKeys: await attributeKeysOf(path) }
  } catch (cause) {
    if (cause instanceof StartProblem) throw cause
    throw unreadable(path, cause)
  }
}

const unreadable = (path: string, cause: unknown) =>
  new StartProblem(`${path} cannot be read (${cause instanceof Error ? cause.message : cause}).`, { cause })

async function mustBeText(path: string): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const notUtf8 = (line: number) =>
    new StartProblem(
      `${path} is not in UTF-8 (see line ${line}): save it as "CSV UTF-8" and import it again. Nothing was imported.`,
    )
  let line = 1
  let isFirst = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst && isUtf16(chunk))
      throw new StartProblem(
        `${path} is in UTF-16: save it as "CSV UTF-8" and import it again. Nothing was imported.`,
      )
    if (chunk.includes(0)) throw new StartProblem(`${path} is not a CSV file, or not a whole one.`)
    isFirst = false
    try {
      decoder.decode(chunk, { stream: true })
    } catch {
      throw notUtf8(line + linesBeforeBroken(chunk))
    }
    line += linesIn(chunk)
  }
  try {
    decoder.decode()
  } catch {
    throw notUtf8(line)
  }
}

const isUtf16 = (chunk: Buffer) =>
  (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff)

function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, at + 1)) lines += 1
  return lines
}

/** The ends of a chunk may cut a letter in two, so lines in its middle are believed first. */
function linesBeforeBroken(chunk: Buffer): number {
  let from = 0
  for (let lines = 0; ; lines += 1) {
    const to = chunk.indexOf(newline, from)
    if (to === -1) return lines
    if (from > 0 && !isUtf8(chunk.subarray(from, to))) return lines
    from = to + 1
  }
}

async function attributeKeysOf(path: string): Promise<ReadonlySet<string>> {
  for await (const [first] of readCsvRecords(createReadStream(path))) {
    if (!Array.isArray(first)) continue
    return new Set(readHeader(first).columns?.attributes.map(({ key }) => key))
  }
  return new Set()
}
