import { IMPORT_LIMITS } from './imported-product.ts'

/** What a usable handle looks like: lowercase letters and digits, dashes only between them. */
export const HANDLE_PATTERN = /^[a-z0-9]+(?:-+[a-z0-9]+)*$/

/**
 * The handle a cell stands for: accents removed, other characters replaced by dashes.
 * 'unusable' when no letter or digit is left, 'too-long' beyond 255 characters (cutting could name another product).
 */
export function normalizeHandle(cell: string): string | 'unusable' | 'too-long' {
  if (cell.length > IMPORT_LIMITS.handleCharacters) return 'too-long'
  const handle = cell
    .toWellFormed()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (handle === '') return 'unusable'
  return handle.length > IMPORT_LIMITS.handleCharacters ? 'too-long' : handle
}
