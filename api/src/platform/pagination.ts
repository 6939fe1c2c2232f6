import { z } from '@hono/zod-openapi'
import { platformRefusals, Refusal } from './refusals.ts'

export const pageLimitMax = 100

/** `limit` and `cursor` of every list. */
export const pageQuery = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageLimitMax)
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
export type Keyset = [sortValue: string | number, id: string]

export const encodeCursor = (query: string, keyset: Keyset): string =>
  Buffer.from(JSON.stringify([query, ...keyset])).toString('base64url')

const cursorShape = z.tuple([z.string(), z.union([z.string().max(200), z.number()]), z.uuid()])

/** @throws Refusal invalid-request when the cursor is not one of this query. */
export function decodeCursor(query: string, cursor: string | undefined): Keyset | null {
  if (cursor === undefined) return null
  try {
    const [of, value, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === query) return [value, id]
  } catch {
    // falls through to the refusal: a cursor is opaque, so why it does not parse helps nobody
  }
  throw new Refusal(platformRefusals.invalidRequest, {
    detail: 'The cursor belongs to another query. Start again without one.',
    errors: [{ pointer: 'query/cursor', message: 'is not a cursor of this query' }],
  })
}
