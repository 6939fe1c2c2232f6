import { type IdKind, toWire } from '../../platform/ids.ts'
import { toRfc3339 } from '../../platform/time.ts'
import type { EventType } from './catalogue.ts'
import type { PlacedEvent } from './feed-queries.ts'
import { eventActors, publishedEvent, type Reader, subjectType } from './published.ts'

/** An event as it goes over the wire, in whatever channel. */
export interface WireEvent {
  id: string
  type: EventType
  timestamp: string
  subject: { type: string; id: string; version: number }
  actor: (typeof eventActors)[number]
  data: unknown
}

/** @throws Error for an event that is not published: a scope never shows one */
export function presentEvent(event: PlacedEvent, reader: Reader): WireEvent {
  const published = publishedEvent(event.type)
  if (!published) throw new Error(`${event.type} is not published`)
  const kind = event.actor.split(':', 1)[0]
  return {
    id: toWire('event', event.id),
    type: event.type,
    timestamp: toRfc3339(event.occurredAt),
    subject: {
      type: subjectType(published),
      id: toWire(published.subjectId ?? (event.aggregateType as IdKind), event.aggregateId),
      version: event.version,
    },
    actor: eventActors.find((name) => name === kind) ?? 'worker',
    data: published.present(event.payload as never, reader),
  }
}
