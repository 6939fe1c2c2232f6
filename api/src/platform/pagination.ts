import { createHash } from 'node:crypto'
import { z } from '@hono/zod-openapi'
import { platformRefusals, Refusal } from './refusals.ts'

export const pageLimitMax = 100

const limitError = `must be a whole number from 1 to ${pageLimitMax}, or absent for 24`

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.coerce
    .number(limitError)
    .int(limitError)
    .min(1, limitError)
    .max(pageLimitMax, limitError)
    .default(24)
    .openapi({ description: 'How many items at the most.', example: 24 }),
  cursor: z
    .string()
    .max(512)
    .optional()
    .openapi({ description: '`nextCursor` of the page before. Opaque; belongs to the same query.' }),
}

export const nextCursor = z
  .union([z.string(), z.null()])
  .openapi({ description: 'Send it as `cursor` for the next page; null on the last one.' })

/** Where a page ended: the sort value and id of its last row, bound to the query it came from. */
export type Keyset = [sortValue: string, id: string]

/** A name of constant length, so that long words to search for do not make a cursor too long to send back. */
const nameOf = (query: string) => createHash('sha256').update(query).digest('base64url').slice(0, 16)

export const encodeCursor = (query: string, keyset: Keyset): string =>
  Buffer.from(JSON.stringify([nameOf(query), ...keyset])).toString('base64url')

/** What a list is sorted by: a whole number, or an instant as PostgreSQL writes it (`2026-11-22 09:30:00.123+00`). */
const sortValues = {
  number: z.string().regex(/^-?\d{1,16}$/),
  instant: z.string().refine(
    (text) =>
      // Years and offsets that PostgreSQL never writes, it does not read either.
      !/^0000|[+-](1[6-9]|2\d)(:\d\d)?$/.test(text) &&
      instantPattern.safeParse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).success,
  ),
}
const instantPattern = z.iso.datetime({ offset: true })

export type SortedBy = keyof typeof sortValues

/** @throws Refusal invalid-request when the cursor is not one of this query. */
export function decodeCursor(query: string, sortedBy: SortedBy, cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null
  try {
    // Clients can write cursors, so what is in one is judged like any input.
    const shape = z.tuple([z.literal(nameOf(query)), sortValues[sortedBy], z.uuid()])
    const [, value, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return [value, id]
  } catch {
    // falls through to the refusal: a cursor is opaque, so why it does not parse helps nobody
  }
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: 'The cursor belongs to another query. Start again without one.',
    errors: [{ pointer: 'query/cursor', message: 'is not a cursor of this query' }],
  })
}
