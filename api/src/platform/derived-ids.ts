import { createHash } from 'node:crypto'

/** An id that follows from what it is of, so that whoever makes it again makes the same: UUIDv8 of RFC 9562 (5.8), filled from SHA-256. */
export function derivedId(...of: readonly string[]): string {
  const bytes = createHash('sha256').update(of.join('\u0000')).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
