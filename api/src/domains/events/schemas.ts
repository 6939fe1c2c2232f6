import { z } from '@hono/zod-openapi'
import { fromAnyWire, idInput, wireId } from '../../platform/ids.ts'
import { pageLimitMax } from '../../platform/pagination.ts'
import { timestamp } from '../../platform/schemas.ts'
import type { EventType } from './catalogue.ts'
import { eventSchema, publishedTypes } from './published.ts'

/** `order.*` stands for all that begin so. */
function typesOf(text: string): EventType[] | null {
  const found = text.split(',').map((word) => {
    const name = word.trim()
    return publishedTypes.filter((type) =>
      name.endsWith('.*') ? type.startsWith(name.slice(0, -1)) : type === name,
    )
  })
  return found.every((types) => types.length > 0) ? found.flat() : null
}

const types = z
  .string()
  .max(1_000)
  .transform((text, context) => {
    const found = typesOf(text)
    if (found) return found
    context.addIssue({ code: 'custom', message: 'must be types of events, such as order.placed,payment.*' })
    return z.NEVER
  })
  .optional()
  .openapi({
    description: 'Only these types, with commas between; `order.*` is all that begin so. All, unless said.',
    example: 'order.placed,payment.*',
  })

const anyId = z
  .string()
  .max(40)
  .transform((wire, context) => {
    const found = fromAnyWire(wire)
    if (found) return found.id
    context.addIssue({ code: 'custom', message: 'must be an id such as ord_01h455vb4pex5vsknk084sn02q' })
    return z.NEVER
  })
  .optional()
  .openapi({ description: 'Only what happened to this.', example: 'ord_01h455vb4pex5vsknk084sn02q' })

const after = idInput('event')
  .optional()
  .openapi({ description: '`next` of the page before, or the id of any event you have seen.' })

const before = idInput('event')
  .optional()
  .openapi({ description: 'With `order=newest`: `next` of the page before, or the id of any event.' })

const order = z.enum(['oldest', 'newest']).default('oldest').openapi({
  description:
    '`oldest`: from a beginning on, for whoever must miss nothing. `newest`: from the end back, for people who look.',
  example: 'oldest',
})

const since = z.iso
  .datetime()
  .transform((text) => new Date(text))
  .optional()
  .openapi({
    description:
      'Instead of `after`: only what happened from then on, as far back as all that you ask for is kept. RFC 3339, UTC.',
    example: '2026-11-22T09:30:00.000Z',
  })

const limit = z.coerce
  .number()
  .int()
  .min(1)
  .max(pageLimitMax)
  .default(50)
  .openapi({ description: 'How many events at the most.', example: 50 })

export const eventsQuery = z.strictObject({ order, after, before, since, types, subjectId: anyId, limit })
export const eventStreamQuery = z.strictObject({ after, since, types, subjectId: anyId })
export const orderEventsQuery = z.strictObject({ after, since, limit })
export const orderEventStreamQuery = z.strictObject({ after, since })

const exampleEvent = {
  id: 'evt_01h455vb4pex5vsknk084sn02q',
  type: 'order.placed' as const,
  timestamp: '2026-11-22T09:30:00.000Z',
  subject: { type: 'order', id: 'ord_01h455vb4pex5vsknk084sn02q', version: 1 },
  actor: 'shopper' as const,
  data: { number: 'K7M4-2Q9X', total: { amount: 4990, currency: 'EUR' }, lines: 2 },
}

export const eventPageSchema = z
  .object({
    items: z.array(eventSchema).openapi({
      description: 'In the order in which they happened; the other way round with `order=newest`.',
    }),
    next: z.union([wireId('event'), z.null()]).openapi({
      description:
        'Send it as `after` next time, also when `items` is empty. Null: nothing has happened yet; begin again without. With `order=newest`: send it as `before` for older ones; null when no more are kept.',
      example: 'evt_01h455vb4pex5vsknk084sn02q',
    }),
    hasMore: z.boolean().openapi({ description: 'Whether more are waiting already.', example: false }),
    keptSince: z.union([timestamp, z.null()]).openapi({
      description:
        'What happened before is not kept of every type you ask for: read things as they are now instead. Null: all is kept.',
      example: null,
    }),
  })
  .openapi('EventPage', {
    example: { items: [exampleEvent], next: exampleEvent.id, hasMore: false, keptSince: null },
  })

export const eventStreamSchema = z.string().openapi({
  example: `id: ${exampleEvent.id}\nevent: ${exampleEvent.type}\ndata: ${JSON.stringify(exampleEvent)}\n\n`,
})
