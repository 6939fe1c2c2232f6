export type { EventPayloads, EventType, NewEvent, RecordedEvent } from './catalogue.ts'
export { recordEvent } from './record-event.ts'
export { type JobSpec, relayOnce, type Subscriptions } from './relay.ts'
