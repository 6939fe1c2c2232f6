/**
 * A line of a CSV file (RFC 4180). Programs for tables take a cell that begins with = + - @, also as wide as on Asian
 * keyboards, a tab or a line break for a formula and run it: an apostrophe before it makes it text (OWASP, CSV injection).
 */
export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cellOf).join(',')}\r\n`

function cellOf(cell: string | number | null): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^\s*[=+\-@|%＝＋－＠]|^[\t\r\n]/u.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Excel takes a file without a byte order mark for one of Windows' own letters, and shows `ü` as `Ã¼`. */
export function forSpreadsheets(): TransformStream<Uint8Array, Uint8Array> {
  return new TransformStream({ start: (controller) => controller.enqueue(Uint8Array.of(0xef, 0xbb, 0xbf)) })
}
