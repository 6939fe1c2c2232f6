export {
  type AuditEntry,
  type AuditedActor,
  type AuditFilter,
  auditedActors,
  listAuditEntries,
} from './audit-queries.ts'
export type { EventPayloads, EventType, NewEvent, RecordedEvent } from './catalogue.ts'
export {
  type PlacedEvent,
  readFeed,
  readHead,
  readPlaceAt,
  readStoresBetween,
} from './feed-queries.ts'
export { type FeedScope, feedScopeOf, narrowed, orderScope } from './feed-scope.ts'
export { type HistoryEvent, readHistory } from './history-queries.ts'
export { createLiveFeed, type LiveFeed } from './live.ts'
export { presentEvent, type WireEvent } from './present-event.ts'
export {
  componentName,
  envelope,
  eventActors,
  eventSchemas,
  publishedEvent,
  publishedEvents,
  publishedTypes,
} from './published.ts'
export { forgetDetails } from './queries.ts'
export { followEvents, oneBeginning, readEvents } from './read-events.ts'
export { recordEvent } from './record-event.ts'
export { eventRefusals } from './refusals.ts'
export { type JobSpec, relayOnce, type Subscriptions } from './relay.ts'
export { passingTypes } from './retention.ts'
export { forgetOldEvents } from './retention-queries.ts'
export { createEventsRouter } from './routes.ts'
export { eventPageSchema, eventStreamSchema, orderEventStreamQuery, orderEventsQuery } from './schemas.ts'
