import type { z } from '@hono/zod-openapi'
import type { EventPayloads, EventType } from './catalogue.ts'
import type { PublishedEvent, Reader } from './published.ts'

/** One published event; what `present` gives is held to fit `data`. */
export function declare<T extends EventType, S extends z.ZodType>(
  type: T,
  of: Omit<PublishedEvent<T>, 'type' | 'data' | 'present' | 'example'> & {
    data: S
    present: (payload: EventPayloads[T], reader: Reader) => z.input<S>
    example: z.input<S> & Record<string, unknown>
  },
): PublishedEvent {
  // Whoever reads an event finds its declaration by its type, so the payload it hands over is of that type.
  return { type, ...of } as unknown as PublishedEvent
}
