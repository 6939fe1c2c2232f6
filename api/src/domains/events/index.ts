export {
  type AuditEntry,
  type AuditedActor,
  type AuditFilter,
  auditedActors,
  listAuditEntries,
} from './audit-queries.ts'
export type { EventPayloads, EventType, NewEvent, RecordedEvent } from './catalogue.ts'
export { forgetDetails } from './queries.ts'
export { recordEvent } from './record-event.ts'
export { type JobSpec, relayOnce, type Subscriptions } from './relay.ts'
